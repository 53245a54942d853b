import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import { personOf, type ApiContext } from '../../graphql/context';
import { OfferView, publishedOffersById, toOfferView } from '../catalogue';
import { ConsentDecisionView, ConsentItemInput } from '../consents';
import { FamilyView, familiesById, toFamilyView } from '../families';
import { PartnerView, partnersById, toPartnerView } from '../partners';
import { decideReferral } from './decide-referral';
import { readBasis } from './read-basis';
import { readFeedback, readFeedbackScope } from './read-feedback';
import { readDeclineNote, readPayload } from './read-payload';
import { readDeletionWord, readRestrictionWord } from './read-spoken-with';
import { DeletionRequestView, RestrictionView } from './referral-answers.types';
import {
  eventsOf,
  recallOf,
  restrictionOf,
  suggestionsOf,
  visibleReferrals,
  type VisibleReferral,
} from './referral-loader';
import { toEventView, toRestrictionView } from './referral-view';
import { PayloadItemView, ReferralEventView, ReferralView } from './referral.types';

/** The fields of a referral that are looked up only when asked for. For the coordination they are null or empty. */
@Resolver(() => ReferralView)
export class ReferralFieldsResolver {
  @FieldResolver(() => PartnerView, { description: 'Who refers.' })
  fromPartner(@Ctx() context: ApiContext, @Root() referral: ReferralView): Promise<PartnerView> {
    return partnerOf(context, referral.fromPartnerId);
  }

  @FieldResolver(() => PartnerView, { description: 'Who is asked.' })
  toPartner(@Ctx() context: ApiContext, @Root() referral: ReferralView): Promise<PartnerView> {
    return partnerOf(context, referral.toPartnerId);
  }

  @FieldResolver(() => OfferView, {
    nullable: true,
    description:
      'Which offer of the recipient it is about; null when none was named, while it is not public, and for the coordination.',
  })
  async offer(@Ctx() context: ApiContext, @Root() view: ReferralView): Promise<OfferView | null> {
    const offerId = (await inHand(context, view))?.referral.offerId ?? null;
    if (offerId === null) return null;
    const offer = await publishedOffersById(await context.reading()).load(offerId);
    return offer && toOfferView(offer);
  }

  @FieldResolver(() => FamilyView, {
    nullable: true,
    description: 'The family, for the sender only. Logged as read.',
  })
  async family(@Ctx() context: ApiContext, @Root() view: ReferralView): Promise<FamilyView | null> {
    const found = await inHand(context, view);
    if (found?.party !== 'SENDER') return null;
    const family = await familiesById(await context.reading()).load(found.referral.familyId);
    return family && toFamilyView(family);
  }

  @FieldResolver(() => [PayloadItemView], {
    nullable: true,
    description: 'What is told; null for whoever may not read it (any more). Logged as read.',
  })
  async payload(@Ctx() context: ApiContext, @Root() view: ReferralView): Promise<PayloadItemView[] | null> {
    const found = await inHand(context, view);
    return found && readPayload((await context.reading()) as Work<Person>, found.referral, found.party);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The recipient’s word on declining, for both parties. Logged as read.',
  })
  async declineNote(@Ctx() context: ApiContext, @Root() view: ReferralView): Promise<string | null> {
    const found = await inHand(context, view);
    return found && readDeclineNote((await context.reading()) as Work<Person>, found.referral);
  }

  @FieldResolver(() => [OfferView], {
    description:
      'Offers that the recipient has suggested on declining, those still public, for both parties. Empty for the coordination.',
  })
  async suggestedOffers(@Ctx() context: ApiContext, @Root() view: ReferralView): Promise<OfferView[]> {
    if ((await inHand(context, view)) === null) return [];
    const work = await context.reading();
    const offers = await publishedOffersById(work).loadMany(await suggestionsOf(work).load(view.id));
    return offers.flatMap((offer) => (offer === null || offer instanceof Error ? [] : [toOfferView(offer)]));
  }

  @FieldResolver(() => ConsentDecisionView, {
    nullable: true,
    description:
      'What the gate says now; null for whoever is neither sender nor recipient. The recipient is told by releases alone.',
  })
  async consentDecision(
    @Ctx() context: ApiContext,
    @Root() view: ReferralView,
  ): Promise<ConsentDecisionView | null> {
    const found = await inHand(context, view);
    if (found === null) return null;
    const decision = await decideReferral(
      (await context.reading()) as Work<Person>,
      found.referral,
      found.party,
    );
    const item = decision.item && { memberId: decision.item.subjectId, category: decision.item.category };
    return { allowed: decision.allowed, reason: decision.reason, item };
  }

  @FieldResolver(() => RestrictionView, {
    nullable: true,
    description: 'Set by a revocation after acceptance. Null for the coordination.',
  })
  async restriction(@Ctx() context: ApiContext, @Root() view: ReferralView): Promise<RestrictionView | null> {
    const found = await inHand(context, view);
    const work = (await context.reading()) as Work<Person>;
    const shown = found && (await restrictionOf(work).load(view.id));
    if (found === null || shown === null) return null;
    const { restriction } = shown;
    return toRestrictionView(
      shown,
      await readBasis(work, found, restriction),
      await readRestrictionWord(work, restriction),
    );
  }

  @FieldResolver(() => DeletionRequestView, {
    nullable: true,
    description: 'Set when the sender has recalled it as misdirected. Null for the coordination.',
  })
  async deletion(
    @Ctx() context: ApiContext,
    @Root() view: ReferralView,
  ): Promise<DeletionRequestView | null> {
    const found = await inHand(context, view);
    const work = (await context.reading()) as Work<Person>;
    const recall = found && (await recallOf(work).load(view.id));
    if (recall === null) return null;
    const { recalledAt: askedAt, confirmedAt } = recall;
    return { askedAt, confirmedAt, spokenWith: await readDeletionWord(work, recall) };
  }

  @FieldResolver(() => [PayloadItemView], {
    nullable: true,
    description:
      'What the recipient told back on completing it, under a MUTUAL form; null for nothing, for whoever may not read it (any more), and for the coordination. Logged as read.',
  })
  async feedback(@Ctx() context: ApiContext, @Root() view: ReferralView): Promise<PayloadItemView[] | null> {
    const found = await inHand(context, view);
    return found && readFeedback((await context.reading()) as Work<Person>, found.referral, found.party);
  }

  @FieldResolver(() => [ConsentItemInput], {
    description:
      'What the recipient may tell back on completing it, now: the reverse releases of MUTUAL forms that hold. Empty for everybody else.',
  })
  async feedbackScope(@Ctx() context: ApiContext, @Root() view: ReferralView): Promise<ConsentItemInput[]> {
    const found = await inHand(context, view);
    return found === null
      ? []
      : readFeedbackScope((await context.reading()) as Work<Person>, found.referral, found.party);
  }

  @FieldResolver(() => [ReferralEventView], {
    description:
      'Its steps, the oldest first; for the recipient from the sending on. Empty for the coordination.',
  })
  async events(@Ctx() context: ApiContext, @Root() view: ReferralView): Promise<ReferralEventView[]> {
    const found = await inHand(context, view);
    return found === null ? [] : (await eventsOf(await context.reading()).load(view.id)).map(toEventView);
  }
}

/** The referral with its reader's side; null for the coordination. */
export async function inHand(context: ApiContext, view: ReferralView): Promise<VisibleReferral | null> {
  return view.party === null ? null : visibleReferrals(await context.reading()).load(view.id);
}

export async function partnerOf(context: ApiContext, id: string): Promise<PartnerView> {
  const partner = await partnersById(await context.reading()).load(id);
  if (partner === null) throw new Error('A referral without its partner.');
  return toPartnerView(partner, personOf(context));
}
