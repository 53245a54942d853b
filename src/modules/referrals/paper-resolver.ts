import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import type { ApiContext } from '../../graphql/context';
import { readHandOverSheet } from './hand-over-sheet';
import {
  HandOverSheetView,
  PaperAcceptanceInput,
  PaperCompletionInput,
  PaperDeclineInput,
  PaperDeletionInput,
  PaperRestrictionAnswerInput,
} from './paper.types';
import { recordPaperAcceptance } from './record-paper-acceptance';
import { recordPaperCompletion } from './record-paper-completion';
import { recordPaperDecline } from './record-paper-decline';
import { recordPaperDeletion } from './record-paper-deletion';
import { recordPaperRestrictionAnswer } from './record-paper-restriction-answer';
import { inHand } from './referral-fields-resolver';
import { referralStep } from './referral-step';
import { ReferralView } from './referral.types';

const WHO =
  'Professional of the sender, for a recipient on paper. Errors: NOT_FOUND, FORBIDDEN (ANSWERS_ITSELF), ';

/** A recipient without accounts: what is handed to it, and what the sender records of its answers. */
@Resolver(() => ReferralView)
export class PaperResolver {
  @FieldResolver(() => HandOverSheetView, {
    nullable: true,
    description:
      'What is handed to a recipient without accounts; for the sender only, while REQUESTED and the gate allows it. Logged as read.',
  })
  async handOverSheet(
    @Ctx() context: ApiContext,
    @Root() view: ReferralView,
  ): Promise<HandOverSheetView | null> {
    const found = await inHand(context, view);
    return found && readHandOverSheet((await context.reading()) as Work<Person>, found);
  }

  @Mutation(() => ReferralView, {
    description: `Records an acceptance that was told by telephone; marked so. The gate stands before it as before any. ${WHO}ILLEGAL_TRANSITION, NOT_A_MEMBER, CONSENT_REQUIRED (EXPIRED, REVOKED), INVALID_INPUT.`,
  })
  recordPaperAcceptance(
    @Ctx() context: ApiContext,
    @Arg('input', () => PaperAcceptanceInput, { description: 'Who said so, when.' })
    input: PaperAcceptanceInput,
  ): Promise<ReferralView> {
    return referralStep(context, 'recordPaperAcceptance', (work) => recordPaperAcceptance(work, input));
  }

  @Mutation(() => ReferralView, {
    description: `Records that it was declined by telephone or letter. ${WHO}ILLEGAL_TRANSITION, INVALID_INPUT.`,
  })
  recordPaperDecline(
    @Ctx() context: ApiContext,
    @Arg('input', () => PaperDeclineInput, { description: 'Who said so, when, why.' })
    input: PaperDeclineInput,
  ): Promise<ReferralView> {
    return referralStep(context, 'recordPaperDecline', (work) => recordPaperDecline(work, input));
  }

  @Mutation(() => ReferralView, {
    description: `Records that the support has ended; never depends on a consent. ${WHO}ILLEGAL_TRANSITION, INVALID_INPUT.`,
  })
  recordPaperCompletion(
    @Ctx() context: ApiContext,
    @Arg('input', () => PaperCompletionInput, { description: 'Who said so, when, how it ended.' })
    input: PaperCompletionInput,
  ): Promise<ReferralView> {
    return referralStep(context, 'recordPaperCompletion', (work) => recordPaperCompletion(work, input));
  }

  @Mutation(() => ReferralView, {
    description: `After a revocation in mid-work the sender telephones and records what has become of the items; all that is open at once. ${WHO}ILLEGAL_TRANSITION (nothing open), INVALID_INPUT (\`basis\`).`,
  })
  recordPaperRestrictionAnswer(
    @Ctx() context: ApiContext,
    @Arg('input', () => PaperRestrictionAnswerInput, { description: 'Who said so, and what.' })
    input: PaperRestrictionAnswerInput,
  ): Promise<ReferralView> {
    return referralStep(context, 'recordPaperRestrictionAnswer', (work) =>
      recordPaperRestrictionAnswer(work, input),
    );
  }

  @Mutation(() => ReferralView, {
    description: `Records that what was recalled is deleted or given back. ${WHO}ILLEGAL_TRANSITION (not recalled), CONFLICT (confirmed before).`,
  })
  recordPaperDeletion(
    @Ctx() context: ApiContext,
    @Arg('input', () => PaperDeletionInput, { description: 'Who said so.' }) input: PaperDeletionInput,
  ): Promise<ReferralView> {
    return referralStep(context, 'recordPaperDeletion', (work) => recordPaperDeletion(work, input));
  }
}
