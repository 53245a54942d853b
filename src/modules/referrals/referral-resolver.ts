import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import { PageArgs, pageOf, type Connection } from '../../graphql/connection';
import type { ApiContext } from '../../graphql/context';
import { IdempotencyArgs } from '../idempotency';
import { acceptReferral } from './accept-referral';
import { completeReferral } from './complete-referral';
import { declineReferral } from './decline-referral';
import { draftReferral } from './draft-referral';
import { holdReferral } from './hold-referral';
import { findReferralView, listReferrals } from './list-referrals';
import { ReferralBoxEnum, ReferralStateEnum } from './referral-enums';
import type { ReferralState } from './referral-words';
import {
  CompleteReferralInput,
  DeclineReferralArgs,
  DraftReferralInput,
  ReferralConnection,
  ReferralIdArgs,
  ReferralView,
  SendReferralArgs,
  WithdrawReferralArgs,
} from './referral.types';
import { referralStep } from './referral-step';
import { sendReferral } from './send-referral';
import { startReferral } from './start-referral';
import { withdrawReferral } from './withdraw-referral';

@Resolver(() => ReferralView)
export class ReferralResolver {
  @Query(() => ReferralConnection, {
    description:
      'One box of referrals, the newest first. Professional: SENT, RECEIVED; coordinator: NETWORK. Errors: FORBIDDEN (another hat’s box).',
  })
  async referrals(
    @Ctx() context: ApiContext,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('box', () => ReferralBoxEnum, { description: 'Which box.' }) box: 'SENT' | 'RECEIVED' | 'NETWORK',
    @Arg('states', () => [ReferralStateEnum], { nullable: true, description: 'Only those that stand here.' })
    states?: ReferralState[] | null,
    @Arg('overdue', () => Boolean, {
      nullable: true,
      description: 'Only those past `respondBy`, or only the others.',
    })
    overdue?: boolean | null,
  ): Promise<Connection<ReferralView>> {
    const work = (await context.reading()) as Work<Person>;
    return listReferrals(
      work,
      { box, states: states ?? null, overdue: overdue ?? null },
      pageOf('referrals', page),
    );
  }

  @Query(() => ReferralView, {
    nullable: true,
    description:
      'One referral, or null for whoever may not see it. Professional of a party; the coordination sees its overview.',
  })
  async referral(
    @Ctx() context: ApiContext,
    @Args(() => ReferralIdArgs) { id }: ReferralIdArgs,
  ): Promise<ReferralView | null> {
    return findReferralView((await context.reading()) as Work<Person>, id);
  }

  @Mutation(() => ReferralView, {
    description:
      'Prepares a referral; nothing leaves the partner. Professional. Errors: NOT_FOUND (family), INVALID_INPUT, NOT_A_MEMBER, FORBIDDEN (TAKES_NO_REFERRALS).',
  })
  draftReferral(
    @Ctx() context: ApiContext,
    @Arg('input', () => DraftReferralInput, { description: 'The referral.' }) input: DraftReferralInput,
    @Args(() => IdempotencyArgs) { idempotencyKey }: IdempotencyArgs,
  ): Promise<ReferralView> {
    return referralStep(context, 'draftReferral', (work) => draftReferral(work, input, idempotencyKey));
  }

  @Mutation(() => ReferralView, {
    description:
      'Sends a referral, once. Only when recorded releases cover every item, now (source 003 §4). Professional of the sender. Errors: NOT_FOUND, FORBIDDEN, ILLEGAL_TRANSITION, NOT_A_MEMBER, CONSENT_REQUIRED (`reason`, `field`), CONFLICT (key used otherwise).',
  })
  sendReferral(
    @Ctx() context: ApiContext,
    @Args(() => SendReferralArgs) { id, idempotencyKey }: SendReferralArgs,
  ): Promise<ReferralView> {
    return referralStep(context, 'sendReferral', (work) => sendReferral(work, id, idempotencyKey ?? null));
  }

  @Mutation(() => ReferralView, {
    description:
      'Takes the family on. Professional of the recipient. Errors: NOT_FOUND, FORBIDDEN (sender), ILLEGAL_TRANSITION, NOT_A_MEMBER, CONSENT_REQUIRED (EXPIRED, REVOKED).',
  })
  acceptReferral(
    @Ctx() context: ApiContext,
    @Args(() => ReferralIdArgs) { id }: ReferralIdArgs,
  ): Promise<ReferralView> {
    return referralStep(context, 'acceptReferral', (work) => acceptReferral(work, id));
  }

  @Mutation(() => ReferralView, {
    description:
      'Does not take the family on; the payload is unreadable to the recipient at once. Professional of the recipient. Errors: NOT_FOUND, FORBIDDEN, ILLEGAL_TRANSITION, INVALID_INPUT (`suggestedOfferIds[n]`).',
  })
  declineReferral(
    @Ctx() context: ApiContext,
    @Args(() => DeclineReferralArgs) args: DeclineReferralArgs,
  ): Promise<ReferralView> {
    return referralStep(context, 'declineReferral', (work) => declineReferral(work, args));
  }

  @Mutation(() => ReferralView, {
    description:
      'The support begins, or goes on. Professional of the recipient. Errors: NOT_FOUND, FORBIDDEN, ILLEGAL_TRANSITION.',
  })
  startReferral(
    @Ctx() context: ApiContext,
    @Args(() => ReferralIdArgs) { id }: ReferralIdArgs,
  ): Promise<ReferralView> {
    return referralStep(context, 'startReferral', (work) => startReferral(work, id));
  }

  @Mutation(() => ReferralView, {
    description:
      'The support pauses. Professional of the recipient. Errors: NOT_FOUND, FORBIDDEN, ILLEGAL_TRANSITION.',
  })
  holdReferral(
    @Ctx() context: ApiContext,
    @Args(() => ReferralIdArgs) { id }: ReferralIdArgs,
  ): Promise<ReferralView> {
    return referralStep(context, 'holdReferral', (work) => holdReferral(work, id));
  }

  @Mutation(() => ReferralView, {
    description:
      'The support has ended; never depends on a consent. Professional of the recipient. Errors: NOT_FOUND, FORBIDDEN, ILLEGAL_TRANSITION.',
  })
  completeReferral(
    @Ctx() context: ApiContext,
    @Arg('input', () => CompleteReferralInput, { description: 'How.' }) input: CompleteReferralInput,
  ): Promise<ReferralView> {
    return referralStep(context, 'completeReferral', (work) => completeReferral(work, input));
  }

  @Mutation(() => ReferralView, {
    description:
      'Takes back what nobody has accepted; the payload is unreadable to the recipient at once. Professional of the sender. Errors: NOT_FOUND, FORBIDDEN, ILLEGAL_TRANSITION.',
  })
  withdrawReferral(
    @Ctx() context: ApiContext,
    @Args(() => WithdrawReferralArgs) { id, reason }: WithdrawReferralArgs,
  ): Promise<ReferralView> {
    return referralStep(context, 'withdrawReferral', (work) => withdrawReferral(work, id, reason));
  }
}
