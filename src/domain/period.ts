import { DateTime } from 'luxon';

/** A calendar day in Europe/Berlin, written 2026-11-21. Days are what people mean; instants are what the clock gives. */
export type Day = string;

const ZONE = 'Europe/Berlin';

export function isDay(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) && text >= '1900-01-01' && DateTime.fromISO(text, { zone: ZONE }).isValid
  );
}

export function berlinDay(instant: Date): Day {
  return DateTime.fromJSDate(instant, { zone: ZONE }).toFormat('yyyy-MM-dd');
}

/** The instant at which a day begins in Berlin, summer or winter. */
export function berlinMidnight(day: Day): Date {
  return DateTime.fromISO(day, { zone: ZONE }).startOf('day').toJSDate();
}

export function addDays(day: Day, days: number): Day {
  return DateTime.fromISO(day, { zone: ZONE }).plus({ days }).toFormat('yyyy-MM-dd');
}

export function addMonths(day: Day, months: number): Day {
  return DateTime.fromISO(day, { zone: ZONE }).plus({ months }).toFormat('yyyy-MM-dd');
}

/** First and last day, both included, as people write it. */
export interface Period {
  readonly from: Day;
  readonly until: Day;
}

/** The same period as half-open instants: opensAt ≤ now < closesAt. */
export interface Opening {
  readonly opensAt: Date;
  readonly closesAt: Date;
}

export function openingOf(period: Period): Opening {
  return { opensAt: berlinMidnight(period.from), closesAt: berlinMidnight(addDays(period.until, 1)) };
}

export type PeriodPosition = 'BEFORE' | 'WITHIN' | 'AFTER';

/** A moment that is none lies in no period. */
export function positionIn(opening: Opening, now: Date): PeriodPosition {
  if (now >= opening.opensAt && now < opening.closesAt) return 'WITHIN';
  return now < opening.opensAt ? 'BEFORE' : 'AFTER';
}
