import type { OfferContent } from '../../modules/catalogue';
import { WEEKDAYS } from '../words';
import { CellProblem } from './cell-problem';
import { guarded, unguarded } from './cells';
import type { Column } from './column';
import { joinPlaced, lines, split } from './joined';
import { readDay, readText, readWord, writeDay } from './values';

type Schedule = OfferContent['schedules'][number];
type Exception = Schedule['exceptions'][number];

const EVERY = { 1: 'jede Woche', 2: 'alle 2 Wochen', 4: 'alle 4 Wochen' } as const;
const TIMES = /^(\d{1,2}:\d{2})\s*[-–]\s*(\d{1,2}:\d{2})$/;

/** A line for each: day | times | how often | first day | last day | number of the place | note | days otherwise. */
export const SCHEDULES: Column = {
  name: 'Zeiten',
  field: 'schedules',
  write: ({ schedules }) => guarded(schedules.map(lineOf).join('\n')),
  read: (cell, draft) => void (draft.schedules = lines(unguarded(cell)).map(scheduleOf)),
};

function lineOf(schedule: Schedule): string {
  const { weekday, opensAt, closesAt, everyWeeks, from, until, place, note, exceptions } = schedule;
  return joinPlaced([
    WEEKDAYS[weekday],
    `${opensAt}-${closesAt}`,
    EVERY[everyWeeks],
    writeDay(from),
    writeDay(until),
    place === null ? '' : `Ort ${place + 1}`,
    note,
    exceptions.map(exceptionText).join('; '),
  ]);
}

function exceptionText({ on, opensAt, closesAt }: Exception): string {
  return opensAt === null ? writeDay(on) : `${writeDay(on)} ${opensAt}-${closesAt ?? ''}`;
}

function scheduleOf(line: string): Schedule {
  const [
    weekday = '',
    times = '',
    every = '',
    from = '',
    until = '',
    place = '',
    note = '',
    days = '',
    ...more
  ] = split(line);
  if (more.length > 0) throw new CellProblem('TOO_MANY_PARTS');
  return {
    weekday: readWord(WEEKDAYS, weekday),
    ...readTimes(times),
    everyWeeks: readEvery(every),
    from: readDay(from),
    until: readDay(until),
    place: readPlace(place),
    note: readText(note),
    exceptions: days
      .split(';')
      .map((text) => text.trim())
      .filter((text) => text !== '')
      .map(readException),
  };
}

function readTimes(text: string): { opensAt: string; closesAt: string } {
  const [, opensAt, closesAt] = TIMES.exec(text.trim()) ?? [];
  if (opensAt === undefined || closesAt === undefined) throw new CellProblem('NOT_A_TIME');
  return { opensAt: opensAt.padStart(5, '0'), closesAt: closesAt.padStart(5, '0') };
}

function readEvery(text: string): 1 | 2 | 4 {
  if (text.trim() === '') return 1;
  return Number(readWord(EVERY, text)) as 1 | 2 | 4;
}

/** Places are counted from 1 in the file, as people do. */
function readPlace(text: string): number | null {
  if (text.trim() === '') return null;
  const number = /^(?:Ort\s*)?([1-9]\d?)$/i.exec(text.trim())?.[1];
  if (number === undefined) throw new CellProblem('UNKNOWN');
  return Number(number) - 1;
}

function readException(text: string): Exception {
  const [day = '', ...times] = text.split(/\s+/);
  const on = readDay(day);
  if (on === null) throw new CellProblem('NOT_A_DAY');
  if (times.length === 0) return { on, opensAt: null, closesAt: null };
  return { on, ...readTimes(times.join('')) };
}
