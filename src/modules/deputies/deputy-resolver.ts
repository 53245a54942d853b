import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { written } from '../../db/written';
import { personOf, type ApiContext } from '../../graphql/context';
import { AccountView, accountsById, findProfessionals, toAccountView } from '../accounts';
import { IdempotencyArgs } from '../idempotency';
import { listDeputies } from './deputy-repository';
import { toDeputyView } from './deputy-view';
import { DeputyIdArgs, DeputyView, NameDeputyInput } from './deputy.types';
import { endDeputy } from './end-deputy';
import { nameDeputy } from './name-deputy';

@Resolver(() => DeputyView)
export class DeputyResolver {
  @Query(() => [AccountView], {
    description: 'The professionals at work at the own institution, by name. Professional, lead.',
  })
  async colleagues(@Ctx() context: ApiContext): Promise<AccountView[]> {
    const { partnerId } = personOf(context);
    const accounts = await findProfessionals(await context.reading(), partnerId);
    return accounts.map((account) => toAccountView(account));
  }

  @Query(() => [DeputyView], {
    description:
      'Who stands in for whom at the own institution, now and in days to come. Professional, lead.',
  })
  async deputies(@Ctx() context: ApiContext): Promise<DeputyView[]> {
    const { partnerId } = personOf(context);
    const work = await context.reading();
    return (await listDeputies(work, partnerId)).map((deputy) => toDeputyView(deputy, work.now));
  }

  @Mutation(() => DeputyView, {
    description:
      'Names who stands in for a professional, on days from today on. A professional for the own work, a lead for everybody of the institution. Errors: NOT_FOUND (`for`), FORBIDDEN (NOT_YOUR_OWN), INVALID_INPUT (NO_PROFESSIONAL, SAME_PERSON, IN_THE_PAST, BEFORE_FROM), CONFLICT (NAMED_ALREADY for one of these days; key used otherwise).',
  })
  async nameDeputy(
    @Ctx() context: ApiContext,
    @Arg('input', () => NameDeputyInput, { description: 'Who, for whom, when.' }) input: NameDeputyInput,
    @Args(() => IdempotencyArgs) { idempotencyKey }: IdempotencyArgs,
  ): Promise<DeputyView> {
    return context.transact('nameDeputy', async (work) =>
      toDeputyView(await nameDeputy(work, input, idempotencyKey), work.now),
    );
  }

  @Mutation(() => DeputyView, {
    description:
      'The deputy stands in no longer, from this moment on. Whoever is deputised, the deputy, or the lead. Errors: NOT_FOUND, FORBIDDEN (NOT_YOUR_OWN), ILLEGAL_TRANSITION (ended before).',
  })
  async endDeputy(
    @Ctx() context: ApiContext,
    @Args(() => DeputyIdArgs) { id }: DeputyIdArgs,
  ): Promise<DeputyView> {
    return context.transact('endDeputy', async (work) => toDeputyView(await endDeputy(work, id), work.now));
  }

  @FieldResolver(() => AccountView, { description: 'Whose work it is.' })
  account(@Ctx() context: ApiContext, @Root() view: DeputyView): Promise<AccountView> {
    return accountOf(context, view.accountId);
  }

  @FieldResolver(() => AccountView, { description: 'Who stands in.' })
  deputy(@Ctx() context: ApiContext, @Root() view: DeputyView): Promise<AccountView> {
    return accountOf(context, view.deputyId);
  }
}

async function accountOf(context: ApiContext, id: string): Promise<AccountView> {
  return toAccountView(written(await accountsById(await context.reading()).load(id)));
}
