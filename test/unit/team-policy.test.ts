import { ROLES, type Role } from '../../src/domain/actor';
import { canDisable, canReassignFrom, canSeeAccount, successorsOf } from '../../src/modules/team/team-policy';
import { COLLEAGUE, OTHER, OWN, SELF, hat } from '../support/hats';

/** Hats of the person it is about: what the person is at the actor's partner, at another, at none. */
const PEOPLE = {
  'a professional of one’s own': [{ role: 'PROFESSIONAL', partnerId: OWN }],
  'a lead of one’s own': [{ role: 'PARTNER_LEAD', partnerId: OWN }],
  'a practice of one': [
    { role: 'PARTNER_LEAD', partnerId: OTHER },
    { role: 'PROFESSIONAL', partnerId: OTHER },
    { role: 'PRIVACY_DESK', partnerId: OTHER },
  ],
  'a professional elsewhere': [{ role: 'PROFESSIONAL', partnerId: OTHER }],
  'a coordinator': [{ role: 'COORDINATOR', partnerId: null }],
  'a coordinator from one’s own': [{ role: 'COORDINATOR', partnerId: OWN }],
  'an auditor': [{ role: 'AUDITOR', partnerId: null }],
  'somebody in two institutions': [
    { role: 'PROFESSIONAL', partnerId: OWN },
    { role: 'PROFESSIONAL', partnerId: OTHER },
  ],
  'somebody without a hat': [],
} as const;
type Who = keyof typeof PEOPLE;

/** Seen, and disabled, by a coordinator and by the lead of OWN; nobody else does either. */
const TABLE: Record<Who, { coordinator: string; lead: string }> = {
  'a professional of one’s own': { coordinator: 'seen', lead: 'seen, disabled' },
  'a lead of one’s own': { coordinator: 'seen, disabled', lead: 'seen, disabled' },
  'a practice of one': { coordinator: 'seen, disabled', lead: '' },
  'a professional elsewhere': { coordinator: 'seen', lead: '' },
  'a coordinator': { coordinator: 'seen, disabled', lead: '' },
  'a coordinator from one’s own': { coordinator: 'seen, disabled', lead: 'seen' },
  'an auditor': { coordinator: 'seen, disabled', lead: '' },
  'somebody in two institutions': { coordinator: 'seen', lead: 'seen' },
  'somebody without a hat': { coordinator: 'seen, disabled', lead: '' },
};

function told(role: Role, who: Who): string {
  const actor = hat(role, OWN);
  if (!canSeeAccount(actor, PEOPLE[who])) return '';
  return canDisable(actor, PEOPLE[who]) ? 'seen, disabled' : 'seen';
}

it.each(Object.keys(TABLE) as Who[])('%s is seen and disabled as the table says', (who) => {
  const found = { coordinator: told('COORDINATOR', who), lead: told('PARTNER_LEAD', who) };
  expect(found).toEqual(TABLE[who]);
  for (const role of ['PROFESSIONAL', 'PRIVACY_DESK', 'AUDITOR'] as const) expect(told(role, who)).toBe('');
});

describe('What must be true of others before a hat goes', () => {
  const reasons = (role: Role, accountId: string, hats: (typeof PEOPLE)[Who]): string[] =>
    successorsOf(hat(role, OWN), accountId, hats).map(({ other, reason }) => `${other} ${reason}`);

  it.each<[Role, Who, string[], string[]]>([
    ['PARTNER_LEAD', 'a lead of one’s own', ['MUST LAST_LEAD'], []],
    ['PARTNER_LEAD', 'a professional of one’s own', [], []],
    ['COORDINATOR', 'a coordinator', ['MUST LAST_COORDINATOR'], []],
    ['COORDINATOR', 'an auditor', [], []],
    ['COORDINATOR', 'a practice of one', ['MUST LAST_LEAD'], ['MUST_NOT LEAD_EXISTS']],
  ])('%s, of %s: of oneself %j, of another %j', (role, who, own, another) => {
    expect(reasons(role, SELF, PEOPLE[who])).toEqual(own);
    expect(reasons(role, COLLEAGUE, PEOPLE[who])).toEqual(another);
  });
});

it.each(ROLES)('work is given on by a lead, and the own by a professional: %s', (role) => {
  const found = [SELF, COLLEAGUE].map((from) => canReassignFrom(hat(role, OWN), from));
  const expected: Partial<Record<Role, boolean[]>> = {
    PARTNER_LEAD: [true, true],
    PROFESSIONAL: [true, false],
  };
  expect(found).toEqual(expected[role] ?? [false, false]);
});
