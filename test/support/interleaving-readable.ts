import type { Client } from 'pg';
import { looks } from './interleaving-plan';
import type { OpenReferral } from './interleaving-town';
import type { TestDatabase } from './test-database';

/**
 * What the recipients really read, against what the history lets them read: everything of a referral that waits
 * while all of it is released, and of one they hold what has not been revoked, or is kept by an answer to that very
 * revocation.
 */
export async function wronglyReadable(
  test: TestDatabase,
  referrals: readonly OpenReferral[],
): Promise<string[]> {
  const expected = await readableOf(
    test.owner,
    referrals.map((referral) => referral.id),
  );
  const wrong = await Promise.all(
    referrals.map(async ({ id, to }) => {
      const [recipient] = to.people;
      const allowed = expected.get(id);
      if (recipient === undefined || allowed === undefined) return [];
      const items = await looks(test.database, recipient, id);
      const [reads, allows] = [items.sort().join(', '), allowed.sort().join(', ')];
      return reads === allows
        ? []
        : [`the recipient reads what the history allows: [${reads}] for [${allows}]`];
    }),
  );
  return wrong.flat();
}

/** By referral that was sent, each item that may be read now. */
async function readableOf(owner: Client, ids: readonly string[]): Promise<Map<string, string[]>> {
  const found = await owner.query<{ id: string; items: string[] }>(
    `select r.id, coalesce(array_agg(r.id || ' ' || i.subject_id || ' ' || i.category) filter (where
         r.state in ('ACCEPTED','IN_PROGRESS','ON_HOLD','COMPLETED') and (l.live or exists (select from restriction_answers a
           where a.referral_id = r.id and a.revocation_id = coalesce(l.revocation_id, l.superseded_by_id) and a.answer = 'OWN_LEGAL_BASIS'))
         or r.state = 'REQUESTED' and w.whole), '{}') as items
       from referrals r join sendings s on s.referral_id = r.id
       join payload_items i on i.referral_id = r.id
       join releases l on l.consent_id = i.consent_id and l.discloser_id = r.from_id and l.recipient_id = r.to_id
         and l.subject_id = i.subject_id and l.category = i.category
       cross join lateral (select bool_and(m.live) as whole from payload_items j
         join releases m on m.consent_id = j.consent_id and m.discloser_id = r.from_id and m.recipient_id = r.to_id
           and m.subject_id = j.subject_id and m.category = j.category where j.referral_id = r.id) w
      where r.id = any($1) group by r.id`,
    [ids],
  );
  return new Map(found.rows.map((row) => [row.id, row.items]));
}
