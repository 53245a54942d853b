import type { Work } from '../../db/work';

/** How much lies with a professional at a partner. Numbers are all that a lead or the coordination sees of it. */
export interface OpenWork {
  readonly accountId: string;
  readonly partnerId: string;
  readonly families: number;
  readonly referrals: number;
}

/** Everybody at work at the lead's partner, for the coordination in the network; also whoever has nothing. */
export function findOpenWork(work: Work): Promise<OpenWork[]> {
  return work.db.rows<OpenWork>(`select * from app.open_work() order by account_id, partner_id`);
}
