import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import { personOf, type ApiContext } from '../../graphql/context';
import {
  FamilyMemberView,
  FamilyView,
  familiesById,
  familyKeysOf,
  membersOf,
  toFamilyView,
} from '../families';
import { IdempotencyArgs } from '../idempotency';
import { PartnerView, partnersById, toPartnerView } from '../partners';
import { decideNeed } from './decide-need';
import { consentViewsOfFamilies } from './consent-loader';
import { toDecisionView } from './consent-view';
import type { Consent } from './consent.entity';
import {
  ConsentDecisionView,
  ConsentIdArgs,
  ConsentNeedInput,
  ConsentView,
  DraftConsentInput,
  ReleaseView,
} from './consent.types';
import { draftConsent } from './draft-consent';
import { findVisibleConsent } from './get-consent';
import { openFormCode } from './give-form-code';
import { refuseConsent } from './refuse-consent';
import { signConsent } from './sign-consent';
import { openEvidence } from './signature-evidence';
import { SignatureEvidenceView, SignatureView, SignConsentInput } from './signature.types';
import { supersedeConsent } from './supersede-consent';

@Resolver(() => ConsentView)
export class ConsentResolver {
  @Query(() => ConsentView, {
    nullable: true,
    description:
      'One consent, or null for whoever may not open its family. Professional of the recording partner. Logged.',
  })
  async consent(
    @Ctx() context: ApiContext,
    @Args(() => ConsentIdArgs) { id }: ConsentIdArgs,
  ): Promise<ConsentView | null> {
    const work = (await context.reading()) as Work<Person>;
    return viewOf(context, await findVisibleConsent(work, id), id);
  }

  @Query(() => ConsentDecisionView, {
    description:
      'What the gate would answer now, as data, for the own partner as discloser. Professional. Errors: NOT_FOUND (family), INVALID_INPUT.',
  })
  async consentDecision(
    @Ctx() context: ApiContext,
    @Arg('input', () => ConsentNeedInput, { description: 'What somebody wants to tell.' })
    input: ConsentNeedInput,
  ): Promise<ConsentDecisionView> {
    return toDecisionView(await decideNeed((await context.reading()) as Work<Person>, input));
  }

  @Mutation(() => ConsentView, {
    description:
      'Drafts a form; what it asks stands from now on. Professional. Errors: NOT_FOUND (family), INVALID_INPUT (recipients, items, days).',
  })
  async draftConsent(
    @Ctx() context: ApiContext,
    @Arg('input', () => DraftConsentInput, { description: 'The form.' }) input: DraftConsentInput,
    @Args(() => IdempotencyArgs) { idempotencyKey }: IdempotencyArgs,
  ): Promise<ConsentView> {
    return viewOfWritten(
      context,
      await context.transact('draftConsent', (work) => draftConsent(work, input, idempotencyKey)),
    );
  }

  @Mutation(() => ConsentView, {
    description:
      'Drafts a form that takes the place of a signed one with its last signature, without a gap: what it covers rests on it from then on, the rest ends as if revoked. Professional. Errors: NOT_FOUND, ILLEGAL_TRANSITION (draft, refused, nothing holds), CONFLICT (superseded, or another form waits to be; key used otherwise), INVALID_INPUT (another family, a first day after today, or as draftConsent).',
  })
  async supersedeConsent(
    @Ctx() context: ApiContext,
    @Args(() => ConsentIdArgs) { id }: ConsentIdArgs,
    @Arg('input', () => DraftConsentInput, { description: 'The new form.' }) input: DraftConsentInput,
    @Args(() => IdempotencyArgs) { idempotencyKey }: IdempotencyArgs,
  ): Promise<ConsentView> {
    return viewOfWritten(
      context,
      await context.transact('supersedeConsent', (work) => supersedeConsent(work, id, input, idempotencyKey)),
    );
  }

  @Mutation(() => ConsentView, {
    description:
      'Records a signature: on paper, drawn, or by word of mouth; the last one that an item needs grants its release, the last of a form that supersedes another all of them. What was only said lapses after 14 days, unless the same person’s signature is recorded again with PAPER. Professional. Errors: NOT_FOUND, FORBIDDEN (ORAL_EXCEPTION_OFF: the network does not allow it), ILLEGAL_TRANSITION (refused, superseded, or revoked by its code), INVALID_INPUT (signer, day, what the method asks for or does not expect; `informed` of a paper that follows), CONFLICT (signed already, or another form has taken the place that it was to take; `formHash`: another form was shown).',
  })
  async signConsent(
    @Ctx() context: ApiContext,
    @Arg('input', () => SignConsentInput, { description: 'The signature.' }) input: SignConsentInput,
  ): Promise<ConsentView> {
    return viewOfWritten(context, await context.transact('signConsent', (work) => signConsent(work, input)));
  }

  @Mutation(() => ConsentView, {
    description:
      'Records that the family does not want it; only before any signature. Professional. Errors: NOT_FOUND, ILLEGAL_TRANSITION.',
  })
  async refuseConsent(
    @Ctx() context: ApiContext,
    @Args(() => ConsentIdArgs) { id }: ConsentIdArgs,
  ): Promise<ConsentView> {
    return viewOfWritten(context, await context.transact('refuseConsent', (work) => refuseConsent(work, id)));
  }

  @FieldResolver(() => FamilyView, { description: 'The family it is about.' })
  async family(@Ctx() context: ApiContext, @Root() consent: ConsentView): Promise<FamilyView> {
    const family = await familiesById(await context.reading()).load(consent.familyId);
    if (family === null) throw new Error('A consent without its family.');
    return toFamilyView(family);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Code to be printed on the form, `K7MP-2QXR-9TDW`: with it and a birth month on the form the family revokes it anywhere (revokeByCode). Null when no birth month was on record at the drafting.',
  })
  async formCode(@Ctx() context: ApiContext, @Root() consent: ConsentView): Promise<string | null> {
    const key = await familyKeysOf(await context.reading()).load(consent.familyId);
    const { id, networkId, sealedCode: formCode } = consent;
    return key === null || formCode === null ? null : openFormCode(key, { id, networkId, formCode });
  }

  @FieldResolver(() => [FamilyMemberView], {
    description:
      'Whose signature is still missing. None where custody is unknown: that is to be found out first.',
  })
  async missingSigners(
    @Ctx() context: ApiContext,
    @Root() consent: ConsentView,
  ): Promise<FamilyMemberView[]> {
    const members = await membersOf(await context.reading()).load(consent.familyId);
    return members.filter((member) => consent.missingSignerIds.includes(member.id));
  }
}

@Resolver(() => SignatureView)
export class SignatureResolver {
  @FieldResolver(() => SignatureEvidenceView, {
    nullable: true,
    description: 'What proves it; null for a paper of which nobody said where it lies.',
  })
  async evidence(
    @Ctx() context: ApiContext,
    @Root() signature: SignatureView,
  ): Promise<SignatureEvidenceView | null> {
    return openEvidence((await context.reading()) as Work<Person>, signature);
  }
}

@Resolver(() => ReleaseView)
export class ReleaseResolver {
  @FieldResolver(() => PartnerView, { description: 'Who may be told.' })
  async recipient(@Ctx() context: ApiContext, @Root() release: ReleaseView): Promise<PartnerView> {
    const partner = await partnersById(await context.reading()).load(release.recipientId);
    if (partner === null) throw new Error('A release without its recipient.');
    return toPartnerView(partner, personOf(context));
  }
}

/** A family's forms, for those who may open the family. */
@Resolver(() => FamilyView)
export class FamilyConsentsResolver {
  @FieldResolver(() => [ConsentView], { description: 'Its consents, the oldest first.' })
  async consents(@Ctx() context: ApiContext, @Root() family: FamilyView): Promise<ConsentView[]> {
    return consentViewsOfFamilies(await context.reading()).load(family.id);
  }
}

async function viewOf(context: ApiContext, consent: Consent | null, id: string): Promise<ConsentView | null> {
  const work = await context.reading();
  if (consent === null) {
    work.trail.refusedToShow('CONSENT', id);
    return null;
  }
  const views = await consentViewsOfFamilies(work).load(consent.familyId);
  return views.find((view) => view.id === id) ?? null;
}

export async function viewOfWritten(context: ApiContext, consent: Consent): Promise<ConsentView> {
  const view = await viewOf(context, consent, consent.id);
  if (view === null) throw new Error('What was just written cannot be seen.');
  return view;
}
