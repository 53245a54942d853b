import type { Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import type { Page } from '../../graphql/connection';
import { OfferReport } from './offer.entity';
import type { OfferReportState } from '../catalogue';

export function findReports(work: Work, ids: readonly string[]): Promise<OfferReport[]> {
  return work.db.rows<OfferReport>(
    `select * from offer_reports where network_id = app.network() and id = any($1)`,
    [ids],
  );
}

export async function findReport(work: Work, id: string): Promise<OfferReport | null> {
  return (await findReports(work, [id]))[0] ?? null;
}

/** Held for a decision; a report that is decided is only read. */
export async function lockReport(work: Work, id: string): Promise<OfferReport | null> {
  const locked = await work.db.row<OfferReport>(
    `select * from offer_reports where network_id = app.network() and id = $1 for update`,
    [id],
  );
  return locked ?? findReport(work, id);
}

export async function insertReport(
  work: Work<Person>,
  report: Pick<OfferReport, 'id' | 'partnerId' | 'offerId' | 'baseVersion' | 'content'>,
): Promise<void> {
  const { networkId, accountId: reportedBy } = work.actor;
  await work.db.insert(OfferReport, [{ networkId, reportedBy, ...report }]);
}

/** Writes the decision, in the name of the actor and at this time. */
export async function decideReport(
  work: Work<Person>,
  report: OfferReport,
  decision: Partial<Pick<OfferReport, 'edited' | 'contentBefore' | 'offerId' | 'reason'>> & {
    state: Exclude<OfferReportState, 'SUBMITTED'>;
  },
): Promise<void> {
  const { networkId, id, version } = report;
  const touched = await work.db.update(
    OfferReport,
    { networkId, id, version },
    { ...decision, decidedBy: work.actor.accountId, decidedAt: work.now, version: version + 1 },
  );
  if (touched !== 1) throw new Error('The locked report was not there to be decided.');
}

export interface ReportsQuestion {
  /** Whose the reader sees; null: every partner's. */
  readonly ownPartnerId: string | null;
  readonly partnerId: string | null;
  readonly state: OfferReportState | null;
  readonly offerId: string | null;
}

/** The newest first. */
export function listReports(
  work: Work<Person>,
  question: ReportsQuestion,
  page: Page,
): Promise<OfferReport[]> {
  return work.db.rows<OfferReport>(
    `select * from offer_reports r
      where r.network_id = app.network()
        and ($1::uuid is null or r.partner_id = $1)
        and ($2::uuid is null or r.partner_id = $2)
        and ($3::text is null or r.state = $3)
        and ($4::uuid is null or r.offer_id = $4)
        and ($5::uuid is null or r.id < $5)
      order by r.id desc limit $6`,
    [
      question.ownPartnerId,
      question.partnerId,
      question.state,
      question.offerId,
      page.after?.id ?? null,
      page.limit,
    ],
  );
}
