import { invalidInput } from '../../domain/errors';
import type { OfferContent, OfferSchedule } from '../catalogue';

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/**
 * What the bounds of single fields cannot say: orders, references, and that nothing is said twice.
 *
 * @throws INVALID_INPUT naming the field of the first rule broken
 */
export function checkOffer(content: OfferContent, field: string): void {
  const { target } = content;
  requireOrder(
    target.pregnancyFromWeek,
    target.pregnancyUntilWeek,
    1,
    42,
    `${field}.target.pregnancy`,
    'Week',
  );
  requireOrder(target.ageFromMonths, target.ageUntilMonths, 0, 216, `${field}.target.age`, 'Months');
  if (content.kinds.length === 0) throw invalidInput(`${field}.kinds`, 'TOO_FEW');
  requireOnce(content.kinds, `${field}.kinds`);
  requireOnce(content.languages, `${field}.languages`);
  requireOnce(
    content.accessibility.map((entry) => entry.feature),
    `${field}.accessibility`,
  );
  requireOnce(
    content.translations.map((entry) => entry.language),
    `${field}.translations`,
  );
  for (const [place, schedule] of content.schedules.entries()) {
    requireSoundSchedule(schedule, content.places.length, `${field}.schedules[${place}]`);
  }
  if (content.validFrom !== null && content.validUntil !== null && content.validUntil < content.validFrom) {
    throw invalidInput(`${field}.validUntil`, 'BEFORE_VALID_FROM');
  }
}

function requireSoundSchedule(schedule: OfferSchedule, places: number, field: string): void {
  requireTimes(schedule.opensAt, schedule.closesAt, field);
  if (schedule.everyWeeks > 1 && schedule.from === null) throw invalidInput(`${field}.from`, 'REQUIRED');
  if (schedule.from !== null && schedule.until !== null && schedule.until < schedule.from) {
    throw invalidInput(`${field}.until`, 'BEFORE_FROM');
  }
  if (schedule.place !== null && (schedule.place < 0 || schedule.place >= places)) {
    throw invalidInput(`${field}.place`, 'UNKNOWN');
  }
  requireOnce(
    schedule.exceptions.map((exception) => exception.on),
    `${field}.exceptions`,
  );
  for (const [place, exception] of schedule.exceptions.entries()) {
    const { opensAt, closesAt } = exception;
    if ((opensAt === null) !== (closesAt === null))
      throw invalidInput(`${field}.exceptions[${place}].closesAt`, 'REQUIRED');
    if (opensAt !== null && closesAt !== null)
      requireTimes(opensAt, closesAt, `${field}.exceptions[${place}]`);
  }
}

function requireTimes(opensAt: string, closesAt: string, field: string): void {
  if (!TIME.test(opensAt)) throw invalidInput(`${field}.opensAt`, 'NOT_A_TIME');
  if (!TIME.test(closesAt)) throw invalidInput(`${field}.closesAt`, 'NOT_A_TIME');
  if (closesAt <= opensAt) throw invalidInput(`${field}.closesAt`, 'BEFORE_OPENS_AT');
}

function requireOrder(
  from: number | null,
  until: number | null,
  least: number,
  most: number,
  field: string,
  unit: string,
): void {
  for (const [name, value] of [
    ['From', from],
    ['Until', until],
  ] as const) {
    if (value !== null && (value < least || value > most))
      throw invalidInput(`${field}${name}${unit}`, 'OUT_OF_RANGE');
  }
  if (from !== null && until !== null && until < from)
    throw invalidInput(`${field}Until${unit}`, 'BEFORE_FROM');
}

function requireOnce(values: readonly string[], field: string): void {
  const place = values.findIndex((value, index) => values.indexOf(value) !== index);
  if (place >= 0) throw invalidInput(`${field}[${place}]`, 'NAMED_TWICE');
}
