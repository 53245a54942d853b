import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { loaderPerWork, type ApiContext } from '../../graphql/context';
import { findDistrictsOf, findNetworkBySlug, findTopicAreasOf } from './network-repository';
import { toDistrictView, toNetworkView, toTopicAreaView } from './network-view';
import { DistrictView, NetworkArgs, NetworkView, TopicAreaView } from './network.types';

const districtsOf = loaderPerWork<string, DistrictView[]>(async (work, networkIds) => {
  const rows = await findDistrictsOf(work, networkIds);
  return networkIds.map((id) => rows.filter((row) => row.networkId === id).map(toDistrictView));
});

const topicAreasOf = loaderPerWork<string, TopicAreaView[]>(async (work, networkIds) => {
  const rows = await findTopicAreasOf(work, networkIds);
  return networkIds.map((id) => rows.filter((row) => row.networkId === id).map(toTopicAreaView));
});

@Resolver(() => NetworkView)
export class NetworkResolver {
  @Query(() => NetworkView, { nullable: true, description: 'A network by its short name, or null. Public.' })
  async network(
    @Ctx() context: ApiContext,
    @Args(() => NetworkArgs) { slug }: NetworkArgs,
  ): Promise<NetworkView | null> {
    const network = await findNetworkBySlug(await context.reading(), slug);
    return network && toNetworkView(network);
  }

  @FieldResolver(() => [DistrictView], { description: 'Its districts, in its own order.' })
  async districts(@Ctx() context: ApiContext, @Root() network: NetworkView): Promise<DistrictView[]> {
    return districtsOf(await context.reading()).load(network.id);
  }

  @FieldResolver(() => [TopicAreaView], { description: 'Its topic areas, in its own order (source 003 §3).' })
  async topicAreas(@Ctx() context: ApiContext, @Root() network: NetworkView): Promise<TopicAreaView[]> {
    return topicAreasOf(await context.reading()).load(network.id);
  }
}
