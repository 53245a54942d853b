import { DateTime } from 'luxon';
import type { OfferSchedule } from '../../modules/catalogue';
import type { Day } from '../../domain/period';

/** Days on which the same thing happens at the same time of the world's clock: what one HSDS schedule can say. */
export interface Run {
  readonly first: Day;
  readonly last: Day;
  readonly opensAt: string;
  readonly closesAt: string;
  /** Minutes that Berlin is ahead of UTC when it opens, and when it closes. */
  readonly offsets: readonly [number, number];
  /** A single day at another time than usual. */
  readonly exceptional: boolean;
}

const DAY = 86_400_000;
const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

/**
 * Cuts a schedule in wall-clock time into runs, at each change of the clocks and at each day on which it is otherwise.
 * Days from `from` to `to`, both included.
 */
export function runsOf(schedule: OfferSchedule, from: Day, to: Day): Run[] {
  const otherwise = new Set(schedule.exceptions.map((exception) => exception.on));
  const runs: Run[] = [];
  let unbroken = false;
  for (const day of daysOf(schedule, from, to)) {
    const isUsual = !otherwise.has(day);
    if (isUsual) addDay(runs, runOn(day, schedule.opensAt, schedule.closesAt, false), unbroken);
    unbroken = isUsual;
  }
  for (const { on, opensAt, closesAt } of schedule.exceptions) {
    if (opensAt !== null && closesAt !== null && on >= from && on <= to)
      runs.push(runOn(on, opensAt, closesAt, true));
  }
  return runs.sort((one, other) => (one.first < other.first ? -1 : 1));
}

/** The day goes on with the run before it, or begins one. */
function addDay(runs: Run[], day: Run, unbroken: boolean): void {
  const before = runs.at(-1);
  if (unbroken && before !== undefined && isSame(before.offsets, day.offsets))
    runs.splice(-1, 1, { ...before, last: day.first });
  else runs.push(day);
}

/** Weeks are counted from the schedule's own first day, whatever part of it is looked at. */
function daysOf(schedule: OfferSchedule, from: Day, to: Day): Day[] {
  const step = schedule.everyWeeks * 7 * DAY;
  let at = onOrAfter(schedule.from ?? from, WEEKDAYS.indexOf(schedule.weekday));
  const start = Date.parse(from);
  if (at < start) at += Math.ceil((start - at) / step) * step;
  const days: Day[] = [];
  for (const end = Date.parse(to); at <= end; at += step) days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}

function onOrAfter(day: Day, weekday: number): number {
  const at = Date.parse(day);
  return at + ((weekday - new Date(at).getUTCDay() + 7) % 7) * DAY;
}

/** The weekday of a day, as RFC 5545 writes it. */
export function weekdayOf(day: Day): string {
  return WEEKDAYS[new Date(day).getUTCDay()] ?? '';
}

function runOn(day: Day, opensAt: string, closesAt: string, exceptional: boolean): Run {
  const offsets = [offsetAt(day, opensAt), offsetAt(day, closesAt)] as const;
  return { first: day, last: day, opensAt, closesAt, offsets, exceptional };
}

function offsetAt(day: Day, time: string): number {
  const [march, october] = changesIn(day.slice(0, 4));
  const moment = `${day}T${time}`;
  return moment >= march && moment < october ? 120 : 60;
}

const changes = new Map<string, readonly [string, string]>();

/** Wall-clock moments at which the clocks change in that year; asked of the zone's own rules once. */
function changesIn(year: string): readonly [string, string] {
  const known = changes.get(year);
  if (known !== undefined) return known;
  const days = Array.from({ length: 366 }, (_, count) =>
    DateTime.fromISO(`${year}-01-01`, { zone: 'Europe/Berlin' }).plus({ days: count }),
  );
  const begins = days.find((day) => day.offset === 60 && day.plus({ days: 1 }).offset === 120);
  const ends = days.find((day) => day.offset === 120 && day.plus({ days: 1 }).offset === 60);
  const found = [
    `${begins?.toFormat('yyyy-MM-dd') ?? '9999'}T02:00`,
    `${ends?.toFormat('yyyy-MM-dd') ?? '9999'}T03:00`,
  ] as const;
  changes.set(year, found);
  return found;
}

function isSame(one: readonly [number, number], other: readonly [number, number]): boolean {
  return one[0] === other[0] && one[1] === other[1];
}
