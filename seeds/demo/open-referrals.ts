import { addDays } from '../../src/domain/period';
import { personCalled } from './found-network';
import {
  draftConsent,
  draftReferral,
  partnerCalled,
  recordFamily,
  sendWithConsent,
  sign,
  step,
  type PartnerIds,
  type ReferralLine,
} from './scenes';
import type { Stage } from './stage';

const midwife = personCalled('hebamme').email;
const counsellor = personCalled('beraterin').email;
const clinic = personCalled('klinik').email;
const familyMidwife = personCalled('familienhebamme').email;

/** Referrals of the last weeks, until today: waiting, overdue, run out, taken back, taken on, prepared. */
export async function playOpenReferrals(
  stage: Stage,
  partners: PartnerIds,
  offers: ReadonlyMap<string, string>,
): Promise<void> {
  await expired(stage, partners);
  await overdue(stage, partners);
  await inProgress(stage, partners);
  await withdrawn(stage, partners);
  await accepted(stage, partners, offers.get('maternity-protection'));
  await waiting(stage, partners);
  await drafted(stage, partners);
}

/** Sent in time; the consent has run out since, and nobody has answered. */
async function expired(stage: Stage, partners: PartnerIds): Promise<void> {
  await stage.moveTo(21);
  const family = await recordFamily(stage, clinic, [
    { key: 'mutter', role: 'MOTHER', name: 'Rahel Steinweg', contact: '0231 5550107' },
  ]);
  const line: ReferralLine = {
    family,
    to: partnerCalled(partners, 'counselling'),
    payload: [['mutter', 'PARENT_HEALTH', 'Fühlt sich seit der Entlassung sehr erschöpft.']],
  };
  await sendWithConsent(stage, clinic, line, ['mutter'], addDays(stage.today, 10));
}

async function overdue(stage: Stage, partners: PartnerIds): Promise<void> {
  await stage.moveTo(20);
  const family = await recordFamily(stage, midwife, [
    { key: 'mutter', role: 'MOTHER', name: 'Amira Haddad', contact: '0231 5550108', safeContact: 'Bitte keine Post.' },
  ], [], 'ar'); // prettier-ignore
  const line: ReferralLine = {
    family,
    to: partnerCalled(partners, 'paediatrician'),
    payload: [['mutter', 'CONTACT', 'Amira Haddad, 0231 5550108; bitte keine Post.']],
  };
  await sendWithConsent(stage, midwife, line, ['mutter']);
}

async function inProgress(stage: Stage, partners: PartnerIds): Promise<void> {
  await stage.moveTo(12);
  const family = await recordFamily(
    stage,
    counsellor,
    [
      {
        key: 'mutter',
        role: 'MOTHER',
        name: 'Lea Grunewald',
        birth: addDays(stage.today, -6200).slice(0, 7),
        contact: '0231 5550109',
      },
      { key: 'vormund', role: 'GUARDIAN', name: 'Holger Kampmann', contact: '0231 5550110' },
      { key: 'kind', role: 'CHILD', name: 'Theo Grunewald', birth: addDays(stage.today, -40) },
    ],
    [{ child: 'kind', kind: 'MINOR_PARENT', holders: ['mutter', 'vormund'] }],
  );
  const line: ReferralLine = {
    family,
    to: partnerCalled(partners, 'familyMidwives'),
    purpose: 'JOINT_SUPPORT',
    payload: [
      ['mutter', 'SOCIAL_SITUATION', 'Lebt mit dem Kind bei den Großeltern und geht wieder zur Schule.'],
      ['kind', 'CHILD_DEVELOPMENT', 'Gedeiht gut.'],
    ],
  };
  const { referralId } = await sendWithConsent(stage, counsellor, line, ['mutter', 'vormund']);
  await stage.moveTo(10);
  await step(stage, familyMidwife, 'acceptReferral', referralId);
  await step(stage, familyMidwife, 'startReferral', referralId);
}

async function withdrawn(stage: Stage, partners: PartnerIds): Promise<void> {
  await stage.moveTo(9);
  const family = await recordFamily(stage, midwife, [
    { key: 'mutter', role: 'MOTHER', name: 'Pia Wellmann', contact: '0231 5550111' },
  ]);
  const line: ReferralLine = {
    family,
    to: partnerCalled(partners, 'educational'),
    payload: [['mutter', 'CONTACT', 'Pia Wellmann, 0231 5550111.']],
  };
  const { referralId } = await sendWithConsent(stage, midwife, line, ['mutter']);
  await stage.moveTo(8);
  await stage.ask(
    midwife,
    'mutation ($id: ID!, $reason: WithdrawReason!) { withdrawReferral(id: $id, reason: $reason) { state } }',
    {
      id: referralId,
      reason: 'FAMILY_WISH',
    },
  );
}

async function accepted(stage: Stage, partners: PartnerIds, offerId: string | undefined): Promise<void> {
  await stage.moveTo(4);
  const family = await recordFamily(stage, midwife, [
    { key: 'mutter', role: 'MOTHER', name: 'Hanna Birkenfeld', contact: '0231 5550112' },
    { key: 'schwangerschaft', role: 'PREGNANCY', of: 'mutter' },
  ]);
  const line: ReferralLine = {
    family,
    to: partnerCalled(partners, 'counselling'),
    offerId,
    payload: [
      ['mutter', 'CONTACT', 'Hanna Birkenfeld, 0231 5550112.'],
      ['schwangerschaft', 'PREGNANCY_AND_BIRTH', 'Möchte über Elterngeld und Kindersachen beraten werden.'],
    ],
  };
  const { referralId } = await sendWithConsent(stage, midwife, line, ['mutter']);
  await stage.moveTo(3);
  await step(stage, personCalled('beraterin').email, 'acceptReferral', referralId);
}

async function waiting(stage: Stage, partners: PartnerIds): Promise<void> {
  await stage.moveTo(1);
  const family = await recordFamily(stage, midwife, [
    { key: 'mutter', role: 'MOTHER', name: 'Noemi Castrup', contact: '0231 5550113' },
  ]);
  const line: ReferralLine = {
    family,
    to: partnerCalled(partners, 'familyMidwives'),
    payload: [['mutter', 'CONTACT', 'Noemi Castrup, 0231 5550113. Freut sich auf einen Anruf.']],
  };
  await sendWithConsent(stage, midwife, line, ['mutter']);
}

/** Prepared today: one parent has signed for the child, the other not yet; a form that was refused; one not begun. */
async function drafted(stage: Stage, partners: PartnerIds): Promise<void> {
  await stage.moveTo(0);
  const family = await recordFamily(
    stage,
    midwife,
    [
      { key: 'mutter', role: 'MOTHER', name: 'Johanna Ellerbrock', contact: '0231 5550114' },
      { key: 'vater', role: 'FATHER', name: 'Sven Ellerbrock', contact: '0231 5550115' },
      { key: 'kind', role: 'CHILD', name: 'Emil Ellerbrock', birth: addDays(stage.today, -85) },
    ],
    [{ child: 'kind', kind: 'JOINT', holders: ['mutter', 'vater'] }],
  );
  const recipient = partnerCalled(partners, 'earlyIntervention');
  const consent = await draftConsent(stage, midwife, { family, to: [recipient], items: [['mutter', 'CONTACT'], ['kind', 'CHILD_DEVELOPMENT']] }); // prettier-ignore
  await sign(stage, midwife, consent, family.members.mutter);
  const refused = await draftConsent(stage, midwife, {
    family,
    to: [partnerCalled(partners, 'educational')],
    items: [['vater', 'CONTACT']],
  });
  await step(stage, midwife, 'refuseConsent', refused);
  await draftConsent(stage, midwife, {
    family,
    to: [partnerCalled(partners, 'parentSchool')],
    items: [['mutter', 'CONTACT']],
    validFrom: addDays(stage.today, 14),
  });
  await draftReferral(stage, midwife, {
    family,
    to: recipient,
    payload: [
      ['mutter', 'CONTACT', 'Johanna Ellerbrock, 0231 5550114.'],
      ['kind', 'CHILD_DEVELOPMENT', 'Dreht den Kopf nur nach links.'],
    ],
  });
}
