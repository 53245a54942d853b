import type { OfferSchedule, PublishedOffer } from '../../modules/catalogue';
import { derivedId, present, type HsdsObject } from './document';
import { runsOf, weekdayOf, type Run } from './occurrences';
import { earliest, latest } from './days';

const DAY_NAMES: Record<string, string> = {
  MO: 'montags',
  TU: 'dienstags',
  WE: 'mittwochs',
  TH: 'donnerstags',
  FR: 'freitags',
  SA: 'samstags',
  SU: 'sonntags',
};

/**
 * HSDS schedules of one of ours. Ours are in wall-clock time, HSDS' are in an offset from UTC: so each has a validity that
 * ends where the clocks change, or where a day is otherwise. Nothing is said beyond the day until which the offer counts
 * as confirmed, nor of what is over.
 */
export function toSchedules(
  offer: PublishedOffer,
  schedule: OfferSchedule,
  place: { readonly serviceAtLocationId: string | null },
  today: string,
): HsdsObject[] {
  const { validFrom, validUntil } = offer.content;
  const from = latest(schedule.from ?? offer.confirmedOn, validFrom);
  const to = earliest(offer.confirmUntil, schedule.until, validUntil);
  const runs = runsOf(schedule, from, to);
  const last = runs.findLast((run) => !run.exceptional);
  return runs
    .filter((run) => run.last >= today)
    .map((run) =>
      present({
        id: derivedId('schedule', offer.id, place.serviceAtLocationId, ...wordsOf(schedule), run.first),
        service_id: offer.id,
        service_at_location_id: place.serviceAtLocationId,
        valid_from: run.first,
        valid_to: run.last,
        dtstart: run.first,
        timezone: run.offsets[0] / 60,
        ...(run.exceptional ? { count: 1 } : { until: run === last ? endOf(schedule, to) : null }),
        freq: 'WEEKLY',
        interval: run.exceptional ? 1 : schedule.everyWeeks,
        byday: weekdayOf(run.first),
        opens_at: timeOf(run.opensAt, run.offsets[0]),
        closes_at: timeOf(run.closesAt, run.offsets[1]),
        description: describe(run, schedule),
        notes: schedule.note,
      }),
    );
}

/** Only a schedule that says when it ends has ended then; the others are merely not known any further. */
function endOf(schedule: OfferSchedule, to: string): string | null {
  return schedule.until !== null && schedule.until === to ? schedule.until : null;
}

function describe(run: Run, schedule: OfferSchedule): string {
  const times = `${run.opensAt} bis ${run.closesAt} Uhr`;
  const [year = '', month = '', day = ''] = run.first.split('-');
  if (run.exceptional) return `am ${day}.${month}.${year}, ${times}`;
  const name = DAY_NAMES[schedule.weekday] ?? '';
  return schedule.everyWeeks === 1
    ? `${name}, ${times}`
    : `alle ${schedule.everyWeeks} Wochen ${name}, ${times}`;
}

function timeOf(time: string, offset: number): string {
  return `${time}+${String(offset / 60).padStart(2, '0')}:00`;
}

function wordsOf(schedule: OfferSchedule): (string | number | null)[] {
  return [schedule.weekday, schedule.opensAt, schedule.closesAt, schedule.everyWeeks, schedule.from];
}
