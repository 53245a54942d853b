import type { PublishedOffer } from '../../modules/catalogue';
import { present, type HsdsObject } from './document';
import { toLocation } from './location';
import type { HsdsNetwork } from './network';
import { toOrganization, type Provider } from './organization';
import { toService, toServiceRow } from './service';

/** With its public places and what it offers: each offer in short, or in full. */
export function toFullOrganization(
  provider: Provider,
  offers: readonly PublishedOffer[],
  network: HsdsNetwork,
  today: string,
  fullServices: boolean,
): HsdsObject {
  const services = offers.map((offer) =>
    fullServices ? toService(offer, network, today) : toServiceRow(offer, network),
  );
  const locations = offers.flatMap((offer) =>
    offer.content.places.map((place) => toLocation(offer, place, network)),
  );
  return present({ ...toOrganization(provider, network), locations: unique(locations), services });
}

function unique(objects: readonly HsdsObject[]): HsdsObject[] {
  return [...new Map(objects.map((object) => [object.id, object])).values()];
}
