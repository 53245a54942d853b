import { Arg, Args, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { written } from '../../db/written';
import type { ApiContext } from '../../graphql/context';
import { AccountIdArgs, AccountView, accountsById, toAccountView } from '../accounts';
import { disableAccount } from './disable-account';
import { reassignWork } from './reassign-work';
import { setHats } from './set-hats';
import { findOpenWork } from './team-repository';
import { OpenWorkView, ReassignWorkInput, SetHatsInput } from './team.types';

@Resolver(() => OpenWorkView)
export class TeamResolver {
  @Query(() => [OpenWorkView], {
    description: 'How much lies with each professional of the own institution, in numbers. Lead.',
  })
  async openWork(@Ctx() context: ApiContext): Promise<OpenWorkView[]> {
    const rows = await findOpenWork(await context.reading());
    return rows.map(({ accountId, families, referrals }) => ({ accountId, families, referrals }));
  }

  @Mutation(() => Int, {
    description:
      'Gives families and received referrals on to a colleague, all of a person’s or those named, and tells how many families and open referrals were moved. The lead, without reading them, or a professional the own. Errors: NOT_FOUND (`fromAccountId`), FORBIDDEN (NOT_YOUR_WORK), INVALID_INPUT (`toAccountId`: NO_PROFESSIONAL, SAME_PERSON; `familyIds`, `referralIds`: UNKNOWN).',
  })
  reassignWork(
    @Ctx() context: ApiContext,
    @Arg('input', () => ReassignWorkInput, { description: 'What, from whom, to whom.' })
    input: ReassignWorkInput,
  ): Promise<number> {
    return context.transact('reassignWork', (work) => reassignWork(work, input));
  }

  @Mutation(() => AccountView, {
    description:
      'Gives an account these hats and takes away the others that are the caller’s to give; a hat that ends signs out. A coordinator: coordinators, auditors, a partner’s only lead; a lead: the own institution. Errors: NOT_FOUND, FORBIDDEN (HAT_NOT_YOURS_TO_GIVE, OWN_HATS, LEAD_EXISTS, LAST_LEAD, LAST_COORDINATOR), ILLEGAL_TRANSITION (disabled), INVALID_INPUT, CONFLICT (OPEN_WORK with `count`: reassignWork first).',
  })
  async setHats(
    @Ctx() context: ApiContext,
    @Arg('input', () => SetHatsInput, { description: 'Whose, and which.' }) input: SetHatsInput,
  ): Promise<AccountView> {
    return toAccountView(await context.transact('setHats', (work) => setHats(work, input)));
  }

  @Mutation(() => AccountView, {
    description:
      'Somebody has left: signed out at once, and refused at the next sign-in like a wrong password. A coordinator: coordinators, auditors, a partner’s only lead; a lead: the own people; oneself only when another lead, or coordinator, is there. Errors: NOT_FOUND, FORBIDDEN (NOT_YOUR_PEOPLE, LEAD_EXISTS, LAST_LEAD, LAST_COORDINATOR), ILLEGAL_TRANSITION (disabled before), CONFLICT (OPEN_WORK with `count`: reassignWork first).',
  })
  async disableAccount(
    @Ctx() context: ApiContext,
    @Args(() => AccountIdArgs) { id }: AccountIdArgs,
  ): Promise<AccountView> {
    return toAccountView(await context.transact('disableAccount', (work) => disableAccount(work, id)));
  }

  @FieldResolver(() => AccountView, { description: 'With whom it lies.' })
  async account(@Ctx() context: ApiContext, @Root() row: OpenWorkView): Promise<AccountView> {
    return toAccountView(written(await accountsById(await context.reading()).load(row.accountId)));
  }
}
