import { ROLES, type Role } from '../../src/domain/actor';
import { canSeeFamily, deputisedForFamily, mayKeepRecords } from '../../src/modules/families/family-policy';
import { COLLEAGUE, OTHER, OWN, SELF, THIRD, hat } from '../support/hats';

type Cells = readonly [boolean, boolean, boolean, boolean, boolean, boolean];
const no: Cells = [false, false, false, false, false, false];

/** Who opens a family of the partner OWN. Columns: ASSIGNED, then TEAM, each responsible nobody, self, a colleague. */
const TABLE: Record<Role, { own: Cells; other: Cells; none: Cells }> = {
  COORDINATOR: { own: no, other: no, none: no },
  PARTNER_LEAD: { own: no, other: no, none: no },
  PROFESSIONAL: { own: [true, true, false, true, true, true], other: no, none: no },
  PRIVACY_DESK: { own: no, other: no, none: no },
  AUDITOR: { own: no, other: no, none: no },
};
const PLACES = { own: OWN, other: OTHER, none: null } as const;
const cases = ROLES.flatMap((role) =>
  (['own', 'other', 'none'] as const).map((place) => [role, place] as const),
);

it.each(cases)('a family is opened by %s of the %s partner as the table says', (role, place) => {
  const actor = hat(role, PLACES[place]);
  const found = (['ASSIGNED', 'TEAM'] as const).flatMap((caseAccess) =>
    [null, SELF, COLLEAGUE].map((responsibleAccountId) =>
      canSeeFamily(actor, { ownerId: OWN, responsibleAccountId, deputyIds: [] }, caseAccess),
    ),
  );
  expect(found).toEqual(TABLE[role][place]);
});

/** The same cells, while the actor stands in for whoever is responsible: R as the own right, D as a deputy only. */
const AS_DEPUTY: Record<Role, string> = {
  COORDINATOR: '......',
  PARTNER_LEAD: '......',
  PROFESSIONAL: 'RRDRRR',
  PRIVACY_DESK: '......',
  AUDITOR: '......',
};

it.each(ROLES)('a deputy who is %s opens what the colleague opens, and is known as the deputy', (role) => {
  const lines = [OWN, OTHER, null].map((place) =>
    (['ASSIGNED', 'TEAM'] as const)
      .flatMap((caseAccess) =>
        [null, SELF, COLLEAGUE].map((responsibleAccountId) => {
          const family = { ownerId: OWN, responsibleAccountId, deputyIds: [SELF] };
          const deputised = deputisedForFamily(hat(role, place), family, caseAccess);
          if (deputised !== null) return deputised === COLLEAGUE ? 'D' : '?';
          return canSeeFamily(hat(role, place), family, caseAccess) ? 'R' : '.';
        }),
      )
      .join(''),
  );
  expect(lines).toEqual([AS_DEPUTY[role], '......', '......']);
});

it('somebody else’s being the deputy opens nothing', () => {
  const family = { ownerId: OWN, responsibleAccountId: COLLEAGUE, deputyIds: [THIRD] };
  expect(canSeeFamily(hat('PROFESSIONAL', OWN), family, 'ASSIGNED')).toBe(false);
  expect(deputisedForFamily(hat('PROFESSIONAL', OWN), family, 'ASSIGNED')).toBeNull();
});

describe('A partner keeps records', () => {
  it.each([
    [null, null, false],
    [null, '2026-01-01', false],
    ['2026-01-01', null, false],
    ['2026-11-22', '2026-01-01', false],
    ['2026-01-01', '2026-11-22', false],
    ['2026-11-21', '2026-11-21', true],
    ['2020-01-01', '2026-11-21', true],
  ])(
    'on 2026-11-21 with a contract of %s and an undertaking of %s: %j',
    (processingContractOn, secrecyUndertakingOn, may) => {
      expect(mayKeepRecords({ processingContractOn, secrecyUndertakingOn }, '2026-11-21')).toBe(may);
    },
  );
});
