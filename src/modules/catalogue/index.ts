export { findPublishedOffer, listPublishedOffers } from './catalogue-repository';
export {
  changedFields,
  publicContent,
  type ContentField,
  type OfferContent,
  type OfferSchedule,
} from './offer-content';
export { asOfferInput } from './as-offer-input';
export { OfferContentType } from './offer-content.types';
export { OfferReportStateEnum, OfferStateEnum } from './offer-enums';
export type { OfferReportState, OfferState } from './offer-words';
export type { Named, PublishedOffer } from './published-offer';
export { catalogueAccess } from './catalogue-access';
export { CatalogueResolver } from './catalogue-resolver';
export { OfferView } from './offer.types';
export { toOfferView } from './offer-view';
export { publicContactsOf } from './public-contacts';
export { publishedOffersById } from './published-offer-loader';
export {
  fingerprintOf,
  listProviders,
  pageOfPublishedOffers,
  type FeedQuestion,
  type ProviderRow,
} from './feed-repository';
export { hideOffer, holdOffersOf, showOffer, showOffersOf } from './show-offer';
