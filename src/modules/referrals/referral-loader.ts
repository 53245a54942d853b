import type { Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import { loaderPerWork } from '../../graphql/context';
import { findRestrictions } from './payload-repository';
import { partyOf, type ReferralParty } from './referral-policy';
import { findEvents, findReferrals, placeOf, type ReferralRow } from './referral-repository';
import type { ReferralEvent } from './referral.entity';

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

type RestrictionRow = Awaited<ReturnType<typeof findRestrictions>>[number];

export const restrictionOf = loaderPerWork<string, RestrictionRow | null>(async (work, ids) => {
  const rows = await findRestrictions(work, ids);
  return ids.map((id) => rows.find((row) => row.referralId === id) ?? null);
});
