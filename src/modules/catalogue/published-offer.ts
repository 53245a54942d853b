import type { Day } from '../../domain/period';
import type { OfferContent } from './offer-content';

/** An offer as the public reads it: one row of `published_offers`. Confidential places are not in it. */
export interface PublishedOffer {
  readonly networkId: string;
  readonly id: string;
  readonly partnerId: string;
  readonly partnerName: string;
  /** In the network's own order. */
  readonly topicAreas: readonly Named[];
  /** Districts it is for, in the network's own order; empty: the whole municipality. */
  readonly districts: readonly Named[];
  /** What it says, confidential places left out (see publicContent). */
  readonly content: OfferContent;
  /** When somebody last said that it is right. */
  readonly confirmedOn: Day;
  /** Last day it is public without being confirmed again. */
  readonly confirmUntil: Day;
  readonly publishedAt: Date;
  /** When anything the public reads of it was last written, a confirmation included. */
  readonly shownAt: Date;
  readonly version: number;
}

/** A thing of the network's own lists, with the name it had when the offer was shown. */
export interface Named {
  readonly id: string;
  readonly name: string;
}
