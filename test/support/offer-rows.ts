import type { Person } from '../../src/domain/actor';
import type { OfferContentType } from '../../src/modules/catalogue';
import { publishOfferReport } from '../../src/modules/offers/publish-offer-report';
import { reportOffer } from '../../src/modules/offers/report-offer';
import { fullContent, type OfferLists } from './offer-content';
import { as } from './people';
import type { TestDatabase } from './test-database';

/** An offer of a partner, reported and published by the coordination; gives its id. */
export async function publishedOfferOf(
  test: TestDatabase,
  coordinator: Person,
  partnerId: string,
  lists: OfferLists,
  change: Partial<OfferContentType> = {},
): Promise<string> {
  const content = fullContent(lists, change);
  const report = await as(test.database, coordinator, (work) => reportOffer(work, { partnerId, content }));
  const offer = await as(test.database, coordinator, (work) =>
    publishOfferReport(work, { id: report.id, onOlderVersion: false }),
  );
  return offer.id;
}

/** A change of it that waits for the coordination; gives the report's id. */
export async function waitingReportOn(
  test: TestDatabase,
  reporter: Person,
  offer: { partnerId: string; id: string },
  lists: OfferLists,
  change: Partial<OfferContentType> = {},
): Promise<string> {
  const input = { partnerId: offer.partnerId, offerId: offer.id, content: fullContent(lists, change) };
  return (await as(test.database, reporter, (work) => reportOffer(work, input))).id;
}
