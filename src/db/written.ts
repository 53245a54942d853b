/** A row that this transaction has written and now reads back. */
export function written<Row>(row: Row | null | undefined): Row {
  if (row === null || row === undefined) throw new Error('What was just written is not there.');
  return row;
}
