import {
  actionsFrom,
  findTransition,
  sideOf,
  unreachableStates,
  type TransitionTable,
} from '../../src/domain/state-machine';

type State = 'NEW' | 'OPEN' | 'DONE' | 'LOST' | 'ISLAND';
type Action = 'BEGIN' | 'FINISH' | 'STRAY';
type Side = 'A' | 'B';

const TABLE: TransitionTable<State, Action, Side> = [
  { action: 'BEGIN', from: 'NEW', to: 'OPEN', by: 'A' },
  { action: 'FINISH', from: 'OPEN', to: 'DONE', by: 'B' },
  { action: 'FINISH', from: 'NEW', to: 'DONE', by: 'B' },
  { action: 'STRAY', from: 'LOST', to: 'ISLAND', by: 'A' },
];
const STATES: readonly State[] = ['NEW', 'OPEN', 'DONE', 'LOST', 'ISLAND'];

describe('A table of steps', () => {
  it.each([
    ['DONE', 'BEGIN', null],
    ['OPEN', 'BEGIN', null],
    ['OPEN', 'STRAY', null],
    ['NEW', 'BEGIN', 'OPEN'],
    ['OPEN', 'FINISH', 'DONE'],
    ['NEW', 'FINISH', 'DONE'],
  ] as const)('leads from %s by %s to %s', (from, action, to) => {
    expect(findTransition(TABLE, from, action)?.to ?? null).toBe(to);
  });

  it.each([
    ['DONE', 'A', []],
    ['NEW', 'A', ['BEGIN']],
    ['NEW', 'B', ['FINISH']],
    ['OPEN', 'A', []],
  ] as const)('gives, in %s, side %s the actions %j', (state, side, actions) => {
    expect(actionsFrom(TABLE, state, side)).toEqual(actions);
  });

  it('knows whose an action is, and null for one it does not have', () => {
    expect(sideOf(TABLE.slice(0, 1), 'FINISH')).toBeNull();
    expect(sideOf(TABLE, 'BEGIN')).toBe('A');
    expect(sideOf(TABLE, 'FINISH')).toBe('B');
  });

  it('names the states that no path reaches, also those that only an unreached state leads to', () => {
    expect(unreachableStates(TABLE, 'NEW', STATES)).toEqual(['LOST', 'ISLAND']);
    expect(unreachableStates(TABLE, 'LOST', STATES)).toEqual(['NEW', 'OPEN', 'DONE']);
    expect(unreachableStates([], 'NEW', STATES)).toEqual(['OPEN', 'DONE', 'LOST', 'ISLAND']);
  });

  it('finds the far end of a path however its rows are ordered, and ends on a circle', () => {
    const backwards = TABLE.slice(0, 2).toReversed();
    expect(unreachableStates(backwards, 'NEW', ['NEW', 'OPEN', 'DONE'])).toEqual([]);
    const circle: TransitionTable<State, Action, Side> = [
      ...backwards,
      { action: 'STRAY', from: 'DONE', to: 'NEW', by: 'A' },
    ];
    expect(unreachableStates(circle, 'NEW', ['NEW', 'OPEN', 'DONE'])).toEqual([]);
  });
});
