import type { Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import { invalidInput } from '../../domain/errors';
import { berlinDay, isDay } from '../../domain/period';
import { connectionOf, pageOf, type Connection, type PageArgs } from '../../graphql/connection';
import { toKeptOfferView } from './kept-offer-view';
import { listReports } from './offer-report-repository';
import type { OfferReportFilter, OfferReportView } from './offer-report.types';
import { toReportView } from './offer-report-view';
import { listOffers } from './offer-repository';
import type { KeptOfferFilter, KeptOfferView } from './offer.types';

/**
 * What the coordination or a partner keeps, those first that must be confirmed first.
 *
 * @throws INVALID_INPUT for a page that cannot be
 */
export async function listKeptOffers(
  work: Work<Person>,
  filter: KeptOfferFilter,
  args: PageArgs,
): Promise<Connection<KeptOfferView>> {
  const page = pageOf('keptOffers', args);
  if (page.after !== null && !isDay(page.after.sort)) throw invalidInput('after', 'NOT_A_CURSOR');
  const today = berlinDay(work.now);
  const { partnerId = null, state = null, dueBy = null } = filter;
  const question = { ownPartnerId: ownPartnerOf(work.actor), partnerId, state, dueBy, today };
  return connectionOf(
    await listOffers(work, question, page),
    page,
    (row) => ({ sort: row.confirmUntil, id: row.id }),
    (row) => toKeptOfferView(row, today),
  );
}

/**
 * Reports, the newest first.
 *
 * @throws INVALID_INPUT for a page that cannot be
 */
export async function listOfferReports(
  work: Work<Person>,
  filter: OfferReportFilter,
  args: PageArgs,
): Promise<Connection<OfferReportView>> {
  const page = pageOf('offerReports', args);
  const { partnerId = null, offerId = null, state = null } = filter;
  const question = { ownPartnerId: ownPartnerOf(work.actor), partnerId, offerId, state };
  return connectionOf(
    await listReports(work, question, page),
    page,
    (row) => ({ sort: '', id: row.id }),
    (row) => toReportView(row, work.actor),
  );
}

/** The coordination sees all; a lead the own institution's. */
function ownPartnerOf(actor: Person): string | null {
  return actor.role === 'COORDINATOR' ? null : actor.partnerId;
}
