import { parse } from 'papaparse';
import { fold } from './values';
import { COLUMNS, HEADER, ID_COLUMN, PARTNER_COLUMN, PARTNER_ID_COLUMN } from './columns';
import type { Column } from './column';

/** One row as it came. The number is the one that a spreadsheet shows beside it: the header is row 1. */
export interface CsvRow {
  readonly line: number;
  readonly id: string;
  readonly partner: string;
  readonly partnerId: string;
  readonly cells: readonly { readonly column: Column; readonly cell: string }[];
}

export interface CsvProblem {
  readonly line: number;
  /** Name of the column; letters, as a spreadsheet counts them, where the file has one that we do not know. */
  readonly column: string | null;
  readonly reason: string;
}

export interface CsvFile {
  readonly rows: readonly CsvRow[];
  readonly problems: readonly CsvProblem[];
}

/** Rows of a file with semicolons, commas or tabs. Empty rows are passed over; what cannot be read is told. */
export function readCsv(text: string, mostRows: number): CsvFile {
  const parsed = parse<string[]>(text, {
    header: false,
    newline: '\n',
    delimiter: delimiterOf(text),
    // one more than the header and all rows, so that too many are seen without reading them
    preview: mostRows + 2,
  });
  const [header = [], ...body] = parsed.data;
  const problems = [
    ...parsed.errors.map(({ row }) => ({ line: (row ?? 0) + 1, column: null, reason: 'BROKEN_QUOTES' })),
    ...headerProblems(header),
  ];
  const rows = body.flatMap((cells, place) => {
    const isEmpty = cells.every((cell) => cell.trim() === '');
    return isEmpty ? [] : [rowOf(header, cells, place + 2)];
  });
  return { rows, problems: [...problems, ...repeatedIds(rows)].sort((one, other) => one.line - other.line) };
}

/** Of the characters that spreadsheets put between cells, the one that stands in the first line most often. */
function delimiterOf(text: string): string {
  const [first = ''] = text.split('\n', 1);
  const often = (mark: string): number => first.split(mark).length;
  return [';', '\t', ','].reduce((best, mark) => (often(mark) > often(best) ? mark : best));
}

function headerProblems(header: readonly string[]): CsvProblem[] {
  const names = header.map(fold);
  const known = new Set(HEADER.map(fold));
  const strange = names.flatMap((name, place) => {
    const problem = { line: 1, column: lettersOf(place) };
    if (name === '') return [];
    if (!known.has(name)) return [{ ...problem, reason: 'UNKNOWN_COLUMN' }];
    return names.indexOf(name) < place ? [{ ...problem, reason: 'NAMED_TWICE' }] : [];
  });
  const missing = [PARTNER_COLUMN, PARTNER_ID_COLUMN, ID_COLUMN].some((name) => names.includes(fold(name)))
    ? []
    : [{ line: 1, column: PARTNER_COLUMN, reason: 'MISSING_COLUMN' }];
  return [...strange, ...missing];
}

function rowOf(header: readonly string[], cells: readonly string[], line: number): CsvRow {
  const cellOf = (name: string): string | null => {
    const place = header.findIndex((one) => fold(one) === fold(name));
    return place === -1 ? null : (cells[place] ?? '');
  };
  return {
    line,
    id: (cellOf(ID_COLUMN) ?? '').trim().toLowerCase(),
    partner: cellOf(PARTNER_COLUMN) ?? '',
    partnerId: (cellOf(PARTNER_ID_COLUMN) ?? '').trim().toLowerCase(),
    cells: COLUMNS.flatMap((column) => {
      const cell = cellOf(column.name);
      return cell === null ? [] : [{ column, cell }];
    }),
  };
}

function repeatedIds(rows: readonly CsvRow[]): CsvProblem[] {
  const seen = new Set<string>();
  return rows.flatMap(({ id, line }) => {
    if (id === '') return [];
    const again = seen.has(id);
    seen.add(id);
    return again ? [{ line, column: ID_COLUMN, reason: 'NAMED_TWICE' }] : [];
  });
}

/** A, B, ..., Z, AA, AB, ... */
function lettersOf(place: number): string {
  const last = String.fromCharCode(65 + (place % 26));
  return place < 26 ? last : lettersOf(Math.floor(place / 26) - 1) + last;
}
