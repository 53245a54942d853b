import { addDays, type Day } from '../../domain/period';
import type { OfferContent, OfferSchedule } from '../../modules/catalogue';
import { dayInFigures, dayInWords, dayOf } from './day-words';
import { listInWords } from './list-words';
import { placeName } from './place-words';

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

const ON_WEEKDAY = {
  MO: 'montags',
  TU: 'dienstags',
  WE: 'mittwochs',
  TH: 'donnerstags',
  FR: 'freitags',
  SA: 'samstags',
  SU: 'sonntags',
} as const satisfies Record<OfferSchedule['weekday'], string>;

const EVERY = { 1: '', 2: 'alle zwei Wochen ', 4: 'alle vier Wochen ' } as const;

/** How far ahead a printed page tells of days on which it is otherwise, and of how many. */
const EXCEPTION_DAYS = 90;
const MOST_EXCEPTIONS = 6;

/** When an offer takes place, one line for each time; what is over is left out. */
export function timesInWords(content: OfferContent, today: Day): string[] {
  const running = content.schedules.filter((schedule) => schedule.until === null || schedule.until >= today);
  return together(running, content, today).map(({ weekdays, words }) => {
    const days = WEEKDAYS.filter((weekday) => weekdays.has(weekday)).map((weekday) => ON_WEEKDAY[weekday]);
    return words(listInWords(days));
  });
}

interface Line {
  readonly weekdays: Set<OfferSchedule['weekday']>;
  /** The line around the days of the week. */
  readonly words: (days: string) => string;
}

/** Days of the week on which everything else is the same stand in one line. */
function together(schedules: readonly OfferSchedule[], content: OfferContent, today: Day): Line[] {
  const lines = new Map<string, Line>();
  for (const schedule of schedules) {
    const words = (days: string): string => scheduleInWords(schedule, content, today, days);
    const key = words('');
    const line = lines.get(key) ?? { weekdays: new Set(), words };
    lines.set(key, line);
    line.weekdays.add(schedule.weekday);
  }
  return [...lines.values()];
}

function scheduleInWords(schedule: OfferSchedule, content: OfferContent, today: Day, days: string): string {
  const notes = [
    beginning(schedule, today),
    schedule.until === null ? null : `bis ${dayInWords(schedule.until)}`,
    exceptionsInWords(schedule, today),
    schedule.note,
  ].filter((note) => note !== null);
  const time = `${EVERY[schedule.everyWeeks]}${days} ${clock(schedule.opensAt)} bis ${clock(schedule.closesAt)} Uhr`;
  const place = schedule.place === null ? undefined : content.places[schedule.place];
  const where = content.places.length > 1 && place !== undefined ? `, ${placeName(place)}` : '';
  return `${time}${where}${notes.length === 0 ? '' : ` (${notes.join('; ')})`}`;
}

function beginning(schedule: OfferSchedule, today: Day): string | null {
  if (schedule.from === null) return null;
  if (schedule.from > today) return `ab ${dayInWords(schedule.from)}`;
  const next = nextDay(schedule, schedule.from, today);
  return next === null ? null : `wieder am ${dayInWords(next)}`;
}

/** The first day from today on, for what is not every week: who reads it on paper cannot count the weeks. */
function nextDay(schedule: OfferSchedule, from: Day, today: Day): Day | null {
  if (schedule.everyWeeks === 1) return null;
  const first = addDays(from, (WEEKDAYS.indexOf(schedule.weekday) - (dayOf(from).weekday - 1) + 7) % 7);
  const step = 7 * schedule.everyWeeks;
  const elapsed = Math.ceil(dayOf(today).diff(dayOf(first), 'days').days / step);
  let day = addDays(first, Math.max(0, elapsed) * step);
  while (schedule.exceptions.some((exception) => exception.on === day && exception.opensAt === null)) {
    day = addDays(day, step);
  }
  return schedule.until !== null && day > schedule.until ? null : day;
}

function exceptionsInWords(schedule: OfferSchedule, today: Day): string | null {
  const last = addDays(today, EXCEPTION_DAYS);
  const coming = schedule.exceptions
    .filter((exception) => exception.on >= today && exception.on <= last)
    .sort((one, other) => one.on.localeCompare(other.on));
  if (coming.length === 0) return null;
  const shown = coming.slice(0, MOST_EXCEPTIONS);
  const off = shown.filter((exception) => exception.opensAt === null).map(({ on }) => dayInFigures(on));
  const other = shown.flatMap(({ on, opensAt, closesAt }) =>
    opensAt === null || closesAt === null
      ? []
      : [`am ${dayInFigures(on)} von ${clock(opensAt)} bis ${clock(closesAt)} Uhr`],
  );
  const all = [...(off.length === 0 ? [] : [`nicht am ${listInWords(off)}`]), ...other];
  return `${all.join(', ')}${coming.length > shown.length ? ' und weiteren Tagen' : ''}`;
}

/** `9:30`, `15` */
function clock(time: string): string {
  return time.replace(/^0/, '').replace(/:00$/, '');
}
