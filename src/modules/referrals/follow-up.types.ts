import { IsOptional } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { DayField, IdField, InputField, PatternField } from '../../graphql/fields';
import { ConsentPurposeEnum, type ConsentPurpose } from '../consents';
import { UrgencyEnum } from './referral-enums';
import type { Urgency } from './referral-words';

@InputType({
  description: 'Days and language of the form that is prepared, if one is. By default the network’s.',
})
export class FollowUpFormInput {
  @DayField({ nullable: true, description: 'First day; by default today.' })
  validFrom?: string | null;

  @DayField({
    nullable: true,
    description: 'Last day, included; by default the network’s six months, at the most its 24.',
  })
  validUntil?: string | null;

  @PatternField({
    pattern: /^[a-z]{2,3}$/,
    reason: 'NOT_A_LANGUAGE',
    nullable: true,
    description: 'Language of the form (ISO 639), by default `de`.',
  })
  language?: string | null;
}

@InputType({ description: 'To whom a referral is sent instead. What is left out is carried over.' })
export class SendElsewhereInput {
  @IdField({ description: 'Which referral.' })
  referralId: string;

  @IdField({ description: 'To which other partner.' })
  toPartnerId: string;

  @IdField({
    nullable: true,
    description: 'Which offer of that partner it is about, if one is meant. Not carried over.',
  })
  offerId?: string | null;

  @IsOptional()
  @Field(() => ConsentPurposeEnum, { nullable: true, description: 'What for.' })
  purpose?: ConsentPurpose | null;

  @IsOptional()
  @Field(() => UrgencyEnum, { nullable: true, description: 'How soon an answer is asked for.' })
  urgency?: Urgency | null;

  @InputField(() => FollowUpFormInput, {
    nullable: true,
    description: 'How the form is prepared, if the family has none that asks this for this partner.',
  })
  consent?: FollowUpFormInput | null;
}
