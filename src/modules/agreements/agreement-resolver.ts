import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import { berlinDay } from '../../domain/period';
import { PageArgs, connectionOf, pageOf, type Connection } from '../../graphql/connection';
import { personOf, type ApiContext } from '../../graphql/context';
import { TopicAreaView } from '../networks';
import { IdempotencyArgs } from '../idempotency';
import { PartnerView, partnersById, toPartnerView } from '../partners';
import { membershipOf, signaturesOf, terminationOf, topicAreasOfAgreements } from './agreement-loader';
import { availableAgreementActions, canSeeAgreement, sideOfActor } from './agreement-policy';
import { findAgreement, listAgreements } from './agreement-repository';
import { shownState, type AgreementAction } from './agreement-states';
import { toAgreementView, toSignatureView, toTerminationView } from './agreement-view';
import type { Agreement } from './agreement.entity';
import {
  AgreementActionEnum,
  AgreementConnection,
  AgreementFilter,
  AgreementIdArgs,
  AgreementSignatureView,
  AgreementView,
  DeclineAgreementArgs,
  DraftAgreementInput,
  SignAgreementInput,
  TerminateAgreementInput,
  TerminationView,
  WithdrawTerminationArgs,
} from './agreement.types';
import { declineAgreement } from './decline-agreement';
import { draftAgreement } from './draft-agreement';
import { offerAgreement } from './offer-agreement';
import { signAgreement } from './sign-agreement';
import { terminateAgreement } from './terminate-agreement';
import { withdrawAgreement } from './withdraw-agreement';
import { withdrawTermination } from './withdraw-termination';

@Resolver(() => AgreementView)
export class AgreementResolver {
  @Query(() => AgreementConnection, {
    description: 'Agreements, the newest first. Coordinator: all; lead: the own institution’s.',
  })
  async agreements(
    @Ctx() context: ApiContext,
    @Args(() => PageArgs) args: PageArgs,
    @Arg('filter', () => AgreementFilter, { nullable: true, description: 'Which agreements.' })
    filter?: AgreementFilter,
  ): Promise<Connection<AgreementView>> {
    const page = pageOf('agreements', args);
    const work = (await context.reading()) as Work<Person>;
    const own = work.actor.role === 'COORDINATOR' ? null : work.actor.partnerId;
    const today = berlinDay(work.now);
    const rows = await listAgreements(work, own, filter ?? {}, today, page);
    return connectionOf(
      rows,
      page,
      (row) => ({ sort: '', id: row.id }),
      (row) => toAgreementView(row, today),
    );
  }

  @Query(() => AgreementView, {
    nullable: true,
    description: 'One agreement, or null. Coordinator, or the partner’s lead.',
  })
  async agreement(
    @Ctx() context: ApiContext,
    @Args(() => AgreementIdArgs) { id }: AgreementIdArgs,
  ): Promise<AgreementView | null> {
    const work = await context.reading();
    const agreement = await findAgreement(work, id);
    if (agreement === null || !canSeeAgreement(personOf(context), agreement)) {
      work.trail.refusedToShow('AGREEMENT', id);
      return null;
    }
    return toAgreementView(agreement, berlinDay(work.now));
  }

  @Mutation(() => AgreementView, {
    description:
      'Drafts an agreement with a registered partner (source 003, Anlage 1). Coordinator. Errors: NOT_FOUND, INVALID_INPUT, CONFLICT (one is under way).',
  })
  draftAgreement(
    @Ctx() context: ApiContext,
    @Arg('input', () => DraftAgreementInput, { description: 'The agreement.' }) input: DraftAgreementInput,
    @Args(() => IdempotencyArgs) { idempotencyKey }: IdempotencyArgs,
  ): Promise<AgreementView> {
    return change(context, 'draftAgreement', (work) => draftAgreement(work, input, idempotencyKey));
  }

  @Mutation(() => AgreementView, {
    description:
      'Offers a draft to the partner for signing. Coordinator. Errors: NOT_FOUND, ILLEGAL_TRANSITION.',
  })
  offerAgreement(
    @Ctx() context: ApiContext,
    @Args(() => AgreementIdArgs) { id }: AgreementIdArgs,
  ): Promise<AgreementView> {
    return change(context, 'offerAgreement', (work) => offerAgreement(work, id));
  }

  @Mutation(() => AgreementView, {
    description:
      'Records one side’s signature; with the second the agreement is in force. Coordinator for its side and for a partner’s paper, the partner’s lead for its own. Errors: NOT_FOUND, FORBIDDEN, ILLEGAL_TRANSITION, CONFLICT (signed already), INVALID_INPUT.',
  })
  signAgreement(
    @Ctx() context: ApiContext,
    @Arg('input', () => SignAgreementInput, { description: 'The signature.' }) input: SignAgreementInput,
  ): Promise<AgreementView> {
    return change(context, 'signAgreement', (work) => signAgreement(work, input));
  }

  @Mutation(() => AgreementView, {
    description:
      'The partner does not want it. The partner’s lead. Errors: NOT_FOUND, FORBIDDEN, ILLEGAL_TRANSITION.',
  })
  declineAgreement(
    @Ctx() context: ApiContext,
    @Args(() => DeclineAgreementArgs) { id, reason }: DeclineAgreementArgs,
  ): Promise<AgreementView> {
    return change(context, 'declineAgreement', (work) => declineAgreement(work, id, reason ?? null));
  }

  @Mutation(() => AgreementView, {
    description:
      'Takes back an agreement that is not in force. Coordinator. Errors: NOT_FOUND, ILLEGAL_TRANSITION.',
  })
  withdrawAgreement(
    @Ctx() context: ApiContext,
    @Args(() => AgreementIdArgs) { id }: AgreementIdArgs,
  ): Promise<AgreementView> {
    return change(context, 'withdrawAgreement', (work) => withdrawAgreement(work, id));
  }

  @Mutation(() => AgreementView, {
    description:
      'Records a notice (source 003 §5). The partner’s lead, or the coordination for a letter received. A last day that is over ends the membership at once. Errors: NOT_FOUND, FORBIDDEN, ILLEGAL_TRANSITION, CONFLICT (a notice stands), INVALID_INPUT (days).',
  })
  terminateAgreement(
    @Ctx() context: ApiContext,
    @Arg('input', () => TerminateAgreementInput, { description: 'The notice.' })
    input: TerminateAgreementInput,
  ): Promise<AgreementView> {
    return change(context, 'terminateAgreement', (work) => terminateAgreement(work, input));
  }

  @Mutation(() => AgreementView, {
    description:
      'Takes a notice back, until its last day is over. The partner’s lead, or the coordination. Errors: NOT_FOUND, ILLEGAL_TRANSITION.',
  })
  withdrawTermination(
    @Ctx() context: ApiContext,
    @Args(() => WithdrawTerminationArgs) { agreementId }: WithdrawTerminationArgs,
  ): Promise<AgreementView> {
    return change(context, 'withdrawTermination', (work) => withdrawTermination(work, agreementId));
  }

  @FieldResolver(() => PartnerView, { description: 'With whom.' })
  async partner(@Ctx() context: ApiContext, @Root() agreement: AgreementView): Promise<PartnerView> {
    const partner = await partnersById(await context.reading()).load(agreement.partnerId);
    if (partner === null) throw new Error('An agreement without its partner.');
    return toPartnerView(partner, personOf(context));
  }

  @FieldResolver(() => TerminationView, { nullable: true, description: 'The notice that stands, if any.' })
  async termination(
    @Ctx() context: ApiContext,
    @Root() agreement: AgreementView,
  ): Promise<TerminationView | null> {
    const notice = await terminationOf(await context.reading()).load(agreement.id);
    return notice && toTerminationView(notice);
  }

  @FieldResolver(() => [AgreementSignatureView], { description: 'Signatures so far.' })
  async signatures(
    @Ctx() context: ApiContext,
    @Root() agreement: AgreementView,
  ): Promise<AgreementSignatureView[]> {
    return (await signaturesOf(await context.reading()).load(agreement.id)).map(toSignatureView);
  }

  @FieldResolver(() => [TopicAreaView], { description: 'Topic areas it is about.' })
  async topicAreas(@Ctx() context: ApiContext, @Root() agreement: AgreementView): Promise<TopicAreaView[]> {
    return topicAreasOfAgreements(await context.reading()).load(agreement.id);
  }

  @FieldResolver(() => [AgreementActionEnum], { description: 'What the reader’s side can do next.' })
  async availableActions(
    @Ctx() context: ApiContext,
    @Root() agreement: AgreementView,
  ): Promise<AgreementAction[]> {
    const side = sideOfActor(personOf(context), agreement);
    if (side === null) return [];
    const work = await context.reading();
    const signatures = await signaturesOf(work).load(agreement.id);
    const { state, lastDay } = agreement.stored;
    const ended = shownState(agreement.stored, berlinDay(work.now)) === 'TERMINATED';
    return availableAgreementActions(side, {
      state,
      signedBy: signatures.map((signature) => signature.side),
      noticePending: lastDay !== null && !ended,
      ended,
    });
  }
}

/** Membership belongs to the agreements, so the register's field is resolved here. */
@Resolver(() => PartnerView)
export class PartnerMembershipResolver {
  @FieldResolver(() => Boolean, {
    description: 'Whether an agreement is in force today: only members send, receive and accept referrals.',
  })
  async member(@Ctx() context: ApiContext, @Root() partner: PartnerView): Promise<boolean> {
    return membershipOf(await context.reading()).load(partner.id);
  }
}

function change(
  context: ApiContext,
  operation: string,
  story: (work: Work<Person>) => Promise<Agreement>,
): Promise<AgreementView> {
  return context.transact(operation, async (work) => toAgreementView(await story(work), berlinDay(work.now)));
}
