import type { Day } from '../../domain/period';
import type { TransitionTable } from '../../domain/state-machine';
import type { OfferReportState, OfferState } from '../catalogue';

export type OfferAction = 'PUBLISH' | 'CONFIRM' | 'PAUSE' | 'END';
export type OfferActing = 'COORDINATION' | 'PARTNER' | 'EITHER' | 'CLOCK';

/**
 * An offer is public until the day it should have been confirmed by; then it is paused everywhere, and back as soon as
 * somebody confirms it. PUBLISH is a report that the coordination has approved.
 */
export const OFFER_TRANSITIONS = [
  { action: 'PUBLISH', from: 'PUBLISHED', to: 'PUBLISHED', by: 'COORDINATION' },
  { action: 'PUBLISH', from: 'PAUSED', to: 'PUBLISHED', by: 'COORDINATION' },
  { action: 'CONFIRM', from: 'PUBLISHED', to: 'PUBLISHED', by: 'EITHER' },
  { action: 'CONFIRM', from: 'PAUSED', to: 'PUBLISHED', by: 'EITHER' },
  { action: 'PAUSE', from: 'PUBLISHED', to: 'PAUSED', by: 'CLOCK' },
  { action: 'END', from: 'PUBLISHED', to: 'ENDED', by: 'EITHER' },
  { action: 'END', from: 'PAUSED', to: 'ENDED', by: 'EITHER' },
] as const satisfies TransitionTable<OfferState, OfferAction, OfferActing>;

export type ReportAction = 'PUBLISH' | 'DECLINE' | 'WITHDRAW';
export type ReportActing = 'COORDINATION' | 'REPORTER';

/** Reported, then approved, declined with a reason, or taken back by who reported (source 003 §2). */
export const REPORT_TRANSITIONS = [
  { action: 'PUBLISH', from: 'SUBMITTED', to: 'PUBLISHED', by: 'COORDINATION' },
  { action: 'DECLINE', from: 'SUBMITTED', to: 'DECLINED', by: 'COORDINATION' },
  { action: 'WITHDRAW', from: 'SUBMITTED', to: 'WITHDRAWN', by: 'REPORTER' },
] as const satisfies TransitionTable<OfferReportState, ReportAction, ReportActing>;

/** The state people see: past its day an offer is paused, whether or not a job has run. */
export function shownOfferState(offer: { state: OfferState; confirmUntil: Day }, today: Day): OfferState {
  return offer.state === 'PUBLISHED' && offer.confirmUntil < today ? 'PAUSED' : offer.state;
}
