import type { Work } from '../../db/work';
import type { SystemActor } from '../../domain/actor';
import type { Day } from '../../domain/period';
import type { OfferContent, OfferState } from '../catalogue';
import { OfferReminder, type Offer } from './offer.entity';
import { REMINDER_SOURCES, type ReminderState } from './reminder-states';

/** Offers that somebody is to be reminded of, and that nobody was reminded of in this period. Held until the end. */
export function lockOffersToRemind(
  work: Work<SystemActor>,
  today: Day,
  daysBefore: number,
  after: string | null,
  most: number,
): Promise<Offer[]> {
  return work.db.rows<Offer>(
    `select * from offers o
      where o.network_id = app.network() and ${toRemind('o', '$1', '$2')} and ($3::uuid is null or o.id > $3)
      order by o.id limit $4 for update skip locked`,
    [today, daysBefore, after, most],
  );
}

/** Public, in the last days of its period, and not reminded of within them. */
function toRemind(offer: string, today: string, daysBefore: string): string {
  return `${offer}.state = 'PUBLISHED' and ${today}::date between ${offer}.confirm_until - ${daysBefore}::int and ${offer}.confirm_until
    and (${offer}.reminded_on is null or ${offer}.reminded_on < ${offer}.confirm_until - ${daysBefore}::int)`;
}

export interface ClocksWork {
  /** Offers whose day is over though they still stand as public. */
  readonly lapsed: boolean;
  /** Offers that somebody is to be reminded of. */
  readonly toRemind: boolean;
}

/** Whether a network has anything for the clock to do: most mornings it has not, and nothing is written. */
export async function findClocksWork(
  work: Work<SystemActor>,
  today: Day,
  daysBefore: number,
): Promise<ClocksWork> {
  const found = await work.db.row<ClocksWork>(
    `select exists (select from offers o where o.network_id = app.network() and o.state = 'PUBLISHED'
                      and o.confirm_until < $1) as lapsed,
            exists (select from offers o where o.network_id = app.network() and ${toRemind('o', '$1', '$2')}) as to_remind`,
    [today, daysBefore],
  );
  return found ?? { lapsed: false, toRemind: false };
}

export async function insertReminders(
  work: Work<SystemActor>,
  offer: Offer,
  reminders: readonly { id: string; accountId: string }[],
): Promise<void> {
  const { networkId, id: offerId, confirmUntil } = offer;
  await work.db.insert(
    OfferReminder,
    reminders.map((reminder) => ({ networkId, offerId, confirmUntil, ...reminder })),
  );
}

/** A reminder with all that its mail says. */
export interface ReminderRow {
  readonly id: string;
  readonly state: ReminderState;
  readonly confirmUntil: Day;
  readonly offerId: string;
  readonly offerState: OfferState;
  readonly content: OfferContent;
  readonly confirmedOn: Day;
  /** The last day of the offer's present period. */
  readonly presentUntil: Day;
  readonly partnerName: string;
  readonly networkName: string;
  readonly accountName: string;
  readonly email: string;
  /** Still somebody who can sign in and confirms this offer: a lead of the partner, or of the coordination. */
  readonly entitled: boolean;
  /** Of the partner itself, not of the coordination. */
  readonly isLead: boolean;
}

export function findReminder(work: Work<SystemActor>, id: string): Promise<ReminderRow | null> {
  return work.db.row<ReminderRow>(
    `select r.id, r.state, r.confirm_until, r.offer_id, o.state as offer_state, o.content, o.confirmed_on,
            o.confirm_until as present_until, p.name as partner_name, n.name as network_name, a.name as account_name, a.email,
            a.state = 'ACTIVE' and exists (select from hats h where h.network_id = r.network_id and h.account_id = r.account_id
              and h.ended_at is null and (h.role = 'COORDINATOR' or h.role = 'PARTNER_LEAD' and h.partner_id = o.partner_id)) as entitled,
            exists (select from hats h where h.network_id = r.network_id and h.account_id = r.account_id
              and h.ended_at is null and h.role = 'PARTNER_LEAD' and h.partner_id = o.partner_id) as is_lead
       from offer_reminders r
       join offers o on o.network_id = r.network_id and o.id = r.offer_id
       join partners p on p.network_id = o.network_id and p.id = o.partner_id
       join networks n on n.id = r.network_id
       join accounts a on a.network_id = r.network_id and a.id = r.account_id
      where r.network_id = app.network() and r.id = $1`,
    [id],
  );
}

/** True when it was in a state from which it comes to this one. */
export async function moveReminder(work: Work<SystemActor>, id: string, to: ReminderState): Promise<boolean> {
  const touched = await work.db.touch(
    `update offer_reminders set state = $2, changed_at = app.clock()
      where network_id = app.network() and id = $1 and state = any($3)`,
    [id, to, REMINDER_SOURCES[to]],
  );
  return touched === 1;
}
