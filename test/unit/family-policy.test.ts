import { ROLES, type Role } from '../../src/domain/actor';
import { canSeeFamily, mayKeepRecords } from '../../src/modules/families/family-policy';
import { COLLEAGUE, OTHER, OWN, SELF, hat } from '../support/hats';

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
      canSeeFamily(actor, { ownerId: OWN, responsibleAccountId }, caseAccess),
    ),
  );
  expect(found).toEqual(TABLE[role][place]);
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
