import { ROLES, type Role } from '../../src/domain/actor';
import {
  canChangePartner,
  canSeeContractDays,
  type PartnerChange,
} from '../../src/modules/partners/partner-policy';
import { OTHER, OWN, hat } from '../support/hats';

type Cells = readonly [boolean, boolean, boolean];

/** Of the partner OWN, at the own, at another, and at no partner. */
const CHANGES: Record<PartnerChange, Record<Role, Cells>> = {
  INSTITUTION: {
    COORDINATOR: [true, true, true],
    PARTNER_LEAD: [true, false, false],
    PROFESSIONAL: [false, false, false],
    PRIVACY_DESK: [false, false, false],
    AUDITOR: [false, false, false],
  },
  // nobody certifies the own contracts
  CONTRACT_DAYS: {
    COORDINATOR: [true, true, true],
    PARTNER_LEAD: [false, false, false],
    PROFESSIONAL: [false, false, false],
    PRIVACY_DESK: [false, false, false],
    AUDITOR: [false, false, false],
  },
  // who in an institution opens a family is not the coordination's to say
  CASE_ACCESS: {
    COORDINATOR: [false, false, false],
    PARTNER_LEAD: [true, false, false],
    PROFESSIONAL: [false, false, false],
    PRIVACY_DESK: [false, false, false],
    AUDITOR: [false, false, false],
  },
};
const SEES_CONTRACT_DAYS: Record<Role, Cells> = {
  COORDINATOR: [true, true, true],
  PARTNER_LEAD: [true, false, false],
  PROFESSIONAL: [true, false, false],
  PRIVACY_DESK: [true, false, false],
  AUDITOR: [true, true, true],
};

const PLACES = [OWN, OTHER, null];
const cases = (['INSTITUTION', 'CONTRACT_DAYS', 'CASE_ACCESS'] as const).flatMap((change) =>
  ROLES.map((role) => [change, role] as const),
);

it.each(cases)('%s of a partner is changed by %s as the table says', (change, role) => {
  const found = PLACES.map((partnerId) => canChangePartner(hat(role, partnerId), OWN, change));
  expect(found).toEqual(CHANGES[change][role]);
});

it.each(ROLES)('the contract days are seen by %s as the table says', (role) => {
  const found = PLACES.map((partnerId) => canSeeContractDays(hat(role, partnerId), OWN));
  expect(found).toEqual(SEES_CONTRACT_DAYS[role]);
});
