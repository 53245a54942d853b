import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { PageArgs, connectionOf, pageOf, type Connection } from '../../graphql/connection';
import { loaderPerWork, personOf, type ApiContext } from '../../graphql/context';
import { IdempotencyArgs } from '../idempotency';
import { DistrictView, TopicAreaView } from '../networks';
import { partnersById } from './partner-loader';
import { findDistrictsOfPartners, findTopicAreasOfPartners, listPartners } from './partner-repository';
import { toPartnerView } from './partner-view';
import {
  PartnerConnection,
  PartnerFilter,
  PartnerIdArgs,
  PartnerView,
  RegisterPartnerInput,
  UpdatePartnerInput,
} from './partner.types';
import { registerPartner } from './register-partner';
import { updatePartner } from './update-partner';

const topicAreasOf = loaderPerWork<string, TopicAreaView[]>(async (work, ids) => {
  const rows = await findTopicAreasOfPartners(work, ids);
  return ids.map((partner) =>
    rows.filter((row) => row.partnerId === partner).map(({ id, name }) => ({ id, name })),
  );
});

const districtsOf = loaderPerWork<string, DistrictView[]>(async (work, ids) => {
  const rows = await findDistrictsOfPartners(work, ids);
  return ids.map((partner) =>
    rows.filter((row) => row.partnerId === partner).map(({ id, name }) => ({ id, name })),
  );
});

@Resolver(() => PartnerView)
export class PartnerResolver {
  @Query(() => PartnerConnection, { description: 'The register, by name. Signed in, any hat.' })
  async partners(
    @Ctx() context: ApiContext,
    @Args(() => PageArgs) args: PageArgs,
    @Arg('filter', () => PartnerFilter, { nullable: true, description: 'Which partners.' })
    filter?: PartnerFilter,
  ): Promise<Connection<PartnerView>> {
    const page = pageOf('partners', args);
    const rows = await listPartners(await context.reading(), filter ?? {}, page);
    const actor = personOf(context);
    return connectionOf(
      rows,
      page,
      (row) => ({ sort: row.name, id: row.id }),
      (row) => toPartnerView(row, actor),
    );
  }

  @Query(() => PartnerView, {
    nullable: true,
    description: 'One partner of the own network, or null. Signed in, any hat.',
  })
  async partner(
    @Ctx() context: ApiContext,
    @Args(() => PartnerIdArgs) { id }: PartnerIdArgs,
  ): Promise<PartnerView | null> {
    const work = await context.reading();
    const partner = await partnersById(work).load(id);
    if (partner === null) work.trail.refusedToShow('PARTNER', id);
    return partner && toPartnerView(partner, personOf(context));
  }

  @Mutation(() => PartnerView, {
    description:
      'Takes an institution into the register. Coordinator. Errors: INVALID_INPUT (a list names an unknown id), CONFLICT (name taken).',
  })
  async registerPartner(
    @Ctx() context: ApiContext,
    @Arg('input', () => RegisterPartnerInput, { description: 'The institution.' })
    input: RegisterPartnerInput,
    @Args(() => IdempotencyArgs) { idempotencyKey }: IdempotencyArgs,
  ): Promise<PartnerView> {
    const partner = await context.transact('registerPartner', (work) =>
      registerPartner(work, input, idempotencyKey),
    );
    return toPartnerView(partner, personOf(context));
  }

  @Mutation(() => PartnerView, {
    description:
      'Changes an institution’s entry. Coordinator, or its lead. Errors: NOT_FOUND, FORBIDDEN, CONFLICT (stale version, name taken), INVALID_INPUT.',
  })
  async updatePartner(
    @Ctx() context: ApiContext,
    @Arg('input', () => UpdatePartnerInput, { description: 'What changes.' }) input: UpdatePartnerInput,
  ): Promise<PartnerView> {
    const partner = await context.transact('updatePartner', (work) => updatePartner(work, input));
    return toPartnerView(partner, personOf(context));
  }

  @FieldResolver(() => [TopicAreaView], { description: 'Topic areas it works in.' })
  async topicAreas(@Ctx() context: ApiContext, @Root() partner: PartnerView): Promise<TopicAreaView[]> {
    return topicAreasOf(await context.reading()).load(partner.id);
  }

  @FieldResolver(() => [DistrictView], { description: 'Districts it works in.' })
  async districts(@Ctx() context: ApiContext, @Root() partner: PartnerView): Promise<DistrictView[]> {
    return districtsOf(await context.reading()).load(partner.id);
  }
}
