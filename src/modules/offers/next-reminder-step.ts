import type { Work } from '../../db/work';
import type { SystemActor } from '../../domain/actor';
import type { Day } from '../../domain/period';
import { findAccountsWithHat, findAddresses } from '../accounts';
import { publicContent, type OfferContent } from '../catalogue';
import { findReminder, type ReminderRow } from './reminder-repository';

/** What the mail says. Confidential places are not in it: mail is no place for them. */
export interface DueReminder {
  readonly id: string;
  readonly to: { readonly name: string; readonly address: string };
  /** The coordination, which an answer goes to; empty when it is told itself. */
  readonly replyTo: readonly string[];
  readonly networkName: string;
  readonly partnerName: string;
  readonly content: OfferContent;
  readonly confirmedOn: Day;
  readonly confirmUntil: Day;
  /** Written to the coordination, since nobody of the partner can be. */
  readonly insteadOfPartner: boolean;
}

export type ReminderStep =
  | { readonly step: 'SEND'; readonly reminder: DueReminder }
  | { readonly step: 'SETTLE'; readonly state: 'SUPERFLUOUS' | 'UNKNOWN' }
  | { readonly step: 'NOTHING' };

/** What is to be done about a reminder now. */
export async function nextReminderStep(work: Work<SystemActor>, id: string): Promise<ReminderStep> {
  const row = await findReminder(work, id);
  // handed over, and nobody wrote down how it ended: the sender was killed in between. One mail too few is shown to
  // the coordination as a stale offer; one too many would teach people to ignore them.
  if (row?.state === 'HANDED_OVER') return { step: 'SETTLE', state: 'UNKNOWN' };
  if (row?.state !== 'WAITING') return { step: 'NOTHING' };
  if (!isStillDue(row)) return { step: 'SETTLE', state: 'SUPERFLUOUS' };
  return { step: 'SEND', reminder: await dueReminder(work, row) };
}

/** A reminder that waited while the mail server was down still goes out when the offer has been paused meanwhile. */
function isStillDue(row: ReminderRow): boolean {
  return row.entitled && row.offerState !== 'ENDED' && row.presentUntil === row.confirmUntil;
}

async function dueReminder(work: Work<SystemActor>, row: ReminderRow): Promise<DueReminder> {
  const coordination = row.isLead ? await findAccountsWithHat(work, 'COORDINATOR', null) : [];
  return {
    id: row.id,
    to: { name: row.accountName, address: row.email },
    replyTo: await findAddresses(work, coordination),
    networkName: row.networkName,
    partnerName: row.partnerName,
    content: publicContent(row.content),
    confirmedOn: row.confirmedOn,
    confirmUntil: row.confirmUntil,
    insteadOfPartner: !row.isLead,
  };
}
