import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { berlinDay } from '../../domain/period';
import { personOf, type ApiContext } from '../../graphql/context';
import { OfferContentType, changedFields, type OfferContent } from '../catalogue';
import { PartnerView, partnersById, toPartnerView } from '../partners';
import { toContentView, toKeptOfferView } from './kept-offer-view';
import { keptOffersById } from './offer-loader';
import { OfferReportView } from './offer-report.types';
import type { Offer } from './offer.entity';
import { KeptOfferView } from './offer.types';

/** The fields of a report that are looked up only when asked for: old beside new is what the coordination decides on. */
@Resolver(() => OfferReportView)
export class OfferReportFieldsResolver {
  @FieldResolver(() => PartnerView, { description: 'Whose offer it is.' })
  async partner(@Ctx() context: ApiContext, @Root() report: OfferReportView): Promise<PartnerView> {
    const partner = await partnersById(await context.reading()).load(report.partnerId);
    if (partner === null) throw new Error('A report without its partner.');
    return toPartnerView(partner, personOf(context));
  }

  @FieldResolver(() => KeptOfferView, {
    nullable: true,
    description: 'The offer it changes, as it is kept now; null for a new one that is not published.',
  })
  async offer(@Ctx() context: ApiContext, @Root() report: OfferReportView): Promise<KeptOfferView | null> {
    const offer = await offerOf(context, report);
    return offer && toKeptOfferView(offer, berlinDay((await context.reading()).now));
  }

  @FieldResolver(() => OfferContentType, {
    nullable: true,
    description: 'What the offer says now, or said when the report was decided; null for a new offer.',
  })
  async before(
    @Ctx() context: ApiContext,
    @Root() report: OfferReportView,
  ): Promise<OfferContentType | null> {
    const before = await beforeOf(context, report);
    return before && toContentView(before);
  }

  @FieldResolver(() => [String], {
    description:
      'Names of the fields of `content` that differ from `before`, in the order of OfferContent; all of them for a new offer.',
  })
  async changedFields(@Ctx() context: ApiContext, @Root() report: OfferReportView): Promise<string[]> {
    return [...changedFields(await beforeOf(context, report), report.stored.content)];
  }

  @FieldResolver(() => Boolean, {
    description:
      'The offer says something else than when this report was made; publishing asks to acknowledge that.',
  })
  async outdated(@Ctx() context: ApiContext, @Root() report: OfferReportView): Promise<boolean> {
    if (report.state !== 'SUBMITTED') return false;
    const offer = await offerOf(context, report);
    return offer !== null && offer.version !== report.baseVersion;
  }
}

async function beforeOf(context: ApiContext, report: OfferReportView): Promise<OfferContent | null> {
  if (report.state !== 'SUBMITTED') return report.stored.contentBefore;
  return (await offerOf(context, report))?.content ?? null;
}

async function offerOf(context: ApiContext, report: OfferReportView): Promise<Offer | null> {
  return report.offerId === null ? null : keptOffersById(await context.reading()).load(report.offerId);
}
