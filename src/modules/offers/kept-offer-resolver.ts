import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import { berlinDay } from '../../domain/period';
import { PageArgs, type Connection } from '../../graphql/connection';
import { personOf, type ApiContext } from '../../graphql/context';
import { OfferView, toOfferView } from '../catalogue';
import { PartnerView, partnersById, toPartnerView } from '../partners';
import { confirmOffer } from './confirm-offer';
import { endOffer } from './end-offer';
import { toKeptOfferView } from './kept-offer-view';
import { listKeptOffers } from './list-offers';
import { keptOffersById } from './offer-loader';
import { canHandleOffersOf } from './offer-policy';
import { KeptOfferConnection, KeptOfferFilter, KeptOfferView, OfferIdArgs } from './offer.types';

@Resolver(() => KeptOfferView)
export class KeptOfferResolver {
  @Query(() => KeptOfferConnection, {
    description:
      'Offers as they are kept, those first that must be confirmed first; with `dueBy` the list of stale ones. Coordinator: all; lead: the own institution’s. Errors: INVALID_INPUT.',
  })
  async keptOffers(
    @Ctx() context: ApiContext,
    @Args(() => PageArgs) args: PageArgs,
    @Arg('filter', () => KeptOfferFilter, { nullable: true, description: 'Which offers.' })
    filter?: KeptOfferFilter,
  ): Promise<Connection<KeptOfferView>> {
    return listKeptOffers((await context.reading()) as Work<Person>, filter ?? {}, args);
  }

  @Query(() => KeptOfferView, {
    nullable: true,
    description: 'One offer as it is kept, or null. Coordinator, or the partner’s lead.',
  })
  async keptOffer(
    @Ctx() context: ApiContext,
    @Args(() => OfferIdArgs) { id }: OfferIdArgs,
  ): Promise<KeptOfferView | null> {
    const work = await context.reading();
    const offer = await keptOffersById(work).load(id);
    if (offer === null || !canHandleOffersOf(personOf(context), offer.partnerId)) {
      work.trail.refusedToShow('OFFER', id);
      return null;
    }
    return toKeptOfferView(offer, berlinDay(work.now));
  }

  @Mutation(() => OfferView, {
    description:
      'Says that an offer is still right: it is public for the network’s months from today on, and back if it was paused. The partner’s lead, or the coordination. Errors: NOT_FOUND, ILLEGAL_TRANSITION (given up).',
  })
  confirmOffer(@Ctx() context: ApiContext, @Args(() => OfferIdArgs) { id }: OfferIdArgs): Promise<OfferView> {
    return context.transact('confirmOffer', async (work) => toOfferView(await confirmOffer(work, id)));
  }

  @Mutation(() => KeptOfferView, {
    description:
      'Gives an offer up: it leaves the catalogue at once and for good. The partner’s lead, or the coordination. Errors: NOT_FOUND, ILLEGAL_TRANSITION (given up already).',
  })
  endOffer(@Ctx() context: ApiContext, @Args(() => OfferIdArgs) { id }: OfferIdArgs): Promise<KeptOfferView> {
    return context.transact('endOffer', async (work) =>
      toKeptOfferView(await endOffer(work, id), berlinDay(work.now)),
    );
  }

  @FieldResolver(() => PartnerView, { description: 'Whose offer.' })
  async partner(@Ctx() context: ApiContext, @Root() offer: KeptOfferView): Promise<PartnerView> {
    const partner = await partnersById(await context.reading()).load(offer.partnerId);
    if (partner === null) throw new Error('An offer without its partner.');
    return toPartnerView(partner, personOf(context));
  }
}
