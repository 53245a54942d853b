import type { Person } from '../../src/domain/actor';
import { draftConsent } from '../../src/modules/consents/draft-consent';
import { recordFamily } from '../../src/modules/families/record-family';
import { draftReferral } from '../../src/modules/referrals/draft-referral';
import { addWitness } from './history-witness';
import { as, makeAgreement, makeTown, type Town } from './people';
import { accepts, sends, signs } from './race-acts';
import type { Act } from './race-lanes';
import type { TestDatabase } from './test-database';

export const NOW = '2026-03-18T09:00:00Z';
export const TODAY = '2026-03-18';
export const YESTERDAY = '2026-03-17';

/**
 * Two institutions with two professionals each, all of whom open all of their own institution's records, at a fixed
 * time, in a database that witnesses what is written.
 */
export interface Stage {
  readonly test: TestDatabase;
  readonly town: Town;
  readonly sender: Person;
  readonly senderColleague: Person;
  readonly recipient: Person;
  readonly recipientColleague: Person;
}

export async function makeStage(test: TestDatabase, slug: string): Promise<Stage> {
  await test.setTime(NOW);
  await addWitness(test.owner);
  const town = await makeTown(test, slug);
  const from = await town.partner('Hebammenpraxis', { caseAccess: 'TEAM' });
  const to = await town.partner('Elternberatung', { caseAccess: 'TEAM' });
  return {
    test,
    town,
    sender: await town.person(from, 'PROFESSIONAL'),
    senderColleague: await town.person(from, 'PROFESSIONAL'),
    recipient: await town.person(to, 'PROFESSIONAL'),
    recipientColleague: await town.person(to, 'PROFESSIONAL'),
  };
}

export type CaseStep = 'DRAFTED' | 'SIGNED' | 'SENT' | 'ACCEPTED';

/** A family of mother, father and child with one form and one referral, as far along as asked for. */
export interface Case {
  readonly familyId: string;
  readonly mother: string;
  readonly father: string;
  readonly child: string;
  readonly consentId: string;
  readonly referralId: string;
}

/** Nothing in a case costs more than a few statements, so each run of a race has its own. */
export async function makeCase(stage: Stage, step: CaseStep): Promise<Case> {
  const { sender, recipient, test } = stage;
  const toPartnerId = partnerOf(recipient);
  const family = await makeFamily(test, sender);
  const consentId = await draftForm(stage, sender, family, [toPartnerId]);
  const referral = await as(test.database, sender, (work) =>
    draftReferral(work, {
      familyId: family.familyId,
      toPartnerId,
      purpose: 'FIND_SUPPORT',
      urgency: 'ROUTINE',
      payload: [
        { memberId: family.mother, category: 'CONTACT', text: 'Bitte vormittags anrufen' },
        { memberId: family.mother, category: 'SOCIAL_SITUATION', text: 'Umzug steht bevor' },
      ],
    }),
  );
  const made = { ...family, consentId, referralId: referral.id };
  const acts = [signs(sender, consentId, family.mother), sends(sender, made), accepts(recipient, made)];
  const count = { DRAFTED: 0, SIGNED: 1, SENT: 2, ACCEPTED: 3 }[step];
  for (const act of acts.slice(0, count)) await as(test.database, act.actor, (work) => act.story(work));
  return made;
}

/** A case after some more acts, one after the other. */
export async function bringTo(
  stage: Stage,
  step: CaseStep,
  ...acts: readonly ((made: Case) => Act<Person>)[]
): Promise<Case> {
  const made = await makeCase(stage, step);
  for (const each of acts) {
    const act = each(made);
    await as(stage.test.database, act.actor, (work) => act.story(work));
  }
  return made;
}

export type Household = Pick<Case, 'familyId' | 'mother' | 'father' | 'child'>;

export async function makeFamily(test: TestDatabase, owner: Person): Promise<Household> {
  const family = await as(test.database, owner, (work) =>
    recordFamily(work, {
      members: [
        { key: 'm', role: 'MOTHER', name: 'Erika Muster' },
        { key: 'f', role: 'FATHER', name: 'Max Muster' },
        { key: 'c', role: 'CHILD', name: 'Mia Muster', birth: '2026-01' },
      ],
      custody: [{ child: 'c', kind: 'JOINT', holders: ['m', 'f'] }],
    }),
  );
  const found = await test.owner.query<{ role: string; id: string }>(
    'select role, id from family_members where family_id = $1',
    [family.id],
  );
  const member = (role: string): string => found.rows.find((row) => row.role === role)?.id ?? '';
  return {
    familyId: family.id,
    mother: member('MOTHER'),
    father: member('FATHER'),
    child: member('CHILD'),
  };
}

/** A form that the mother signs for what is hers, both parents for what is the child's. */
export async function draftForm(
  stage: Stage,
  owner: Person,
  family: Household,
  recipients: string[],
): Promise<string> {
  const consent = await as(stage.test.database, owner, (work) =>
    draftConsent(work, {
      familyId: family.familyId,
      recipients,
      items: [
        { memberId: family.mother, category: 'CONTACT' },
        { memberId: family.mother, category: 'SOCIAL_SITUATION' },
        { memberId: family.child, category: 'SUPPORT_SO_FAR' },
      ],
      purpose: 'FIND_SUPPORT',
      direction: 'ONE_WAY',
      validFrom: TODAY,
      language: 'de',
    }),
  );
  return consent.id;
}

export function partnerOf(person: Person): string {
  if (person.partnerId === null) throw new Error('A person of a partner is meant.');
  return person.partnerId;
}

/** The partner's only agreement that has no notice; a new one when the last has ended. */
export async function agreementOf(stage: Stage, partnerId: string): Promise<string> {
  const found = await stage.test.owner.query<{ id: string }>(
    `select id from agreements where partner_id = $1 and state = 'IN_FORCE' and last_day is null`,
    [partnerId],
  );
  return found.rows[0]?.id ?? (await makeAgreement(stage.test, stage.town.networkId, partnerId));
}

export async function stateOf(stage: Stage, { referralId }: { referralId: string }): Promise<string> {
  const found = await stage.test.owner.query<{ state: string }>('select state from referrals where id = $1', [
    referralId,
  ]);
  return found.rows[0]?.state ?? 'NONE';
}
