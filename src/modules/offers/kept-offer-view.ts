import type { Day } from '../../domain/period';
import type { OfferContent, OfferContentType } from '../catalogue';
import { isStale } from './freshness';
import { availableOfferActions } from './offer-policy';
import { shownOfferState } from './offer-states';
import type { Offer } from './offer.entity';
import type { KeptOfferView } from './offer.types';

/** For the partner and the coordination alone: confidential places are in it. */
export function toKeptOfferView(offer: Offer, today: Day): KeptOfferView {
  return {
    id: offer.id,
    state: shownOfferState(offer, today),
    content: toContentView(offer.content),
    publishedAt: offer.publishedAt,
    confirmedOn: offer.confirmedOn,
    confirmUntil: offer.confirmUntil,
    stale: isStale(offer, today),
    availableActions: availableOfferActions(offer.state),
    version: offer.version,
    partnerId: offer.partnerId,
  };
}

/** The kept document with lists of its own; field for field it is what callers wrote. */
export function toContentView(content: OfferContent): OfferContentType {
  return {
    ...content,
    topicAreaIds: [...content.topicAreaIds],
    kinds: [...content.kinds],
    districtIds: [...content.districtIds],
    places: [...content.places],
    schedules: content.schedules.map((schedule) => ({ ...schedule, exceptions: [...schedule.exceptions] })),
    languages: [...content.languages],
    accessibility: [...content.accessibility],
    translations: [...content.translations],
  };
}
