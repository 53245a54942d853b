import type { Work } from '../../db/work';
import type { SystemActor } from '../../domain/actor';
import type { NewSecretToken } from '../accounts';
import { OfferConfirmationLink } from './offer.entity';

export async function insertConfirmationLink(
  work: Work<SystemActor>,
  offerId: string,
  token: NewSecretToken,
  expiresAt: Date,
): Promise<void> {
  const { id, secretHash } = token;
  const { networkId } = work.actor;
  await work.db.insert(OfferConfirmationLink, [{ networkId, id, offerId, secretHash, expiresAt }]);
}

/** A link that is unused and has not run out. */
export function findOpenLink(work: Work<SystemActor>, id: string): Promise<OfferConfirmationLink | null> {
  return work.db.row<OfferConfirmationLink>(
    `select * from offer_confirmation_links
      where network_id = app.network() and id = $1 and used_at is null and expires_at > app.clock()`,
    [id],
  );
}

/** Every link of an offer ends with the first that is used: a colleague's click is enough. */
export function endLinksOf(work: Work<SystemActor>, offerId: string): Promise<number> {
  return work.db.touch(
    `update offer_confirmation_links set used_at = app.clock()
      where network_id = app.network() and offer_id = $1 and used_at is null`,
    [offerId],
  );
}
