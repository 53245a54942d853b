import { findTransition, unreachableStates } from '../../src/domain/state-machine';
import {
  AGREEMENT_TRANSITIONS,
  STORED_AGREEMENT_STATES,
  shownState,
  type AgreementAction,
  type AgreementActing,
  type StoredAgreementState,
} from '../../src/modules/agreements/agreement-states';

const ACTIONS = [
  'OFFER',
  'SIGN',
  'COUNTERSIGN',
  'DECLINE',
  'WITHDRAW',
  'TERMINATE',
  'WITHDRAW_TERMINATION',
] as const;

/** Every state × every action: where it leads, or null where it is refused. Order of the columns as in ACTIONS. */
const DECIDED: Record<StoredAgreementState, readonly (StoredAgreementState | null)[]> = {
  //          OFFER      SIGN       COUNTERSIGN DECLINE     WITHDRAW     TERMINATE   WITHDRAW_TERMINATION
  DRAFT:     ['OFFERED', null,      null,       null,       'WITHDRAWN', null,       null],
  OFFERED:   [null,      'OFFERED', 'IN_FORCE', 'DECLINED', 'WITHDRAWN', null,       null],
  IN_FORCE:  [null,      null,      null,       null,       null,        'IN_FORCE', 'IN_FORCE'],
  DECLINED:  [null,      null,      null,       null,       null,        null,       null],
  WITHDRAWN: [null,      null,      null,       null,       null,        null,       null],
}; // prettier-ignore

const WHO: Record<AgreementAction, AgreementActing> = {
  OFFER: 'COORDINATION',
  SIGN: 'EITHER',
  COUNTERSIGN: 'EITHER',
  DECLINE: 'PARTNER',
  WITHDRAW: 'COORDINATION',
  TERMINATE: 'EITHER',
  WITHDRAW_TERMINATION: 'EITHER',
};

describe('An agreement', () => {
  it.each(STORED_AGREEMENT_STATES)(
    'in %s takes the steps that are written out here, and no others',
    (state) => {
      const found = ACTIONS.map((action) => findTransition(AGREEMENT_TRANSITIONS, state, action)?.to ?? null);
      expect(found).toEqual(DECIDED[state]);
    },
  );

  it('has no step besides, and no pair of state and action twice', () => {
    const pairs = AGREEMENT_TRANSITIONS.map((row) => `${row.from} ${row.action}`);
    expect(new Set(pairs).size).toBe(pairs.length);
    expect(pairs).toHaveLength(
      Object.values(DECIDED)
        .flat()
        .filter((to) => to !== null).length,
    );
  });

  it.each(ACTIONS)('is moved by %s by the same side in every state', (action) => {
    const sides = AGREEMENT_TRANSITIONS.filter((row) => row.action === action).map((row) => row.by);
    expect([...new Set(sides)]).toEqual([WHO[action]]);
  });

  it('can reach every state from a draft', () => {
    expect(unreachableStates(AGREEMENT_TRANSITIONS, 'DRAFT', STORED_AGREEMENT_STATES)).toEqual([]);
  });

  it('is left by no step once declined or withdrawn, and never leaves IN_FORCE but by its last day', () => {
    const left = AGREEMENT_TRANSITIONS.filter((row) => row.from !== row.to).map((row) => row.from);
    expect(STORED_AGREEMENT_STATES.filter((state) => !left.some((from) => from === state))).toEqual([
      'IN_FORCE',
      'DECLINED',
      'WITHDRAWN',
    ]);
  });
});

/** TERMINATED is read off the last day, the day after it, and of an agreement in force only. */
it.each([
  ['IN_FORCE', null, 'IN_FORCE'],
  ['IN_FORCE', '2026-11-20', 'TERMINATED'],
  ['IN_FORCE', '2026-11-21', 'IN_FORCE'],
  ['IN_FORCE', '2026-11-22', 'IN_FORCE'],
  ['IN_FORCE', '2025-12-31', 'TERMINATED'],
  ['DRAFT', null, 'DRAFT'],
  ['OFFERED', null, 'OFFERED'],
  ['DECLINED', null, 'DECLINED'],
  ['WITHDRAWN', null, 'WITHDRAWN'],
  ['DRAFT', '2026-11-20', 'DRAFT'],
  ['OFFERED', '2026-11-20', 'OFFERED'],
  ['DECLINED', '2026-11-20', 'DECLINED'],
  ['WITHDRAWN', '2026-11-20', 'WITHDRAWN'],
] as const)('%s with the last day %s is shown on 2026-11-21 as %s', (state, lastDay, shown) => {
  expect(shownState({ state, lastDay }, '2026-11-21')).toBe(shown);
});
