import { berlinDay } from '../../domain/period';
import { pageOfPublishedOffers } from '../../modules/catalogue';
import { formOf, questionOf, type ServicesWish } from './hsds-lists';
import type { OpenDataParts, PublicNetwork } from './network';

const PORTION = 200;

/** All services that fit, one JSON document a line, read from the database in portions. */
export async function* servicesAsLines(
  parts: OpenDataParts,
  network: PublicNetwork,
  wish: ServicesWish,
): AsyncGenerator<string> {
  const today = berlinDay(parts.clock());
  const question = questionOf(wish, network, today);
  if (question === null) return;
  const form = formOf(wish, network, today);
  for (let skip = 0; ; skip += PORTION) {
    const { offers } = await pageOfPublishedOffers(parts.catalogue, question, skip, PORTION);
    if (offers.length === 0) return;
    yield offers.map((offer) => `${JSON.stringify(form(offer))}\n`).join('');
  }
}
