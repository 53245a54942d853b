import { addDays } from '../../src/domain/period';
import { personCalled } from './found-network';
import {
  partnerCalled,
  recordFamily,
  revoke,
  sendWithConsent,
  step,
  type PartnerIds,
  type ReferralLine,
} from './scenes';
import type { Stage } from './stage';

const midwife = personCalled('hebamme').email;
const counsellor = personCalled('beraterin').email;
const clinic = personCalled('klinik').email;
const familyMidwife = personCalled('familienhebamme').email;
const earlyIntervention = personCalled('fruehfoerderung').email;
const educational = personCalled('erziehungsberatung').email;

/** Referrals that have come to an end, or to a pause. */
export async function playPastReferrals(stage: Stage, partners: PartnerIds): Promise<void> {
  await completed(stage, partners);
  await declined(stage, partners);
  await restricted(stage, partners);
  await revoked(stage, partners);
  await onHold(stage, partners);
}

async function completed(stage: Stage, partners: PartnerIds): Promise<void> {
  await stage.moveTo(75);
  const family = await recordFamily(
    stage,
    midwife,
    [
      {
        key: 'mutter',
        role: 'MOTHER',
        name: 'Jana Feldhoff',
        contact: '0231 5550101',
        safeContact: 'Vormittags erreichbar.',
      },
      { key: 'kind', role: 'CHILD', name: 'Mila Feldhoff', birth: addDays(stage.today, -60) },
    ],
    [{ child: 'kind', kind: 'SOLE', holders: ['mutter'] }],
  );
  const line: ReferralLine = {
    family,
    to: partnerCalled(partners, 'familyMidwives'),
    payload: [
      ['mutter', 'CONTACT', 'Jana Feldhoff, 0231 5550101, bitte vormittags anrufen.'],
      ['kind', 'CHILD_DEVELOPMENT', 'Trinkt unruhig, nimmt langsam zu; Begleitung beim Füttern gewünscht.'],
    ],
  };
  const { referralId } = await sendWithConsent(stage, midwife, line, ['mutter']);
  await stage.moveTo(74);
  await step(stage, familyMidwife, 'acceptReferral', referralId);
  await step(stage, familyMidwife, 'startReferral', referralId);
  await stage.moveTo(30);
  await stage.ask(
    familyMidwife,
    'mutation ($input: CompleteReferralInput!) { completeReferral(input: $input) { state } }',
    {
      input: { referralId, outcome: 'SUPPORT_FINISHED', ending: 'PLANNED' },
    },
  );
}

async function declined(stage: Stage, partners: PartnerIds): Promise<void> {
  await stage.moveTo(29);
  const family = await recordFamily(stage, counsellor, [
    { key: 'mutter', role: 'MOTHER', name: 'Dilara Akyol', contact: '0231 5550102' },
    { key: 'schwangerschaft', role: 'PREGNANCY', of: 'mutter' },
  ], [], 'tr'); // prettier-ignore
  const line: ReferralLine = {
    family,
    to: partnerCalled(partners, 'familyMidwives'),
    payload: [
      ['mutter', 'CONTACT', 'Dilara Akyol, 0231 5550102; spricht Türkisch und etwas Deutsch.'],
      ['schwangerschaft', 'PREGNANCY_AND_BIRTH', 'Wünscht sich eine Begleitung nach der Geburt.'],
    ],
  };
  const { referralId } = await sendWithConsent(stage, counsellor, line, ['mutter']);
  await stage.moveTo(27);
  await stage.ask(
    familyMidwife,
    'mutation ($id: ID!, $reason: DeclineReason!, $note: String) { declineReferral(id: $id, reason: $reason, note: $note) { state } }',
    {
      id: referralId,
      reason: 'NO_CAPACITY',
      note: 'Zurzeit ist leider kein Platz frei. In einigen Wochen gern wieder.',
    },
  );
}

/** Revoked in mid-work: the referral stays, what rested on the consent is closed. */
async function restricted(stage: Stage, partners: PartnerIds): Promise<void> {
  await stage.moveTo(26);
  const family = await recordFamily(stage, clinic, [
    { key: 'mutter', role: 'MOTHER', name: 'Svetlana Iwanek', contact: '0231 5550103' },
    { key: 'kind', role: 'CHILD', name: 'Lew Iwanek', birth: addDays(stage.today, -9) },
  ], [{ child: 'kind', kind: 'SOLE', holders: ['mutter'] }], 'uk'); // prettier-ignore
  const line: ReferralLine = {
    family,
    to: partnerCalled(partners, 'earlyIntervention'),
    purpose: 'DIAGNOSTICS',
    payload: [
      ['mutter', 'CONTACT', 'Svetlana Iwanek, 0231 5550103.'],
      ['kind', 'CHILD_HEALTH', 'Frühgeburt in der 34. Woche; Kontrolle der Entwicklung empfohlen.'],
    ],
  };
  const { referralId, consentId } = await sendWithConsent(stage, clinic, line, ['mutter']);
  await step(stage, earlyIntervention, 'acceptReferral', referralId);
  await stage.moveTo(6);
  await revoke(stage, clinic, consentId, family.members.mutter);
}

async function revoked(stage: Stage, partners: PartnerIds): Promise<void> {
  await stage.moveTo(25);
  const family = await recordFamily(stage, counsellor, [
    { key: 'mutter', role: 'MOTHER', name: 'Clara Nienhaus', contact: '0231 5550104' },
  ]);
  const line: ReferralLine = {
    family,
    to: partnerCalled(partners, 'educational'),
    payload: [['mutter', 'SOCIAL_SITUATION', 'Trennung vor zwei Monaten, sucht Beratung.']],
  };
  const { consentId } = await sendWithConsent(stage, counsellor, line, ['mutter']);
  await stage.moveTo(24);
  await revoke(stage, counsellor, consentId, family.members.mutter);
}

async function onHold(stage: Stage, partners: PartnerIds): Promise<void> {
  await stage.moveTo(23);
  const family = await recordFamily(
    stage,
    midwife,
    [
      { key: 'mutter', role: 'MOTHER', name: 'Finja Ostrowski', contact: '0231 5550105' },
      { key: 'vater', role: 'FATHER', name: 'Marek Ostrowski', contact: '0231 5550106' },
      { key: 'kind', role: 'CHILD', name: 'Ida Ostrowski', birth: addDays(stage.today, -50).slice(0, 7) },
    ],
    [{ child: 'kind', kind: 'JOINT', holders: ['mutter', 'vater'] }],
  );
  const line: ReferralLine = {
    family,
    to: partnerCalled(partners, 'educational'),
    payload: [
      ['mutter', 'CONTACT', 'Finja Ostrowski, 0231 5550105.'],
      ['kind', 'CHILD_HEALTH', 'Schreit nachts viel; die Untersuchungen waren unauffällig.'],
    ],
  };
  const { referralId } = await sendWithConsent(stage, midwife, line, ['mutter', 'vater']);
  await step(stage, educational, 'acceptReferral', referralId);
  await step(stage, educational, 'startReferral', referralId);
  await stage.moveTo(22);
  await step(stage, educational, 'holdReferral', referralId);
}
