/** The seven days from this day on, so that a weekly date falls out once, whatever weekday the demo is loaded on. */
export function weekFrom(day: number): readonly number[] {
  return Array.from({ length: 7 }, (_, offset) => day + offset);
}
