import { ROLES, type Role } from '../../src/domain/actor';
import {
  availableAgreementActions,
  canRecordSignature,
  canRecordTermination,
  canSeeAgreement,
  sideOfActor,
} from '../../src/modules/agreements/agreement-policy';
import type {
  AgreementAction,
  AgreementSide,
  StoredAgreementState,
} from '../../src/modules/agreements/agreement-states';
import { OTHER, OWN, hat } from '../support/hats';

type Sides = readonly [AgreementSide | null, AgreementSide | null, AgreementSide | null];

/** The side of an agreement of OWN on which each role stands at the own, at another, and at no partner. */
const SIDES: Record<Role, Sides> = {
  COORDINATOR: ['COORDINATION', 'COORDINATION', 'COORDINATION'],
  PARTNER_LEAD: ['PARTNER', null, null],
  PROFESSIONAL: [null, null, null],
  PRIVACY_DESK: [null, null, null],
  AUDITOR: [null, null, null],
};

it.each(ROLES)(
  '%s stands on the side of an agreement that the table says, and sees it only from a side',
  (role) => {
    const actors = [OWN, OTHER, null].map((partnerId) => hat(role, partnerId));
    expect(actors.map((actor) => sideOfActor(actor, { partnerId: OWN }))).toEqual(SIDES[role]);
    expect(actors.map((actor) => canSeeAgreement(actor, { partnerId: OWN }))).toEqual(
      SIDES[role].map((side) => side !== null),
    );
  },
);

it.each([
  ['PARTNER', 'COORDINATION', 'PAPER', false],
  ['PARTNER', 'COORDINATION', 'PORTAL', false],
  ['COORDINATION', 'PARTNER', 'PORTAL', false],
  ['COORDINATION', 'PARTNER', 'PAPER', true],
  ['COORDINATION', 'COORDINATION', 'PORTAL', true],
  ['COORDINATION', 'COORDINATION', 'PAPER', true],
  ['PARTNER', 'PARTNER', 'PORTAL', true],
  ['PARTNER', 'PARTNER', 'PAPER', true],
] as const)('%s records a signature of %s by %s: %j', (actorSide, side, method, may) => {
  expect(canRecordSignature(actorSide, side, method)).toBe(may);
});

it('a notice is always the partner’s', () => {
  expect(canRecordTermination('COORDINATION')).toBe(false);
  expect(canRecordTermination('PARTNER')).toBe(true);
});

type Signed = readonly AgreementSide[];
type Notice = 'NONE' | 'PENDING' | 'ENDED';

/** What each side is offered. Whoever has signed is not offered to sign again, nor to sign for the coordination. */
const OFFERED: readonly [StoredAgreementState, Signed, Notice, AgreementAction[], AgreementAction[]][] = [
  // state, signed by, notice; offered to the coordination, to the partner
  ['DRAFT', [], 'NONE', ['OFFER', 'WITHDRAW'], []],
  ['OFFERED', [], 'NONE', ['WITHDRAW', 'SIGN'], ['DECLINE', 'SIGN']],
  ['OFFERED', ['COORDINATION'], 'NONE', ['WITHDRAW', 'COUNTERSIGN'], ['DECLINE', 'COUNTERSIGN']],
  ['OFFERED', ['PARTNER'], 'NONE', ['WITHDRAW', 'COUNTERSIGN'], ['DECLINE']],
  ['IN_FORCE', ['COORDINATION', 'PARTNER'], 'NONE', ['TERMINATE'], ['TERMINATE']],
  ['IN_FORCE', ['COORDINATION', 'PARTNER'], 'PENDING', ['WITHDRAW_TERMINATION'], ['WITHDRAW_TERMINATION']],
  ['IN_FORCE', ['COORDINATION', 'PARTNER'], 'ENDED', [], []],
  ['DECLINED', [], 'NONE', [], []],
  ['DECLINED', ['COORDINATION'], 'NONE', [], []],
  ['WITHDRAWN', ['PARTNER'], 'NONE', [], []],
];

describe.each(OFFERED)('%s, signed by %j, notice %s', (state, signedBy, notice, coordination, partner) => {
  const agreement = { state, signedBy, noticePending: notice === 'PENDING', ended: notice === 'ENDED' };

  it(`offers the coordination ${coordination.join(' and ') || 'nothing'}`, () => {
    expect(availableAgreementActions('COORDINATION', agreement)).toEqual(coordination);
  });

  it(`offers the partner ${partner.join(' and ') || 'nothing'}`, () => {
    expect(availableAgreementActions('PARTNER', agreement)).toEqual(partner);
  });
});
