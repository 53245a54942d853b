import type { OfferView } from './offer.types';
import type { PublishedOffer } from './published-offer';

/** What is kept of an offer is what is shown, but for the names of things beside their ids. */
export function toOfferView(published: PublishedOffer): OfferView {
  const { content } = published;
  return {
    id: published.id,
    title: content.title,
    summary: content.summary,
    description: content.description,
    partner: { id: published.partnerId, name: published.partnerName },
    topicAreas: published.topicAreas as OfferView['topicAreas'],
    kinds: content.kinds as OfferView['kinds'],
    target: content.target,
    districts: published.districts as OfferView['districts'],
    places: content.places as OfferView['places'],
    schedules: content.schedules as unknown as OfferView['schedules'],
    languages: content.languages as OfferView['languages'],
    interpretation: content.interpretation,
    accessibility: content.accessibility as OfferView['accessibility'],
    cost: content.cost,
    costNote: content.costNote,
    access: content.access,
    documents: content.documents,
    freePlaces: content.capacity,
    contact: content.contact,
    validFrom: content.validFrom,
    validUntil: content.validUntil,
    takesReferrals: content.takesReferrals,
    translations: content.translations as OfferView['translations'],
    confirmedOn: published.confirmedOn,
    publishedAt: published.publishedAt,
  };
}
