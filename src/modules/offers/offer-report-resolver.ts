import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import { PageArgs, type Connection } from '../../graphql/connection';
import { personOf, type ApiContext } from '../../graphql/context';
import { OfferView, toOfferView } from '../catalogue';
import { IdempotencyArgs } from '../idempotency';
import { declineOfferReport } from './decline-offer-report';
import { listOfferReports } from './list-offers';
import { canHandleOffersOf } from './offer-policy';
import { findReport } from './offer-report-repository';
import {
  DeclineOfferReportArgs,
  OfferReportConnection,
  OfferReportFilter,
  OfferReportIdArgs,
  OfferReportView,
  PublishOfferReportArgs,
  ReportOfferInput,
} from './offer-report.types';
import { toReportView } from './offer-report-view';
import type { OfferReport } from './offer.entity';
import { publishOfferReport } from './publish-offer-report';
import { reportOffer } from './report-offer';
import { withdrawOfferReport } from './withdraw-offer-report';

@Resolver(() => OfferReportView)
export class OfferReportResolver {
  @Query(() => OfferReportConnection, {
    description:
      'Reports, the newest first. Coordinator: all; lead: the own institution’s. Errors: INVALID_INPUT.',
  })
  async offerReports(
    @Ctx() context: ApiContext,
    @Args(() => PageArgs) args: PageArgs,
    @Arg('filter', () => OfferReportFilter, { nullable: true, description: 'Which reports.' })
    filter?: OfferReportFilter,
  ): Promise<Connection<OfferReportView>> {
    return listOfferReports((await context.reading()) as Work<Person>, filter ?? {}, args);
  }

  @Query(() => OfferReportView, {
    nullable: true,
    description: 'One report, or null. Coordinator, or the partner’s lead.',
  })
  async offerReport(
    @Ctx() context: ApiContext,
    @Args(() => OfferReportIdArgs) { id }: OfferReportIdArgs,
  ): Promise<OfferReportView | null> {
    const work = await context.reading();
    const report = await findReport(work, id);
    if (report === null || !canHandleOffersOf(personOf(context), report.partnerId)) {
      work.trail.refusedToShow('OFFER_REPORT', id);
      return null;
    }
    return toReportView(report, personOf(context));
  }

  @Mutation(() => OfferReportView, {
    description:
      'Reports a new or changed offer (source 003 §2); nothing is public yet. The lead of any registered partner, member or not; the coordination for a partner. Errors: NOT_FOUND (partner, offer), FORBIDDEN (OTHER_PARTNER), ILLEGAL_TRANSITION (given up), INVALID_INPUT.',
  })
  reportOffer(
    @Ctx() context: ApiContext,
    @Arg('input', () => ReportOfferInput, { description: 'The report.' }) input: ReportOfferInput,
    @Args(() => IdempotencyArgs) { idempotencyKey }: IdempotencyArgs,
  ): Promise<OfferReportView> {
    return decide(context, 'reportOffer', (work) => reportOffer(work, input, idempotencyKey));
  }

  @Mutation(() => OfferView, {
    description:
      'Approves a report, edited or as it is: it is public from now on and counts as confirmed today. Coordinator. Errors: NOT_FOUND, ILLEGAL_TRANSITION (decided, or the offer given up), CONFLICT (BASED_ON_OLDER_VERSION), INVALID_INPUT.',
  })
  publishOfferReport(
    @Ctx() context: ApiContext,
    @Args(() => PublishOfferReportArgs) args: PublishOfferReportArgs,
  ): Promise<OfferView> {
    return context.transact('publishOfferReport', async (work) =>
      toOfferView(await publishOfferReport(work, args)),
    );
  }

  @Mutation(() => OfferReportView, {
    description:
      'Does not publish a report, and says why. Coordinator. Errors: NOT_FOUND, ILLEGAL_TRANSITION.',
  })
  declineOfferReport(
    @Ctx() context: ApiContext,
    @Args(() => DeclineOfferReportArgs) { id, reason }: DeclineOfferReportArgs,
  ): Promise<OfferReportView> {
    return decide(context, 'declineOfferReport', (work) => declineOfferReport(work, id, reason));
  }

  @Mutation(() => OfferReportView, {
    description:
      'Takes back a report that nobody has decided. The partner’s lead, or the coordinator who reported it. Errors: NOT_FOUND, FORBIDDEN (OTHER_SIDE), ILLEGAL_TRANSITION.',
  })
  withdrawOfferReport(
    @Ctx() context: ApiContext,
    @Args(() => OfferReportIdArgs) { id }: OfferReportIdArgs,
  ): Promise<OfferReportView> {
    return decide(context, 'withdrawOfferReport', (work) => withdrawOfferReport(work, id));
  }
}

function decide(
  context: ApiContext,
  operation: string,
  story: (work: Work<Person>) => Promise<OfferReport>,
): Promise<OfferReportView> {
  return context.transact(operation, async (work) => toReportView(await story(work), work.actor));
}
