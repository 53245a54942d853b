/** Why a cell cannot be read; the reason is a word of a closed list. */
export class CellProblem extends Error {
  constructor(readonly reason: CellReason) {
    super(reason);
  }
}

export type CellReason =
  | 'UNKNOWN' // no such topic area, district, kind, ... by this name
  | 'NOT_A_NUMBER'
  | 'NOT_A_DAY'
  | 'NOT_A_TIME'
  | 'NOT_YES_OR_NO'
  | 'TOO_MANY_PARTS'
  | 'REQUIRED';
