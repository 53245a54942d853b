import { publicContent, type OfferContent } from '../../src/modules/catalogue/offer-content';
import type { TestDatabase } from './test-database';

/** What the coordination's approval leaves behind, for offers that a test writes by itself. */
export async function approveTextOf(
  test: TestDatabase,
  networkId: string,
  offer: { readonly id: string; readonly content: OfferContent },
): Promise<void> {
  await test.owner.query(
    `insert into offer_texts (network_id, offer_id, version, content_md5, public_md5)
     values ($1, $2, 1, md5($3::jsonb::text)::uuid, md5($4::jsonb::text)::uuid)`,
    [networkId, offer.id, JSON.stringify(offer.content), JSON.stringify(publicContent(offer.content))],
  );
}
