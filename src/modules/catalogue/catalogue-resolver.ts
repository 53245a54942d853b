import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { berlinDay } from '../../domain/period';
import { connectionOf, pageOf } from '../../graphql/connection';
import type { ApiContext } from '../../graphql/context';
import { asksFor } from '../../graphql/selection';
import { findPublishedOffer } from './catalogue-repository';
import { networkIdOf } from './network-of-slug';
import { toOfferView } from './offer-view';
import { OfferView, PublicOfferArgs } from './offer.types';
import { askedOf } from './search/asked';
import { facetsOf } from './search/facets';
import { offerCursorsOf, readOfferCursor } from './search/offer-cursor';
import { searchOffers } from './search/search-offers';
import {
  OfferConnectionView,
  OfferFacetView,
  OfferFilter,
  OfferSuggestionsView,
  OffersArgs,
} from './search/search.types';
import { suggest } from './search/suggest';

/** Fields that a list without them is fetched the cheaper for. */
const LONG_TEXTS: ReadonlySet<string> = new Set(['description', 'translations']);

@Resolver(() => OfferConnectionView)
export class CatalogueResolver {
  @Query(() => OfferConnectionView, {
    description:
      'The public catalogue of a network: what a question finds, the best first; without one all offers by title. Public. Errors: NOT_FOUND (`network`), INVALID_INPUT (`filter`, `first`, `after`), LIMIT_EXCEEDED.',
  })
  async offers(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Args(() => OffersArgs) args: OffersArgs,
    @Arg('filter', () => OfferFilter, { nullable: true, description: 'Which offers.' }) filter?: OfferFilter,
  ): Promise<OfferConnectionView> {
    const page = pageOf('offers', args);
    const asked = askedOf(
      await networkIdOf(context, args.network),
      berlinDay(context.clock()),
      filter ?? {},
      asksFor(info, LONG_TEXTS),
    );
    const found = await searchOffers(
      context.catalogue,
      asked,
      readOfferCursor(asked, page.after),
      page.limit,
    );
    const connection = connectionOf(found.rows, page, offerCursorsOf(asked, found.understood), toOfferView);
    const readAs = found.corrections.map((correction) => correction.spelling);
    return { ...connection, total: found.total, readAs, found, text: asked.text, network: args.network };
  }

  @Query(() => OfferView, {
    nullable: true,
    description: 'One offer while it is public, or null. Public.',
  })
  async offer(
    @Ctx() context: ApiContext,
    @Args(() => PublicOfferArgs) { id }: PublicOfferArgs,
  ): Promise<OfferView | null> {
    const offer = await findPublishedOffer(context.catalogue, id, berlinDay(context.clock()));
    return offer && toOfferView(offer);
  }

  @FieldResolver(() => [OfferFacetView], {
    description: 'What can be filtered by, with the number of offers for each value under the other fields.',
  })
  async facets(
    @Ctx() context: ApiContext,
    @Root() { found }: OfferConnectionView,
  ): Promise<OfferFacetView[]> {
    return (await facetsOf(context.catalogue, found.search)) as OfferFacetView[];
  }

  @FieldResolver(() => OfferSuggestionsView, {
    nullable: true,
    description: 'What helps on when nothing was found; null when something was.',
  })
  async suggestions(
    @Ctx() context: ApiContext,
    @Root() { found, total, text, network }: OfferConnectionView,
  ): Promise<OfferSuggestionsView | null> {
    if (total > 0) return null;
    return { ...(await suggest(context.catalogue, found.search, text)), inquiryPath: `/${network}/anfrage` };
  }
}
