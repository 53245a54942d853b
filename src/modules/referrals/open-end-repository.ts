import { inScope, type Work } from '../../db/work';
import type { Day } from '../../domain/period';
import type { Page } from '../../graphql/connection';
import type { ReferralOverview } from './referral.entity';

export interface OpenEndRow extends ReferralOverview {
  /** Something that was told is no longer covered. */
  readonly lapsed: boolean;
  /** Whole days since it was sent. */
  readonly waitingDays: number;
}

/** What waits for an answer past its day, or has lost its consent while it waited; the oldest first. */
export async function listOpenEnds(work: Work, today: Day, page: Page): Promise<OpenEndRow[]> {
  const lapsed = await findLapsed(work);
  return work.db.rows<OpenEndRow>(
    `select o.*, o.id = any($2) as lapsed, $1::date - app.berlin_day(o.sent_at) as waiting_days from referral_overview o
      where o.network_id = app.network() and o.state = 'REQUESTED' and (o.respond_by < $1::date or o.id = any($2))
        and ($3::uuid is null or o.id > $3)
      order by o.id limit $4`,
    [today, lapsed, page.after?.id ?? null, page.limit],
  );
}

/** Under SYSTEM, since the coordination sees no payload: only which referrals, and nothing of what they tell. */
async function findLapsed(work: Work): Promise<string[]> {
  const rows = await inScope(work, 'SYSTEM', () =>
    work.db.rows<{ referralId: string }>(
      `select distinct i.referral_id from payload_items i
         join referral_overview o on o.network_id = i.network_id and o.id = i.referral_id and o.state = 'REQUESTED'
        where i.network_id = app.network() and app.clock() >= i.closes_at`,
    ),
  );
  return rows.map((row) => row.referralId);
}
