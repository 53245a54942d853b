import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { connectionTypeOf } from '../../graphql/connection';
import { IdField, IdListField, InputListField, KeyField, TextField } from '../../graphql/fields';
import { DayScalar, InstantScalar } from '../../graphql/scalars';
import {
  ConsentPurposeEnum,
  InformationCategoryEnum,
  type ConsentPurpose,
  type InformationCategory,
} from '../consents';
import {
  ReferralStateEnum,
  ReferralActionEnum,
  ReferralStepEnum,
  UrgencyEnum,
  DeclineReasonEnum,
  WithdrawReasonEnum,
  ReferralOutcomeEnum,
  EndingEnum,
} from './referral-enums';
import type { ReferralParty } from './referral-policy';
import type {
  DeclineReason,
  Ending,
  ReferralAction,
  ReferralOutcome,
  ReferralState,
  ShownStep,
  Urgency,
  WithdrawReason,
} from './referral-words';

@ObjectType('PayloadItem', { description: 'One thing that is told.' })
export class PayloadItemView {
  @Field(() => ID, { description: 'About which member of the family.' })
  memberId: string;

  @Field(() => InformationCategoryEnum, { description: 'Of what kind.' })
  category: InformationCategory;

  @Field(() => String, { description: 'The text.' })
  text: string;
}

@ObjectType('ReferralEvent', { description: 'One step of a referral.' })
export class ReferralEventView {
  @Field(() => InstantScalar, { description: 'When.' })
  at: Date;

  @Field(() => ReferralStepEnum, { description: 'What happened.' })
  action: ShownStep;

  @Field(() => ReferralStateEnum, { description: 'The state it led to.' })
  state: ReferralState;

  @Field(() => Boolean, {
    description: 'The recipient has no accounts: the sender has recorded what it was told.',
  })
  recordedBySender: boolean;

  referralId: string;
  version: number;
}

@ObjectType('Referral', {
  description:
    'Vermittlung: a family is referred from one partner to another, within recorded releases (source 003 §4).',
})
export class ReferralView {
  @Field(() => ID, { description: 'Identifier.' })
  id: string;

  @Field(() => ReferralStateEnum, { description: 'Where it stands.' })
  state: ReferralState;

  @Field(() => ConsentPurposeEnum, { nullable: true, description: 'What for. Null for the coordination.' })
  purpose: ConsentPurpose | null;

  @Field(() => UrgencyEnum, { description: 'How soon an answer is asked for.' })
  urgency: Urgency;

  @Field(() => DayScalar, {
    nullable: true,
    description: 'Day an answer is due, in Berlin; null before sending.',
  })
  respondBy: string | null;

  @Field(() => Boolean, { description: 'Past `respondBy` without an answer. It can still be accepted.' })
  overdue: boolean;

  @Field(() => [ReferralActionEnum], {
    description: 'What the reader can do next. Membership and consent are told by their own fields.',
  })
  availableActions: ReferralAction[];

  @Field(() => DeclineReasonEnum, {
    nullable: true,
    description: 'Why it was declined. Null for the coordination.',
  })
  declineReason: DeclineReason | null;

  @Field(() => WithdrawReasonEnum, {
    nullable: true,
    description: 'Why it was taken back. Null for the coordination.',
  })
  withdrawReason: WithdrawReason | null;

  @Field(() => ReferralOutcomeEnum, {
    nullable: true,
    description: 'What became of it. Null for the coordination.',
  })
  outcome: ReferralOutcome | null;

  @Field(() => EndingEnum, {
    nullable: true,
    description: 'How the support ended. Null for the coordination.',
  })
  ending: Ending | null;

  @Field(() => Int, { description: 'Rises with every step.' })
  version: number;

  /** Not in the schema. */
  fromPartnerId: string;
  toPartnerId: string;
  /** On which side the reader stands; null for the coordination. */
  party: ReferralParty | null;
  responsibleId: string | null;
}

export const ReferralConnection = connectionTypeOf('Referral', ReferralView);

@ArgsType()
export class ReferralIdArgs {
  @IdField({ description: 'Identifier of the referral.' })
  id: string;
}

@ArgsType()
export class SendReferralArgs extends ReferralIdArgs {
  @KeyField({
    max: 200,
    nullable: true,
    description: 'Chosen by the caller: the same key sends once and answers with the same referral.',
  })
  idempotencyKey?: string | null;
}

@ArgsType()
export class DeclineReferralArgs extends ReferralIdArgs {
  @Field(() => DeclineReasonEnum, { description: 'Why.' })
  reason: DeclineReason;

  @TextField({ max: 2000, lines: true, nullable: true, description: 'A word to the sender, encrypted.' })
  note?: string | null;

  @IdListField({
    max: 5,
    nullable: true,
    description: 'Offers of the network, all public, that may fit the family better.',
  })
  suggestedOfferIds?: string[] | null;
}

@ArgsType()
export class WithdrawReferralArgs extends ReferralIdArgs {
  @Field(() => WithdrawReasonEnum, { description: 'Why.' })
  reason: WithdrawReason;
}

@InputType({ description: 'One thing to be told.' })
export class PayloadItemInput {
  @IdField({ description: 'About which member of the family.' })
  memberId: string;

  @Field(() => InformationCategoryEnum, { description: 'Of what kind.' })
  category: InformationCategory;

  @TextField({ max: 4000, lines: true, description: 'The text.' })
  text: string;
}

@InputType({ description: 'A new referral, not sent yet.' })
export class DraftReferralInput {
  @IdField({ description: 'Which family.' })
  familyId: string;

  @IdField({ description: 'To which partner.' })
  toPartnerId: string;

  @IdField({
    nullable: true,
    description:
      'Which offer of that partner it is about, if one is meant: public, and one that takes referrals.',
  })
  offerId?: string | null;

  @Field(() => ConsentPurposeEnum, { description: 'What for.' })
  purpose: ConsentPurpose;

  @Field(() => UrgencyEnum, { defaultValue: 'ROUTINE', description: 'How soon an answer is asked for.' })
  urgency: Urgency;

  @InputListField(() => PayloadItemInput, { max: 40, description: 'What is to be told; at least one item.' })
  payload: PayloadItemInput[];
}

@InputType({ description: 'How the support ended.' })
export class CompleteReferralInput {
  @IdField({ description: 'Which referral.' })
  referralId: string;

  @Field(() => ReferralOutcomeEnum, { description: 'What became of it.' })
  outcome: ReferralOutcome;

  @Field(() => EndingEnum, { description: 'As planned or not.' })
  ending: Ending;

  @InputListField(() => PayloadItemInput, {
    max: 40,
    least: 0,
    nullable: true,
    description:
      'What is told back to the sender: only within `feedbackScope`. Without it the sender sees state and outcome alone.',
  })
  feedback?: PayloadItemInput[] | null;
}
