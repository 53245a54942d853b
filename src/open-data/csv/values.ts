import { isDay } from '../../domain/period';
import { CellProblem } from './cell-problem';

/** Days as a German spreadsheet writes them. */
export function writeDay(day: string | null): string {
  if (day === null) return '';
  const [year = '', month = '', date = ''] = day.split('-');
  return `${date}.${month}.${year}`;
}

/** 1.9.2026, 01.09.2026 or 2026-09-01. */
export function readDay(cell: string): string | null {
  const text = cell.trim();
  if (text === '') return null;
  const german = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  const [, date = '', month = '', year = ''] = german ?? [];
  const day = german === null ? text : `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  if (!isDay(day) || day >= '2200') throw new CellProblem('NOT_A_DAY');
  return day;
}

export function writeNumber(value: number | null): string {
  return value === null ? '' : String(value);
}

export function readNumber(cell: string): number | null {
  const text = cell.trim();
  if (text === '') return null;
  if (!/^\d{1,4}$/.test(text)) throw new CellProblem('NOT_A_NUMBER');
  return Number(text);
}

/** The word of ours that a German word stands for; capitals do not matter. */
export function readWord<Word extends string>(words: Readonly<Record<Word, string>>, cell: string): Word {
  const wanted = fold(cell);
  const found = (Object.keys(words) as Word[]).find((word) => fold(words[word]) === wanted);
  if (found === undefined) throw new CellProblem('UNKNOWN');
  return found;
}

/** The id of an entry of a list by its name. */
export function readName(list: readonly { id: string; name: string }[], cell: string): string {
  const wanted = fold(cell);
  const found = list.find((entry) => fold(entry.name) === wanted);
  if (found === undefined) throw new CellProblem('UNKNOWN');
  return found.id;
}

export function fold(text: string): string {
  return text.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
}

/** Text with plain line ends, as it stands in a cell. */
export function writeText(text: string | null): string {
  return (text ?? '').replace(/\r\n?/g, '\n');
}

export function readText(cell: string): string | null {
  return cell.trim() === '' ? null : cell.trim();
}
