import { ROLES, partnerInScope, scopeOf, type Role, type Scope } from '../../src/domain/actor';
import {
  canGiveHat,
  canSeeHat,
  isFirstLeadOnly,
  needsPartner,
} from '../../src/modules/accounts/account-policy';
import { COLLEAGUE, OTHER, OWN, SELF, hat } from '../support/hats';

const ALL_NO: Record<Role, boolean> = {
  COORDINATOR: false,
  PARTNER_LEAD: false,
  PROFESSIONAL: false,
  PRIVACY_DESK: false,
  AUDITOR: false,
};

/** Giver (at the partner OWN) → the hats it gives at its own partner, at another, and at none. */
const GIVES: Record<
  Role,
  { own: Record<Role, boolean>; other: Record<Role, boolean>; none: Record<Role, boolean> }
> = {
  COORDINATOR: {
    own: { ...ALL_NO, COORDINATOR: true, PARTNER_LEAD: true, AUDITOR: true },
    other: { ...ALL_NO, COORDINATOR: true, PARTNER_LEAD: true, AUDITOR: true },
    none: { ...ALL_NO, COORDINATOR: true, PARTNER_LEAD: true, AUDITOR: true },
  },
  PARTNER_LEAD: {
    own: { ...ALL_NO, PARTNER_LEAD: true, PROFESSIONAL: true, PRIVACY_DESK: true },
    other: ALL_NO,
    none: ALL_NO,
  },
  PROFESSIONAL: { own: ALL_NO, other: ALL_NO, none: ALL_NO },
  PRIVACY_DESK: { own: ALL_NO, other: ALL_NO, none: ALL_NO },
  AUDITOR: { own: ALL_NO, other: ALL_NO, none: ALL_NO },
};
const PLACES = { own: OWN, other: OTHER, none: null } as const;
const cases = ROLES.flatMap((giver) =>
  (['own', 'other', 'none'] as const).map((place) => [giver, place] as const),
);

it.each(cases)('%s gives hats at the %s partner as the table says', (giver, place) => {
  const found = ROLES.map((role) => [role, canGiveHat(hat(giver, OWN), { partnerId: PLACES[place], role })]);
  expect(Object.fromEntries(found)).toEqual(GIVES[giver][place]);
});

it('a coordinator without a partner gives what any coordinator gives', () => {
  const found = ROLES.map((role) => [role, canGiveHat(hat('COORDINATOR', null), { partnerId: OTHER, role })]);
  expect(Object.fromEntries(found)).toEqual(GIVES.COORDINATOR.other);
});

it('only what a coordinator gives as a lead is bound to be the first', () => {
  const bound = ROLES.flatMap((giver) =>
    ROLES.filter((role) => isFirstLeadOnly(hat(giver, OWN), { partnerId: OWN, role })).map((role) => [
      giver,
      role,
    ]),
  );
  expect(bound).toEqual([['COORDINATOR', 'PARTNER_LEAD']]);
});

/** A colleague’s hat at one’s own institution, elsewhere, and at none. */
it.each<[Role, readonly boolean[]]>([
  ['COORDINATOR', [true, true, true]],
  ['PARTNER_LEAD', [true, false, false]],
  ['PROFESSIONAL', [true, false, false]],
  ['PRIVACY_DESK', [true, false, false]],
  ['AUDITOR', [true, true, true]],
])('%s knows of a colleague’s hats: %j', (role, known) => {
  const at = (partnerId: string | null, accountId: string) =>
    canSeeHat(hat(role, OWN), { partnerId, role: 'PROFESSIONAL', accountId });
  expect([OWN, OTHER, null].map((partnerId) => at(partnerId, COLLEAGUE))).toEqual(known);
  expect([OWN, OTHER, null].map((partnerId) => at(partnerId, SELF))).toEqual([true, true, true]);
});

it.each([
  ['COORDINATOR', false],
  ['AUDITOR', false],
  ['PARTNER_LEAD', true],
  ['PROFESSIONAL', true],
  ['PRIVACY_DESK', true],
] as const)('%s is a role at an institution: %j', (role, needed) => {
  expect(needsPartner(role)).toBe(needed);
});

/** Coordination and audit open no partner's rows, not even those of their own office. */
it.each<[Role, Scope, string | null]>([
  ['COORDINATOR', 'COORDINATION', null],
  ['AUDITOR', 'AUDIT', null],
  ['PARTNER_LEAD', 'LEAD', OWN],
  ['PROFESSIONAL', 'PARTNER', OWN],
  ['PRIVACY_DESK', 'PRIVACY', OWN],
])('%s acts in the scope %s and opens the rows of %s', (role, scope, partner) => {
  expect(scopeOf(hat(role, OWN))).toBe(scope);
  expect(partnerInScope(hat(role, OWN))).toBe(partner);
});

it('nobody has no scope, and who is signing in opens no partner’s rows', () => {
  const signingIn = { kind: 'SIGNING_IN', networkId: OWN } as const;
  expect([scopeOf({ kind: 'NOBODY' }), partnerInScope({ kind: 'NOBODY' })]).toEqual([null, null]);
  expect([scopeOf(signingIn), partnerInScope(signingIn)]).toEqual(['SIGN_IN', null]);
});
