import { ArgsType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { enumOf } from '../../graphql/enums';
import { IdField, TextField } from '../../graphql/fields';
import { DayScalar, InstantScalar } from '../../graphql/scalars';
import { InformationCategoryEnum, type InformationCategory } from '../consents';
import type { RestrictionAnswer } from './referral-words';

export const RestrictionAnswerEnum = enumOf<RestrictionAnswer>(
  'RestrictionAnswer',
  'What has become of items that a revocation has taken away.',
  {
    DELETED: 'The recipient has deleted them, on paper too',
    OWN_LEGAL_BASIS: 'The recipient must keep them on a legal basis of its own and reads them again',
  },
);

@ObjectType('RestrictedItem', {
  description: 'One thing that was told and is unreadable since a revocation.',
})
export class RestrictedItemView {
  @Field(() => ID, { description: 'About which member of the family.' })
  memberId: string;

  @Field(() => InformationCategoryEnum, { description: 'Of what kind.' })
  category: InformationCategory;
}

@ObjectType('Restriction', {
  description:
    'What revocations in mid-work have left, and new consents that cover less than those they superseded: items that are unreadable, and the recipient’s answer (Art. 7 (3), 17, 18 DSGVO). Of several the first that waits for an answer, else the last.',
})
export class RestrictionView {
  @Field(() => InstantScalar, { description: 'Since when.' })
  since: Date;

  @Field(() => DayScalar, {
    description: 'By when the recipient answers whether it has deleted or must keep them.',
  })
  answerDue: string;

  @Field(() => RestrictionAnswerEnum, {
    nullable: true,
    description: 'The answer, for both sides; null while it is awaited.',
  })
  answer: RestrictionAnswer | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The legal basis in the recipient’s words; for the recipient only, or for the sender that recorded it. Logged as read.',
  })
  basis: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Who has said so at a recipient without accounts; for the sender that recorded it only. Logged as read.',
  })
  spokenWith: string | null;

  @Field(() => [RestrictedItemView], { description: 'Which items.' })
  items: RestrictedItemView[];
}

@ObjectType('DeletionRequest', { description: 'A recalled referral: the recipient is asked to delete it.' })
export class DeletionRequestView {
  @Field(() => InstantScalar, { description: 'When the sender recalled it.' })
  askedAt: Date;

  @Field(() => InstantScalar, {
    nullable: true,
    description:
      'When the recipient confirmed that it has deleted what it noted; null while that is awaited.',
  })
  confirmedAt: Date | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Who has said so at a recipient without accounts; for the sender that recorded it only. Logged as read.',
  })
  spokenWith: string | null;
}

@InputType({ description: 'What has become of what a revocation has taken away.' })
export class AnswerRestrictionInput {
  @IdField({ description: 'Which referral.' })
  referralId: string;

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

@ArgsType()
export class ConfirmDeletionArgs {
  @IdField({ description: 'Which referral.' })
  referralId: string;
}
