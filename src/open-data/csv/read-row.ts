import type { OfferContent } from '../../modules/catalogue';
import { CellProblem } from './cell-problem';
import type { CsvLists, Draft } from './column';
import { COLUMNS } from './columns';
import type { CsvProblem, CsvRow } from './read-csv';

/** What a new offer says before anything has been read. */
const NOTHING: OfferContent = {
  title: '', summary: '', description: '', topicAreaIds: [], kinds: [], districtIds: [], places: [], schedules: [],
  target: { pregnancyFromWeek: null, pregnancyUntilWeek: null, ageFromMonths: null, ageUntilMonths: null },
  languages: [], interpretation: 'UNKNOWN', accessibility: [], cost: 'FREE', costNote: null, access: 'OPEN',
  documents: null, capacity: null, contact: { name: null, phone: null, email: null, website: null },
  validFrom: null, validUntil: null, takesReferrals: false, translations: [],
}; // prettier-ignore

/** Without these columns nobody can say what a new offer costs or how one comes to it. */
const NEEDED_FOR_NEW = ['cost', 'access'];

export interface ReadRow {
  readonly content: OfferContent;
  readonly problems: readonly CsvProblem[];
}

/**
 * What the offer of a row says: what it said before, changed by the columns that the file has. A file without a column
 * leaves alone what stands there.
 *
 * @param western the file has come in a character set that has not all letters
 */
export function readRow(
  row: CsvRow,
  before: OfferContent | null,
  lists: CsvLists,
  western: boolean,
): ReadRow {
  const draft: Draft = { ...(before ?? NOTHING) };
  const problems: CsvProblem[] = before === null ? missingColumns(row) : [];
  for (const { column, cell } of row.cells) {
    const problem = { line: row.line, column: column.name };
    if (western && isDamaged(cell)) problems.push({ ...problem, reason: 'LOST_CHARACTERS' });
    try {
      column.read(cell, draft, lists);
    } catch (error) {
      if (!(error instanceof CellProblem)) throw error;
      problems.push({ ...problem, reason: error.reason });
    }
  }
  return { content: draft, problems };
}

function missingColumns(row: CsvRow): CsvProblem[] {
  return COLUMNS.filter(
    ({ field }) => NEEDED_FOR_NEW.includes(field) && !row.cells.some(({ column }) => column.field === field),
  ).map(({ name }) => ({ line: row.line, column: name, reason: 'REQUIRED' }));
}

/** Question marks inside words, or one after the other: letters that the character set had not. */
function isDamaged(cell: string): boolean {
  return /\p{L}\?+\p{L}|\?{3,}/u.test(cell.replace(/\S*\/\/\S*/g, ''));
}

/** The column that a refusal is about: by the field of the content it names, with positions in lists. */
export function columnOfField(field: string, content: OfferContent): string | null {
  const plain = field
    .replace(
      /^translations\[(\d+)\]/,
      (_whole, place) => `translations.${content.translations[Number(place)]?.language}`,
    )
    .replace(
      /^accessibility\[(\d+)\].*$/,
      (_whole, place) => `accessibility.${content.accessibility[Number(place)]?.feature}`,
    );
  const found =
    COLUMNS.find((column) => plain === column.field) ?? COLUMNS.find((column) => isPart(plain, column.field));
  return found?.name ?? null;
}

function isPart(field: string, whole: string): boolean {
  return field.startsWith(`${whole}.`) || field.startsWith(`${whole}[`) || whole.startsWith(`${field}.`);
}
