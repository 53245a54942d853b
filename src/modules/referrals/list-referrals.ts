import type { Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import { forbidden } from '../../domain/errors';
import { berlinDay } from '../../domain/period';
import { connectionOf, type Connection, type Page } from '../../graphql/connection';
import { partyOf } from './referral-policy';
import { findOverview, listOverview, listReferralsVisibleTo, placeOf } from './referral-repository';
import { toOverviewView, toReferralView } from './referral-view';
import type { ReferralState } from './referral-words';
import type { ReferralView } from './referral.types';
import { visibleReferrals } from './referral-loader';

export interface ReferralQuestion {
  readonly box: 'SENT' | 'RECEIVED' | 'NETWORK';
  readonly states: readonly ReferralState[] | null;
  readonly overdue: boolean | null;
}

/** @throws FORBIDDEN when the box is not this hat's: NETWORK is the coordination's, the others are a professional's */
export async function listReferrals(
  work: Work<Person>,
  question: ReferralQuestion,
  page: Page,
): Promise<Connection<ReferralView>> {
  const { box, states, overdue } = question;
  if ((box === 'NETWORK') !== (work.actor.role === 'COORDINATOR')) throw forbidden('OTHER_BOX');
  const today = berlinDay(work.now);
  const filter = { states, overdue, today };
  const cursorOf = (row: { id: string }): { sort: string; id: string } => ({ sort: '', id: row.id });
  if (box === 'NETWORK') {
    return connectionOf(await listOverview(work, filter, page), page, cursorOf, (row) =>
      toOverviewView(row, today),
    );
  }
  const rows = await listReferralsVisibleTo(work, box, filter, page);
  return connectionOf(rows, page, cursorOf, (row) => {
    const party = partyOf(work.actor, placeOf(row));
    if (party === null) throw new Error('The list shows what the policy hides.');
    visibleReferrals(work).prime(row.id, { referral: row, party });
    return toReferralView(row, party, today);
  });
}

/** One referral: as its party sees it, or for the coordination its overview. */
export async function findReferralView(work: Work<Person>, id: string): Promise<ReferralView | null> {
  const today = berlinDay(work.now);
  if (work.actor.role === 'COORDINATOR') {
    const [overview] = await findOverview(work, [id]);
    if (overview !== undefined) return toOverviewView(overview, today);
    work.trail.refusedToShow('REFERRAL', id);
    return null;
  }
  const found = await visibleReferrals(work).load(id);
  if (found === null) {
    work.trail.refusedToShow('REFERRAL', id);
    return null;
  }
  return toReferralView(found.referral, found.party, today);
}
