import type { Day } from '../../domain/period';

/** The latest of the days that are known; written as they are, days compare as texts. */
export function latest(first: Day, ...others: readonly (Day | null)[]): Day {
  return others.reduce<Day>((found, day) => (day !== null && day > found ? day : found), first);
}

export function earliest(first: Day, ...others: readonly (Day | null)[]): Day {
  return others.reduce<Day>((found, day) => (day !== null && day < found ? day : found), first);
}
