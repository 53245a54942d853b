import { Field, InputType, ObjectType } from 'type-graphql';
import { enumOf } from '../../graphql/enums';
import { DayField, IdField, TextField } from '../../graphql/fields';
import { DayScalar } from '../../graphql/scalars';
import { ConsentPurposeEnum, type ConsentPurpose } from '../consents';
import { DeclineReasonEnum, EndingEnum, ReferralOutcomeEnum, UrgencyEnum } from './referral-enums';
import { RestrictionAnswerEnum } from './referral-answers.types';
import type { DeclineReason, Ending, ReferralOutcome, RestrictionAnswer, Urgency } from './referral-words';
import { PayloadItemView } from './referral.types';

export type HandOverNotice = 'PASS_ON_TO_NOBODY';

export const HandOverNoticeEnum = enumOf<HandOverNotice>(
  'HandOverNotice',
  'What a hand-over sheet says of itself.',
  {
    PASS_ON_TO_NOBODY:
      'For this recipient and this purpose only; to be passed on to nobody (§ 203 StGB, § 78 SGB X)',
  },
);

@ObjectType('HandOverParty', {
  description: 'Who tells or is told, as the public catalogue knows them; nothing confidential.',
})
export class HandOverPartyView {
  @Field(() => String, { description: 'Name of the institution.' })
  name: string;

  @Field(() => String, { nullable: true, description: 'Who carries it.' })
  carrier: string | null;

  @Field(() => [String], { description: 'Addresses of its public offers; none for a confidential place.' })
  addresses: string[];

  @Field(() => [String], { description: 'Telephone numbers of its public offers.' })
  telephones: string[];
}

@ObjectType('HandOverSheet', {
  description: 'What is handed to a recipient without accounts, on paper or by telephone.',
})
export class HandOverSheetView {
  @Field(() => HandOverPartyView, { description: 'Who refers.' })
  from: HandOverPartyView;

  @Field(() => HandOverPartyView, { description: 'Who is asked.' })
  to: HandOverPartyView;

  @Field(() => ConsentPurposeEnum, { description: 'What for; nothing else is covered.' })
  purpose: ConsentPurpose;

  @Field(() => UrgencyEnum, { description: 'How soon an answer is asked for.' })
  urgency: Urgency;

  @Field(() => DayScalar, { description: 'Day an answer is due, in Berlin.' })
  respondBy: string;

  @Field(() => [PayloadItemView], { description: 'What is told.' })
  payload: PayloadItemView[];

  @Field(() => HandOverNoticeEnum, { description: 'What stands below it.' })
  notice: HandOverNotice;
}

@InputType()
class PaperWordInput {
  @IdField({ description: 'Which referral.' })
  referralId: string;

  @TextField({ max: 200, description: 'Who has said so, at the recipient. Encrypted; for the sender only.' })
  spokenWith: string;
}

@InputType()
class PaperStepInput extends PaperWordInput {
  @DayField({ description: 'Day it was said: not before the sending, not after today.' })
  answeredOn: string;
}

@InputType({ description: 'A recipient without accounts has taken the family on.' })
export class PaperAcceptanceInput extends PaperStepInput {}

@InputType({ description: 'A recipient without accounts does not take the family on.' })
export class PaperDeclineInput extends PaperStepInput {
  @Field(() => DeclineReasonEnum, { description: 'Why.' })
  reason: DeclineReason;
}

@InputType({ description: 'The support of a recipient without accounts has ended.' })
export class PaperCompletionInput extends PaperStepInput {
  @Field(() => ReferralOutcomeEnum, { description: 'What became of it.' })
  outcome: ReferralOutcome;

  @Field(() => EndingEnum, { description: 'As planned or not.' })
  ending: Ending;
}

@InputType({ description: 'What a recipient without accounts has said of what a revocation has taken away.' })
export class PaperRestrictionAnswerInput extends PaperWordInput {
  @Field(() => RestrictionAnswerEnum, { description: 'Deleted, or kept.' })
  answer: RestrictionAnswer;

  @TextField({
    max: 2000,
    lines: true,
    nullable: true,
    description: 'Which duty it is; only with OWN_LEGAL_BASIS, and needed there. Encrypted.',
  })
  basis?: string | null;
}

@InputType({ description: 'A recipient without accounts has deleted or given back what was recalled.' })
export class PaperDeletionInput extends PaperWordInput {}
