import { ROLES, type Role } from '../../src/domain/actor';
import {
  canEndDeputy,
  canNameDeputyFor,
  canSeeDeputy,
  shareADay,
} from '../../src/modules/deputies/deputy-policy';
import { COLLEAGUE, OTHER, OWN, SELF, THIRD, hat } from '../support/hats';

/** For oneself, for a colleague. */
const NAMES: Record<Role, readonly boolean[]> = {
  COORDINATOR: [false, false],
  PARTNER_LEAD: [true, true],
  PROFESSIONAL: [true, false],
  PRIVACY_DESK: [false, false],
  AUDITOR: [false, false],
};

it.each(ROLES)('%s names deputies as the table says', (role) => {
  const found = [SELF, COLLEAGUE].map((account) => canNameDeputyFor(hat(role, OWN), account));
  expect(found).toEqual(NAMES[role]);
});

const PLACES = {
  'one’s own deputy': { partnerId: OWN, accountId: SELF, deputyId: COLLEAGUE },
  'oneself as the deputy': { partnerId: OWN, accountId: COLLEAGUE, deputyId: SELF },
  'a deputy among colleagues': { partnerId: OWN, accountId: COLLEAGUE, deputyId: THIRD },
  'a deputy elsewhere': { partnerId: OTHER, accountId: SELF, deputyId: COLLEAGUE },
};

/** S: seen; E: ended. */
it.each<[keyof typeof PLACES, Partial<Record<Role, string>>]>([
  ['one’s own deputy', { PARTNER_LEAD: 'SE', PROFESSIONAL: 'SE' }],
  ['oneself as the deputy', { PARTNER_LEAD: 'SE', PROFESSIONAL: 'SE' }],
  ['a deputy among colleagues', { PARTNER_LEAD: 'SE', PROFESSIONAL: 'S' }],
  ['a deputy elsewhere', {}],
])('%s is seen and ended by these only', (place, expected) => {
  for (const role of ROLES) {
    const seen = canSeeDeputy(hat(role, OWN), PLACES[place]) ? 'S' : '';
    const ended = canEndDeputy(hat(role, OWN), PLACES[place]) ? 'E' : '';
    expect([role, seen + ended]).toEqual([role, expected[role] ?? '']);
  }
});

it.each<[string, string | null, string, string | null, boolean]>([
  ['2027-03-22', '2027-04-05', '2027-04-05', '2027-04-09', true],
  ['2027-03-22', '2027-04-05', '2027-04-06', '2027-04-09', false],
  ['2027-03-22', null, '2028-01-01', null, true],
  ['2027-03-22', null, '2027-03-01', '2027-03-21', false],
  ['2027-03-22', null, '2027-03-01', '2027-03-22', true],
  ['2027-03-22', '2027-03-22', '2027-03-22', '2027-03-22', true],
])('%s to %s and %s to %s share a day: %j', (from, until, otherFrom, otherUntil, expected) => {
  const [one, other] = [
    { validFrom: from, validUntil: until },
    { validFrom: otherFrom, validUntil: otherUntil },
  ];
  expect([shareADay(one, other), shareADay(other, one)]).toEqual([expected, expected]);
});
