import { invalidInput } from '../../domain/errors';
import { berlinDay } from '../../domain/period';
import { pageOfPublishedOffers, type FeedQuestion } from '../../modules/catalogue';
import { toService, toServiceRow, toServiceStamp } from '../../open-data/hsds/service';
import { pathOfTaxonomy, pathOfTerm } from '../../open-data/hsds/taxonomies';
import type { HsdsObject } from '../../open-data/hsds/document';
import { toPage, type PageWish } from '../../open-data/hsds/page';
import type { OpenDataParts, PublicNetwork } from './network';
import { id, moment, oneOf, wholeNumber, words, yesOrNo } from './parameters';

const MOST_A_PAGE = 100;
const USUAL_PAGE = 50;
/** Stamps are small and are meant to be read in one go. */
const MOST_STAMPS = 10_000;

export const PAGING = { page: wholeNumber(1, 1_000_000), per_page: wholeNumber(1, MOST_A_PAGE) } as const;

export const SERVICE_PARAMETERS = {
  page: PAGING.page,
  per_page: wholeNumber(1, MOST_STAMPS),
  format: oneOf('json', 'ndjson'),
  search: words,
  taxonomy_term_id: id,
  taxonomy_id: id,
  organization_id: id,
  modified_after: moment,
  minimal: yesOrNo,
  full: yesOrNo,
} as const;

export interface ServicesWish {
  readonly page: number | null;
  readonly per_page: number | null;
  readonly search: readonly string[] | null;
  readonly taxonomy_term_id: string | null;
  readonly taxonomy_id: string | null;
  readonly organization_id: string | null;
  readonly modified_after: Date | null;
  readonly minimal: boolean | null;
  readonly full: boolean | null;
}

export function pageWish(wish: { page: number | null; per_page: number | null }): PageWish {
  return { page: wish.page ?? 1, perPage: wish.per_page ?? USUAL_PAGE };
}

export type ServiceForm = (offer: Parameters<typeof toServiceStamp>[0]) => HsdsObject;

/** The form in which each service is told: in full, in short, or only when it changed. */
export function formOf(wish: ServicesWish, network: PublicNetwork, today: string): ServiceForm {
  if (wish.minimal === true) return toServiceStamp;
  if (wish.full === true) return (offer) => toService(offer, network, today);
  return (offer) => toServiceRow(offer, network);
}

/** Null when a condition names a term or taxonomy that the network does not have: then nothing can fit. */
export function questionOf(wish: ServicesWish, network: PublicNetwork, today: string): FeedQuestion | null {
  const paths = [
    wish.taxonomy_term_id === null ? undefined : pathOfTerm(wish.taxonomy_term_id, network),
    wish.taxonomy_id === null ? undefined : pathOfTaxonomy(wish.taxonomy_id, network),
  ].filter((path) => path !== undefined);
  const known = paths.filter((path) => path !== null);
  if (known.length < paths.length) return null;
  return {
    networkId: network.id,
    today,
    partnerId: wish.organization_id,
    paths: known,
    since: wish.modified_after,
    words: wish.search ?? [],
  };
}

function servicesWish(wish: ServicesWish): PageWish {
  if (wish.minimal === true) return { page: wish.page ?? 1, perPage: wish.per_page ?? MOST_STAMPS };
  if ((wish.per_page ?? 0) > MOST_A_PAGE) throw invalidInput('per_page', 'OUT_OF_RANGE');
  return pageWish(wish);
}

/** One page of services as text. */
export async function servicesPage(
  parts: OpenDataParts,
  network: PublicNetwork,
  wish: ServicesWish,
): Promise<string> {
  const today = berlinDay(parts.clock());
  const page = servicesWish(wish);
  const question = questionOf(wish, network, today);
  const skip = (page.page - 1) * page.perPage;
  const { offers, total } =
    question === null
      ? { offers: [], total: 0 }
      : await pageOfPublishedOffers(parts.catalogue, question, skip, page.perPage);
  return JSON.stringify(toPage(offers.map(formOf(wish, network, today)), total, page));
}
