import { REFERRAL_TRANSITIONS } from '../../src/modules/referrals/referral-states';
import { REFERRAL_STATES } from '../../src/modules/referrals/referral-words';
import {
  CONSENT_DIRECTIONS,
  CONSENT_PURPOSES,
  INFORMATION_CATEGORIES,
  isSpecial,
} from '../../src/modules/consents/consent-words';
import {
  AGREEMENT_SIDES,
  STORED_AGREEMENT_STATES,
  TERMINATION_FORMS,
} from '../../src/modules/agreements/agreement-states';
import {
  CUSTODY_EVIDENCE,
  CUSTODY_KINDS,
  CUSTODY_ROLES,
  MEMBER_ROLES,
  PREGNANCY_ENDS,
} from '../../src/modules/families/family-words';
import { ROLES } from '../../src/domain/actor';
import { LAENDER } from '../../src/domain/working-days';
import { makeFreshDatabase, type FreshDatabase } from '../support/fresh-database';

/** What the code lists and what the database lists are the same words. */
let fresh: FreshDatabase;

beforeAll(async () => {
  fresh = await makeFreshDatabase();
});
afterAll(() => fresh.close());

it('the steps of a referral are those of the state table, and its drafting', async () => {
  const { rows } = await fresh.owner.query(
    `select action, from_state as from, to_state as to, side as by from referral_transitions`,
  );
  const expected = [{ action: 'DRAFT', from: 'NONE', to: 'DRAFT', by: 'SENDER' }, ...REFERRAL_TRANSITIONS];
  expect(sorted(rows)).toEqual(sorted(expected));
});

it.each<[string, readonly string[]]>([
  ['referrals_state_check', REFERRAL_STATES],
  ['referrals_purpose_check', CONSENT_PURPOSES],
  ['consents_purpose_check', CONSENT_PURPOSES],
  ['consents_direction_check', CONSENT_DIRECTIONS],
  ['consent_items_category_check', INFORMATION_CATEGORIES],
  ['family_members_role_check', MEMBER_ROLES],
  ['family_members_closed_as_check', PREGNANCY_ENDS],
  ['custodies_kind_check', CUSTODY_KINDS],
  ['custody_holders_held_as_check', CUSTODY_ROLES],
  ['custody_holders_evidence_check', CUSTODY_EVIDENCE],
  ['agreements_state_check', STORED_AGREEMENT_STATES],
  ['agreement_signatures_side_check', AGREEMENT_SIDES],
  ['terminations_given_by_check', AGREEMENT_SIDES],
  ['terminations_form_check', TERMINATION_FORMS],
  ['hats_role_check', ROLES],
  ['offers_state_check', ['PUBLISHED', 'PAUSED', 'ENDED']],
  ['offer_imports_state_check', ['RUNNING', 'DONE', 'REFUSED', 'FAILED']],
  ['offer_reports_state_check', ['SUBMITTED', 'PUBLISHED', 'DECLINED', 'WITHDRAWN']],
  ['networks_land_check', LAENDER],
])('%s lists the words of the code', async (constraint, words) => {
  const { rows } = await fresh.owner.query<{ text: string }>(
    `select pg_get_constraintdef(oid) as text from pg_constraint where conname = $1`,
    [constraint],
  );
  expect(wordsIn(rows[0]?.text)).toEqual([...words].sort());
});

it('what a holder of custody may release is of the categories of the code', async () => {
  const { rows } = await fresh.owner.query<{ text: string }>(
    `select pg_get_constraintdef(oid) as text from pg_constraint where conname = 'custody_holders_scope_check'`,
  );
  const words = [...(rows[0]?.text ?? '').matchAll(/"(\w+)"/g)].map((match) => match[1]);
  expect(words).toEqual([...INFORMATION_CATEGORIES]);
});

it.each([
  ['hats', 'works', ['PROFESSIONAL']],
  ['referrals', 'assigned', ['REQUESTED', 'ACCEPTED', 'IN_PROGRESS', 'ON_HOLD']],
  ['accounts', 'enabled', ['DISABLED']],
  ['referrals', 'resting', ['REQUESTED', 'ACCEPTED', 'IN_PROGRESS', 'ON_HOLD', 'COMPLETED']],
  ['referrals', 'held', ['ACCEPTED', 'IN_PROGRESS', 'ON_HOLD', 'COMPLETED']],
  ['referrals', 'closed', ['DECLINED', 'WITHDRAWN', 'CONSENT_REVOKED']],
  ['family_members', 'adult', ['CHILD', 'PREGNANCY']],
  ['referral_events', 'recalled', ['RECALL']],
  ['received_items', 'kept', ['OWN_LEGAL_BASIS']],
  ['releases', 'ticked', INFORMATION_CATEGORIES.filter(isSpecial)],
  ['consents', 'signable', ['REFUSED']],
])('the mark %s.%s is made from these words', async (table, column, words) => {
  const { rows } = await fresh.owner.query<{ text: string }>(
    `select generation_expression as text from information_schema.columns where table_name = $1 and column_name = $2`,
    [table, column],
  );
  expect(wordsIn(rows[0]?.text)).toEqual([...words].sort());
});

function wordsIn(expression = ''): string[] {
  return [...expression.matchAll(/'(\w+)'/g)].map((match) => match[1] ?? '').sort();
}

function sorted(rows: readonly object[]): string[] {
  return rows
    .map((row) => JSON.stringify(Object.entries(row).sort(([one], [other]) => one.localeCompare(other))))
    .sort();
}
