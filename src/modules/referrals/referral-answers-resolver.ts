import { Arg, Args, Ctx, Mutation, Resolver } from 'type-graphql';
import type { ApiContext } from '../../graphql/context';
import { answerRestriction } from './answer-restriction';
import { confirmDeletion } from './confirm-deletion';
import { recallReferral } from './recall-referral';
import { AnswerRestrictionInput, ConfirmDeletionArgs } from './referral-answers.types';
import { referralStep } from './referral-step';
import { ReferralIdArgs, ReferralView } from './referral.types';

/** What is asked of a recipient after the fact: to answer a revocation, to delete what was misdirected. */
@Resolver(() => ReferralView)
export class ReferralAnswersResolver {
  @Mutation(() => ReferralView, {
    description:
      'Recalls what was misdirected (wrong person, family, text), in whatever state: unreadable to the recipient in the same call, which is asked to confirm the deletion. Professional of the sender. Errors: NOT_FOUND, FORBIDDEN, ILLEGAL_TRANSITION (not sent), CONFLICT (recalled before).',
  })
  recallReferral(
    @Ctx() context: ApiContext,
    @Args(() => ReferralIdArgs) { id }: ReferralIdArgs,
  ): Promise<ReferralView> {
    return referralStep(context, 'recallReferral', (work) => recallReferral(work, id));
  }

  @Mutation(() => ReferralView, {
    description:
      'Says that what was recalled is deleted, on paper too. Professional of the recipient. Errors: NOT_FOUND, FORBIDDEN, ILLEGAL_TRANSITION (not recalled), CONFLICT (confirmed before).',
  })
  confirmDeletion(
    @Ctx() context: ApiContext,
    @Args(() => ConfirmDeletionArgs) { referralId }: ConfirmDeletionArgs,
  ): Promise<ReferralView> {
    return referralStep(context, 'confirmDeletion', (work) => confirmDeletion(work, referralId));
  }

  @Mutation(() => ReferralView, {
    description:
      'Answers what has become of items that a revocation has taken away; all that is open at once. Professional of the recipient. Errors: NOT_FOUND, FORBIDDEN, ILLEGAL_TRANSITION (nothing open), INVALID_INPUT (`basis`).',
  })
  answerRestriction(
    @Ctx() context: ApiContext,
    @Arg('input', () => AnswerRestrictionInput, { description: 'The answer.' })
    input: AnswerRestrictionInput,
  ): Promise<ReferralView> {
    return referralStep(context, 'answerRestriction', (work) => answerRestriction(work, input));
  }
}
