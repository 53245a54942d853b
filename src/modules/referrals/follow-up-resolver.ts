import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { ApiContext } from '../../graphql/context';
import { berlinDay } from '../../domain/period';
import { consentViewsOfFamilies, ConsentView } from '../consents';
import { IdempotencyArgs } from '../idempotency';
import { wayElsewhere } from './elsewhere-rule';
import { followUpsOf } from './follow-up-loader';
import { SendElsewhereInput } from './follow-up.types';
import { inHand } from './referral-fields-resolver';
import { visibleReferrals } from './referral-loader';
import { referralStep } from './referral-step';
import { toReferralView } from './referral-view';
import { ReferralView } from './referral.types';
import { sendElsewhere } from './send-elsewhere';

/** What a sender does when no answer comes, or a no. Its chain of referrals is nobody else's to see. */
@Resolver(() => ReferralView)
export class FollowUpResolver {
  @Mutation(() => ReferralView, {
    description:
      'Takes back what waits (SENT_ELSEWHERE) and drafts the same to another partner, with a form prepared where none asks for it; nothing is sent or granted. From DRAFT, REQUESTED, DECLINED, WITHDRAWN (if it was sent) and CONSENT_REVOKED, not once recalled. Answers with the new draft. Professional of the sender. Errors: NOT_FOUND, FORBIDDEN, ILLEGAL_TRANSITION, CONFLICT (an earlier follow-up is open; key used otherwise), INVALID_INPUT, NOT_A_MEMBER.',
  })
  sendElsewhere(
    @Ctx() context: ApiContext,
    @Arg('input', () => SendElsewhereInput, { description: 'To whom.' }) input: SendElsewhereInput,
    @Args(() => IdempotencyArgs) { idempotencyKey }: IdempotencyArgs,
  ): Promise<ReferralView> {
    return referralStep(context, 'sendElsewhere', (work) => sendElsewhere(work, input, idempotencyKey));
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether `sendElsewhere` can be called now. False for all but the sender.',
  })
  async canSendElsewhere(@Ctx() context: ApiContext, @Root() view: ReferralView): Promise<boolean> {
    const found = await inHand(context, view);
    if (found?.party !== 'SENDER') return false;
    const { state, sent, recalled } = found.referral;
    if (wayElsewhere({ state, sent: sent === true, recalled }) === null) return false;
    return !(await followUpsOf(await context.reading()).load(view.id)).followed;
  }

  @FieldResolver(() => ReferralView, {
    nullable: true,
    description: 'The referral that this one follows after `sendElsewhere`; for the sender only.',
  })
  async follows(@Ctx() context: ApiContext, @Root() view: ReferralView): Promise<ReferralView | null> {
    const found = await inHand(context, view);
    if (found?.party !== 'SENDER') return null;
    const work = await context.reading();
    const { follows } = await followUpsOf(work).load(view.id);
    const before = follows && (await visibleReferrals(work).load(follows.followsId));
    return before && toReferralView(before.referral, before.party, berlinDay(work.now));
  }

  @FieldResolver(() => ConsentView, {
    nullable: true,
    description:
      'The form that `sendElsewhere` has prepared for this referral, to be signed before it is sent; for the sender only. Logged as read.',
  })
  async preparedConsent(@Ctx() context: ApiContext, @Root() view: ReferralView): Promise<ConsentView | null> {
    const found = await inHand(context, view);
    if (found?.party !== 'SENDER') return null;
    const work = await context.reading();
    const id = (await followUpsOf(work).load(view.id)).follows?.preparedConsentId ?? null;
    if (id === null) return null;
    const forms = await consentViewsOfFamilies(work).load(found.referral.familyId);
    return forms.find((form) => form.id === id) ?? null;
  }
}
