import { breachesOf } from '../support/history-check';
import { CLOSING_RULES } from '../support/history-closing';
import {
  answers,
  confirmsDeletion,
  recalls,
  revokes,
  revokesPart,
  signs,
  supersedes,
} from '../support/race-acts';
import { as } from '../support/people';
import { bringTo, makeStage, partnerOf, type Case, type Stage } from '../support/race-stage';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/**
 * The checker of all races and interleavings sees what breaks its rules on revocations, answers and recalls: in a
 * database whose keys the owner has taken off, each rule is broken once, by one statement.
 */
let test: TestDatabase;
let stage: Stage;
let cases: Record<Kind, Case>;

type Kind = 'partKept' | 'open' | 'recalled' | 'superseded';

beforeAll(async () => {
  test = await openTestDatabase();
  stage = await makeStage(test, 'pruefer');
  const part = (made: Case) =>
    revokesPart(stage.sender, made.consentId, { revokedBy: made.mother, items: [[made.mother, 'CONTACT']] });
  cases = {
    partKept: await bringTo(stage, 'ACCEPTED', part, (made) =>
      answers(stage.recipient, made, 'OWN_LEGAL_BASIS'),
    ),
    open: await bringTo(stage, 'ACCEPTED', ({ consentId, mother }) =>
      revokes(stage.sender, consentId, mother),
    ),
    recalled: await bringTo(
      stage,
      'ACCEPTED',
      (made) => recalls(stage.sender, made),
      (made) => confirmsDeletion(stage.recipient, made),
    ),
    superseded: await bringTo(stage, 'ACCEPTED', (made) =>
      supersedes(stage.sender, made.consentId, {
        familyId: made.familyId,
        recipients: [partnerOf(stage.recipient)],
        items: [[made.mother, 'CONTACT']],
      }),
    ),
  };
  const { superseded } = cases;
  const { rows } = await test.owner.query<{ id: string }>(
    'select id from consents where supersedes_id = $1',
    [superseded.consentId],
  );
  const act = signs(stage.sender, rows[0]?.id ?? '', superseded.mother);
  await as(test.database, act.actor, (work) => act.story(work));
  const keys = await test.owner.query<{ drop: string }>(
    `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop from pg_constraint
      where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0`,
  );
  for (const { drop } of keys.rows) await test.owner.query(drop);
});
afterAll(() => test.close());

interface Breach {
  readonly rule: string;
  readonly kind: Kind;
  /** What breaks it. */
  readonly statement: (made: Case) => string;
}

const of = ({ referralId }: Case): string => `where referral_id = '${referralId}'`;
const under = ({ consentId }: Case): string => `where consent_id = '${consentId}'`;

const BREACHES: readonly Breach[] = [
  {
    rule: 'a revocation ends every release that the person had part in, of the whole or of the part named',
    kind: 'partKept',
    statement: (made) =>
      `update releases set live = true, revocation_id = null, revoked_by_id = null ${under(made)} and category = 'CONTACT'`,
  },
  {
    rule: 'a revocation of a part ends nothing beside it',
    kind: 'partKept',
    statement: (made) =>
      `update releases l set live = false, revocation_id = v.id, revoked_by_id = v.revoked_by_id from revocations v
        where v.consent_id = '${made.consentId}' and l.consent_id = v.consent_id and l.category = 'SOCIAL_SITUATION'`,
  },
  {
    rule: 'nothing is granted on a signature that was taken back, as a whole or for that part',
    kind: 'partKept',
    statement: (made) =>
      `update releases set written_at = clock_timestamp() ${under(made)} and category = 'CONTACT'`,
  },
  {
    rule: 'nobody takes back a part that they could not give',
    kind: 'partKept',
    statement: (made) => `update revocation_parts set revoked_by_id = '${made.father}' ${under(made)}`,
  },
  {
    rule: 'a form that was superseded holds nothing',
    kind: 'superseded',
    statement: (made) => `update releases set live = true, superseded_by_id = null ${under(made)}`,
  },
  {
    rule: 'a form that is to take the place of another grants nothing before it does',
    kind: 'superseded',
    statement: (made) =>
      `update supersessions set superseded_id = consent_id where superseded_id = '${made.consentId}'`,
  },
  {
    rule: 'the recipient is asked about every item that was revoked in mid-work, by the revocation that took it away',
    kind: 'open',
    statement: (made) => `delete from restricted_items ${of(made)} and category = 'CONTACT'`,
  },
  {
    rule: 'the recipient is asked about nothing else, and only after it has accepted',
    kind: 'partKept',
    statement: (made) => `update restricted_items set category = 'SOCIAL_SITUATION' ${of(made)}`,
  },
  {
    rule: 'of what is held everything rests that is not restricted',
    kind: 'partKept',
    statement: (made) =>
      `update payload_items set resting = null ${of(made)} and category = 'SOCIAL_SITUATION'`,
  },
  {
    rule: 'nothing restricted is readable without its own answer, that it is kept',
    kind: 'open',
    statement: (made) => `update received_items set reading = 'OWN_LEGAL_BASIS' ${of(made)}`,
  },
  {
    rule: 'what is kept is all that the revocation answered so has taken away, and nothing else',
    kind: 'partKept',
    statement: (made) => `delete from kept_items ${of(made)}`,
  },
  {
    rule: 'an answer is given by somebody of the recipient, after the question',
    kind: 'partKept',
    statement: (made) =>
      `update restriction_answers set answered_by = '${stage.sender.accountId}' ${of(made)}`,
  },
  {
    rule: 'nothing of a recalled referral is readable, and it is closed',
    kind: 'recalled',
    statement: (made) => `update received_items set reading = 'ACCEPTED' ${of(made)}`,
  },
  {
    rule: 'what was recalled was sent before, by the partner that recalls it',
    kind: 'recalled',
    statement: (made) => `update recalls set recalled_by = '${stage.recipient.accountId}' ${of(made)}`,
  },
  {
    rule: 'a step RECALL has its recall, and a deletion is confirmed after it by the recipient',
    kind: 'recalled',
    statement: (made) => `delete from recalls ${of(made)}`,
  },
];

it('names every rule on closing', () => {
  expect(BREACHES.map((breach) => breach.rule).sort()).toEqual(CLOSING_RULES.map(({ rule }) => rule).sort());
});

it('finds nothing where nothing is broken', async () => {
  expect(await breachesOf(test.owner)).toEqual([]);
});

it.each(BREACHES)('$rule', async ({ rule, kind, statement }) => {
  const made = cases[kind];
  await test.owner.query('begin');
  const { rowCount } = await test.owner.query(statement(made));
  const breaches = await breachesOf(test.owner, [made.familyId], CLOSING_RULES);
  await test.owner.query('rollback');
  expect(rowCount).toBeGreaterThan(0);
  expect(breaches.map((breach) => breach.slice(0, breach.lastIndexOf(':')))).toContain(rule);
});
