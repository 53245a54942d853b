import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { PageArgs, pageOf, type Connection } from '../../graphql/connection';
import type { ApiContext } from '../../graphql/context';
import { PartnerView } from '../partners';
import { openEndsOf } from './list-open-ends';
import { OpenEndConnection, OpenEndView } from './open-end.types';
import { partnerOf } from './referral-fields-resolver';

/** What the coordination sees to: that nothing stays open. */
@Resolver(() => OpenEndView)
export class OpenEndResolver {
  @Query(() => OpenEndConnection, {
    description:
      'Referrals that wait past their day, or whose consent has ended while they waited, the oldest first. Coordinator.',
  })
  async openEnds(
    @Ctx() context: ApiContext,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Connection<OpenEndView>> {
    return openEndsOf(await context.reading(), pageOf('openEnds', page));
  }

  @FieldResolver(() => PartnerView, { description: 'Who refers, and decides what becomes of it.' })
  fromPartner(@Ctx() context: ApiContext, @Root() end: OpenEndView): Promise<PartnerView> {
    return partnerOf(context, end.fromPartnerId);
  }

  @FieldResolver(() => PartnerView, { description: 'Who has not answered.' })
  toPartner(@Ctx() context: ApiContext, @Root() end: OpenEndView): Promise<PartnerView> {
    return partnerOf(context, end.toPartnerId);
  }
}
