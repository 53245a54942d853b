import { findTransition, sideOf, unreachableStates } from '../../src/domain/state-machine';
import {
  REFERRAL_TRANSITIONS,
  isHeldByRecipient,
  isOverdue,
} from '../../src/modules/referrals/referral-states';
import {
  REFERRAL_STATES,
  type ReferralSide,
  type ReferralState,
  type ReferralStep,
} from '../../src/modules/referrals/referral-words';
import { availableReferralActions } from '../../src/modules/referrals/referral-policy';

type Step = Exclude<ReferralStep, 'DRAFT'>;
const STEPS = [
  'SEND',
  'ACCEPT',
  'DECLINE',
  'START',
  'HOLD',
  'COMPLETE',
  'WITHDRAW',
  'RECALL',
  'REVOKE',
  'PAPER_ACCEPT',
  'PAPER_DECLINE',
  'PAPER_COMPLETE',
] as const;

/** Every state × every step: where it leads, or null where it is refused. Order of the columns as in STEPS. */
const DECIDED: Record<ReferralState, readonly (ReferralState | null)[]> = {
  //                SEND         ACCEPT      DECLINE     START          HOLD       COMPLETE     WITHDRAW     RECALL REVOKE, PAPER_ACCEPT PAPER_DECLINE PAPER_COMPLETE
  DRAFT:           ['REQUESTED', null,       null,       null,          null,      null,        'WITHDRAWN', null, null, null, null, null],
  REQUESTED:       [null,        'ACCEPTED', 'DECLINED', null,          null,      null,        'WITHDRAWN', 'WITHDRAWN', 'CONSENT_REVOKED', 'ACCEPTED', 'DECLINED', null],
  ACCEPTED:        [null,        null,       null,       'IN_PROGRESS', null,      'COMPLETED', null, 'WITHDRAWN',        null, null, null, 'COMPLETED'],
  IN_PROGRESS:     [null,        null,       null,       null,          'ON_HOLD', 'COMPLETED', null, 'WITHDRAWN',        null, null, null, 'COMPLETED'],
  ON_HOLD:         [null,        null,       null,       'IN_PROGRESS', null,      'COMPLETED', null, 'WITHDRAWN',        null, null, null, 'COMPLETED'],
  COMPLETED:       [null,        null,       null,       null,          null,      null,        null, 'WITHDRAWN',        null, null, null, null],
  DECLINED:        [null,        null,       null,       null,          null,      null,        null, null,        null, null, null, null],
  WITHDRAWN:       [null,        null,       null,       null,          null,      null,        null, null,        null, null, null, null],
  CONSENT_REVOKED: [null,        null,       null,       null,          null,      null,        null, null,        null, null, null, null],
}; // prettier-ignore

const WHO: Record<Step, ReferralSide> = {
  SEND: 'SENDER',
  ACCEPT: 'RECIPIENT',
  DECLINE: 'RECIPIENT',
  START: 'RECIPIENT',
  HOLD: 'RECIPIENT',
  COMPLETE: 'RECIPIENT',
  WITHDRAW: 'SENDER',
  RECALL: 'SENDER',
  REVOKE: 'SYSTEM',
  PAPER_ACCEPT: 'SENDER',
  PAPER_DECLINE: 'SENDER',
  PAPER_COMPLETE: 'SENDER',
};

describe('A referral', () => {
  it.each(REFERRAL_STATES)('in %s takes the steps that are written out here, and no others', (state) => {
    const found = STEPS.map((step) => findTransition(REFERRAL_TRANSITIONS, state, step)?.to ?? null);
    expect(found).toEqual(DECIDED[state]);
  });

  it('has no step besides, and no pair of state and step twice', () => {
    const pairs = REFERRAL_TRANSITIONS.map((row) => `${row.from} ${row.action}`);
    expect(new Set(pairs).size).toBe(pairs.length);
    expect(pairs).toHaveLength(
      Object.values(DECIDED)
        .flat()
        .filter((to) => to !== null).length,
    );
  });

  it.each(STEPS)('is moved by %s by one side only, in every state', (step) => {
    const sides = REFERRAL_TRANSITIONS.filter((row) => row.action === step).map((row) => row.by);
    expect([...new Set(sides)]).toEqual([WHO[step]]);
    expect(sideOf(REFERRAL_TRANSITIONS, step)).toBe(WHO[step]);
  });

  it('can reach every state from a draft', () => {
    expect(unreachableStates(REFERRAL_TRANSITIONS, 'DRAFT', REFERRAL_STATES)).toEqual([]);
  });

  it('stays in its closed states', () => {
    const closed = REFERRAL_STATES.filter((state) => !REFERRAL_TRANSITIONS.some((row) => row.from === state));
    expect(closed).toEqual(['DECLINED', 'WITHDRAWN', 'CONSENT_REVOKED']);
  });

  it('can always be ended: from every open state some step closes it', () => {
    const closing = (state: ReferralState): boolean =>
      REFERRAL_TRANSITIONS.some(
        (row) => row.from === state && ['COMPLETED', 'DECLINED', 'WITHDRAWN'].includes(row.to),
      );
    const open = ['DRAFT', 'REQUESTED', 'ACCEPTED', 'IN_PROGRESS', 'ON_HOLD'] as const;
    expect(open.filter((state) => !closing(state))).toEqual([]);
  });
});

/** What each side is offered; a revocation is nobody's button. */
it.each<[ReferralState, string[], string[]]>([
  ['DRAFT', ['SEND', 'WITHDRAW'], []],
  ['REQUESTED', ['WITHDRAW', 'RECALL'], ['ACCEPT', 'DECLINE', 'TAKE']],
  ['ACCEPTED', ['RECALL'], ['START', 'COMPLETE']],
  ['IN_PROGRESS', ['RECALL'], ['HOLD', 'COMPLETE']],
  ['ON_HOLD', ['RECALL'], ['START', 'COMPLETE']],
  ['COMPLETED', ['RECALL'], []],
  ['DECLINED', ['RECALL'], []],
  ['WITHDRAWN', ['RECALL'], []],
  ['CONSENT_REVOKED', ['RECALL'], []],
])('in %s the sender is offered %j, the recipient %j', (state, sender, recipient) => {
  const dues = {
    state,
    sent: state !== 'DRAFT',
    assigned: false,
    recalled: false,
    restrictionOpen: false,
    deletionDue: false,
    paper: false,
  };
  expect(availableReferralActions('SENDER', dues)).toEqual(sender);
  expect(availableReferralActions('RECIPIENT', dues)).toEqual(recipient);
});

/** A recipient without accounts: the sender is offered to record what it was told. */
it.each<[ReferralState, string[]]>([
  ['REQUESTED', ['PAPER_ACCEPT', 'PAPER_DECLINE', 'WITHDRAW', 'RECALL']],
  ['ACCEPTED', ['PAPER_COMPLETE', 'RECALL']],
  ['IN_PROGRESS', ['PAPER_COMPLETE', 'RECALL']],
  ['ON_HOLD', ['PAPER_COMPLETE', 'RECALL']],
  ['COMPLETED', ['RECALL']],
  ['DECLINED', ['RECALL']],
])('in %s the sender records for a recipient on paper: %j', (state, actions) => {
  const dues = {
    state,
    sent: true,
    assigned: false,
    recalled: false,
    restrictionOpen: false,
    deletionDue: false,
    paper: true,
  };
  expect(availableReferralActions('SENDER', dues)).toEqual(actions);
});

it('for a recipient on paper the sender records its answer to a revocation, and a deletion', () => {
  const dues = {
    state: 'WITHDRAWN',
    sent: true,
    assigned: false,
    recalled: true,
    restrictionOpen: true,
    deletionDue: true,
    paper: true,
  } as const;
  expect(availableReferralActions('SENDER', dues)).toEqual([
    'PAPER_ANSWER_RESTRICTION',
    'PAPER_CONFIRM_DELETION',
  ]);
});

it('a draft that was given up is not recalled: nobody has read it', () => {
  const dues = {
    state: 'WITHDRAWN',
    sent: false,
    assigned: false,
    recalled: false,
    restrictionOpen: false,
    deletionDue: false,
    paper: false,
  } as const;
  expect(availableReferralActions('SENDER', dues)).toEqual([]);
});

it('the sender recalls once, and the recipient alone answers and confirms', () => {
  const dues = {
    state: 'WITHDRAWN',
    sent: true,
    assigned: true,
    recalled: true,
    restrictionOpen: true,
    deletionDue: true,
    paper: false,
  } as const;
  expect(availableReferralActions('SENDER', dues)).toEqual([]);
  expect(availableReferralActions('RECIPIENT', dues)).toEqual(['ANSWER_RESTRICTION', 'CONFIRM_DELETION']);
});

it.each(REFERRAL_STATES)('only what waits is taken out of the intake and laid back into it: %s', (state) => {
  const offered = (assigned: boolean): string[] =>
    availableReferralActions('RECIPIENT', {
      ...{
        state,
        sent: true,
        assigned,
        recalled: false,
        restrictionOpen: false,
        deletionDue: false,
        paper: false,
      },
    }).filter((action) => action === 'TAKE' || action === 'RETURN_TO_INTAKE');
  const waits = state === 'REQUESTED';
  expect([offered(false), offered(true)]).toEqual([waits ? ['TAKE'] : [], waits ? ['RETURN_TO_INTAKE'] : []]);
});

it.each(REFERRAL_STATES)('only REQUESTED is ever overdue, and only after its day: %s', (state) => {
  const on = (today: string, respondBy: string | null = '2026-12-31') =>
    isOverdue({ state, respondBy }, today);
  expect([on('2026-12-30'), on('2026-12-31'), on('2027-01-01', null)]).toEqual([false, false, false]);
  expect([on('2027-01-01'), on('2027-06-01')]).toEqual(state === 'REQUESTED' ? [true, true] : [false, false]);
});

it.each<[ReferralState, boolean]>([
  ['DRAFT', false],
  ['REQUESTED', false],
  ['ACCEPTED', true],
  ['IN_PROGRESS', true],
  ['ON_HOLD', true],
  ['COMPLETED', true],
  ['DECLINED', false],
  ['WITHDRAWN', false],
  ['CONSENT_REVOKED', false],
])('in %s the recipient works from its own copy: %j', (state, held) => {
  expect(isHeldByRecipient(state)).toBe(held);
});
