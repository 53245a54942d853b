import { Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { ApiContext } from '../../graphql/context';
import { AccountView, accountsById, toAccountView } from '../accounts';
import { referralStep } from './referral-step';
import { ReferralIdArgs, ReferralView } from './referral.types';
import { returnToIntake } from './return-to-intake';
import { takeReferral } from './take-referral';

/** Who takes care of a referral within a party: out of the shared intake, and back into it. */
@Resolver(() => ReferralView)
export class ReferralIntakeResolver {
  @Mutation(() => ReferralView, {
    description:
      '“I take care of it”: out of the shared intake, before accepting. Professional of the recipient. Errors: NOT_FOUND, FORBIDDEN, ILLEGAL_TRANSITION (no longer waiting), CONFLICT (TAKEN_ALREADY).',
  })
  takeReferral(
    @Ctx() context: ApiContext,
    @Args(() => ReferralIdArgs) { id }: ReferralIdArgs,
  ): Promise<ReferralView> {
    return referralStep(context, 'takeReferral', (work) => takeReferral(work, id));
  }

  @Mutation(() => ReferralView, {
    description:
      'Lays what nobody has accepted back into the shared intake. Professional of the recipient to whom it lies open. Errors: NOT_FOUND, FORBIDDEN, ILLEGAL_TRANSITION (no longer waiting), CONFLICT (IN_INTAKE_ALREADY).',
  })
  returnToIntake(
    @Ctx() context: ApiContext,
    @Args(() => ReferralIdArgs) { id }: ReferralIdArgs,
  ): Promise<ReferralView> {
    return referralStep(context, 'returnToIntake', (work) => returnToIntake(work, id));
  }

  @FieldResolver(() => AccountView, {
    nullable: true,
    description:
      'Who of the reader’s own institution is responsible: at the sender for the family, at the recipient for the referral. Null while it is nobody’s, and for the coordination.',
  })
  async responsible(@Ctx() context: ApiContext, @Root() view: ReferralView): Promise<AccountView | null> {
    if (view.responsibleId === null) return null;
    const account = await accountsById(await context.reading()).load(view.responsibleId);
    return account && toAccountView(account);
  }
}
