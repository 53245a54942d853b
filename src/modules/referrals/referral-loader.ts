import type { Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import { loaderPerWork } from '../../graphql/context';
import type { ReverseRelease } from '../consents';
import { findFeedbackItems, findReverseReleases } from './feedback-repository';
import { findRecalls, type RecallRow } from './recall-repository';
import { partyOf, type ReferralParty } from './referral-policy';
import { findEvents, findReferrals, placeOf, type ReferralRow } from './referral-repository';
import type { FeedbackItem, ReferralEvent } from './referral.entity';
import { findSuggestions } from './suggestion-repository';
import {
  findRestrictedItems,
  findRestrictions,
  type RestrictedItem,
  type RestrictionRow,
} from './restriction-repository';

export interface VisibleReferral {
  readonly referral: ReferralRow;
  readonly party: ReferralParty;
}

/** Referrals that the actor is a party to and may see, batched. */
export const visibleReferrals = loaderPerWork<string, VisibleReferral | null>(async (work, ids) => {
  const rows = await findReferrals(work, ids);
  return ids.map((id) => {
    const referral = rows.find((row) => row.id === id);
    const party = referral === undefined ? null : partyOf((work as Work<Person>).actor, placeOf(referral));
    return referral === undefined || party === null ? null : { referral, party };
  });
});

export const eventsOf = loaderPerWork<string, ReferralEvent[]>(async (work, ids) => {
  const rows = await findEvents(work, ids);
  return ids.map((id) => rows.filter((row) => row.referralId === id));
});

/** Offers that the recipient has suggested on declining. */
export const suggestionsOf = loaderPerWork<string, string[]>(async (work, ids) => {
  const rows = await findSuggestions(work, ids);
  return ids.map((id) => rows.filter((row) => row.referralId === id).map((row) => row.offerId));
});

/** Of several the first that waits for an answer, else the last; with what it took away. */
export interface ShownRestriction {
  readonly restriction: RestrictionRow;
  readonly items: readonly RestrictedItem[];
}

export const restrictionOf = loaderPerWork<string, ShownRestriction | null>(async (work, ids) => {
  const rows = await findRestrictions(work, ids);
  const items = await findRestrictedItems(work, ids);
  return ids.map((id) => {
    const own = rows.filter((row) => row.referralId === id);
    const restriction = own.find((row) => row.answer === null) ?? own.at(-1);
    if (restriction === undefined) return null;
    const { revocationId } = restriction;
    return {
      restriction,
      items: items.filter((item) => item.referralId === id && item.revocationId === revocationId),
    };
  });
});

export const feedbackOf = loaderPerWork<string, FeedbackItem[]>(async (work, ids) => {
  const rows = await findFeedbackItems(work, ids);
  return ids.map((id) => rows.filter((row) => row.referralId === id));
});

export const reverseReleasesOf = loaderPerWork<string, ReverseRelease[]>(async (work, ids) => {
  const rows = await findReverseReleases(work, ids);
  return ids.map((id) => rows.filter((row) => row.referralId === id));
});

export const recallOf = loaderPerWork<string, RecallRow | null>(async (work, ids) => {
  const rows = await findRecalls(work, ids);
  return ids.map((id) => rows.find((row) => row.referralId === id) ?? null);
});
