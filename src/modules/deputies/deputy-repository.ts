import type { Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import { Deputy } from './deputy.entity';

/** A deputy stands in from the first day's beginning until the last day is over, or until it is ended. */
const NOW = `d.live and d.opens_at <= app.clock() and app.clock() < d.closes_at`;

/**
 * SQL for the lists and rows of other modules: the accounts that stand in, now, for the account and at the partner of
 * these columns.
 */
export function deputiesOf(account: string, partner: string): string {
  return `array(select d.deputy_id from deputies d where d.network_id = app.network()
    and d.account_id = ${account} and d.partner_id = ${partner} and ${NOW} order by 1)`;
}

/** SQL for `x in (…)`: the accounts for whom a deputy stands in, now, at a partner. */
export function deputisedBy(deputy: string, partner: string): string {
  return `select d.account_id from deputies d where d.network_id = app.network()
    and d.deputy_id = ${deputy} and d.partner_id = ${partner} and ${NOW}`;
}

/** The deputies of a partner, present and to come, the next to end first. */
export function listDeputies(work: Work, partnerId: string | null): Promise<Deputy[]> {
  return work.db.rows<Deputy>(
    `select * from deputies d where d.network_id = app.network() and d.partner_id = $1 and d.live
        and d.closes_at > app.clock() order by d.closes_at, d.id`,
    [partnerId],
  );
}

export function findDeputy(work: Work, id: string): Promise<Deputy | null> {
  return work.db.row<Deputy>(`select * from deputies where network_id = app.network() and id = $1`, [id]);
}

/** All that was named for one person with one deputy and was not ended. */
export function findDeputiesBetween(
  work: Work,
  partnerId: string,
  accountId: string,
  deputyId: string,
): Promise<Deputy[]> {
  return work.db.rows<Deputy>(
    `select * from deputies d where d.network_id = app.network() and d.partner_id = $1 and d.account_id = $2
        and d.deputy_id = $3 and d.live`,
    [partnerId, accountId, deputyId],
  );
}

export async function insertDeputy(
  work: Work<Person>,
  deputy: Pick<Deputy, 'id' | 'partnerId' | 'accountId' | 'deputyId' | 'validFrom' | 'validUntil'>,
): Promise<void> {
  const { networkId, accountId: namedBy } = work.actor;
  await work.db.insert(Deputy, [{ networkId, namedBy, ...deputy }]);
}

/** How many were ended: none when somebody was faster. */
export function endDeputyRow(work: Work, id: string): Promise<number> {
  return work.db.touch(
    `update deputies set ended_at = app.clock() where network_id = app.network() and id = $1 and ended_at is null`,
    [id],
  );
}

/** Nobody stands in for whoever works there no more, nor does she: at one partner, or with null at all. */
export function endDeputiesWith(work: Work, accountId: string, partnerId: string | null): Promise<number> {
  return work.db.touch(
    `update deputies set ended_at = app.clock() where network_id = app.network() and ended_at is null
        and $1 in (account_id, deputy_id) and ($2::uuid is null or partner_id = $2)`,
    [accountId, partnerId],
  );
}
