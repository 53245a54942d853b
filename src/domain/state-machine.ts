/** One legal step: from a state, by an action, to a state, done by one side. */
export interface Transition<State extends string, Action extends string, Side extends string> {
  readonly action: Action;
  readonly from: State;
  readonly to: State;
  readonly by: Side;
}

export type TransitionTable<
  State extends string,
  Action extends string,
  Side extends string,
> = readonly Transition<State, Action, Side>[];

/** The step that an action makes from a state, or null when there is none. */
export function findTransition<S extends string, A extends string, D extends string>(
  table: TransitionTable<S, A, D>,
  from: S,
  action: A,
): Transition<S, A, D> | null {
  return table.find((row) => row.from === from && row.action === action) ?? null;
}

/** What a side can do in a state, in the order of the table. */
export function actionsFrom<S extends string, A extends string, D extends string>(
  table: TransitionTable<S, A, D>,
  from: S,
  by: D,
): A[] {
  return table.filter((row) => row.from === from && row.by === by).map((row) => row.action);
}

/** Which side an action belongs to in any state; null when the table does not know it. */
export function sideOf<S extends string, A extends string, D extends string>(
  table: TransitionTable<S, A, D>,
  action: A,
): D | null {
  return table.find((row) => row.action === action)?.by ?? null;
}

/** States that no path from the first one reaches; empty for a sound table. */
export function unreachableStates<S extends string, A extends string, D extends string>(
  table: TransitionTable<S, A, D>,
  first: S,
  states: readonly S[],
): S[] {
  const reached = new Set<S>([first]);
  for (let grown = true; grown;) {
    grown = false;
    for (const row of table) {
      if (!reached.has(row.from) || reached.has(row.to)) continue;
      reached.add(row.to);
      grown = true;
    }
  }
  return states.filter((state) => !reached.has(state));
}
