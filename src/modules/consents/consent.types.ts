import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { enumOf } from '../../graphql/enums';
import { DayField, IdField, IdListField, InputListField, PatternField } from '../../graphql/fields';
import { InformationCategoryEnum } from '../../graphql/information-category';
import { DayScalar } from '../../graphql/scalars';
import type {
  ConsentDirection,
  ConsentPurpose,
  ConsentRefusal,
  ConsentState,
  InformationCategory,
} from './consent-words';
import { SignatureView } from './signature.types';

export { InformationCategoryEnum };

export const ConsentPurposeEnum = enumOf<ConsentPurpose>(
  'ConsentPurpose',
  'What the information may be used for.',
  {
    FIND_SUPPORT: 'To find fitting support',
    JOINT_SUPPORT: 'To support the family together',
    TRANSITION: 'To hand over from one support to the next',
    DIAGNOSTICS: 'For diagnostics',
    OTHER: 'As written on the form',
  },
);

export const ConsentDirectionEnum = enumOf<ConsentDirection>('ConsentDirection', 'Who may tell whom.', {
  ONE_WAY: 'The discloser may tell the recipients',
  MUTUAL: 'The recipients may also tell the discloser, the same items',
});

export const ConsentStateEnum = enumOf<ConsentState>(
  'ConsentState',
  'Where a consent, or one of its items, stands now.',
  {
    DRAFT: 'Nobody has signed',
    INCOMPLETE: 'A signature that is needed is missing or lacks something',
    ACTIVE: 'Holds now',
    NOT_YET_VALID: 'Signed; the first day is still to come',
    EXPIRED: 'The last day is over',
    REVOKED: 'Ended by a person who had given it',
    SUPERSEDED: 'A later form has taken its place',
    REFUSED: 'Not wanted',
  },
);

export const ConsentRefusalEnum = enumOf<ConsentRefusal>(
  'ConsentRefusal',
  'Why a need is not covered, the earliest first.',
  {
    NO_CONSENT: 'There is no form',
    REFUSED: 'The form was refused',
    RECIPIENT_NOT_NAMED: 'No form names this recipient',
    PURPOSE_NOT_COVERED: 'The form is for another purpose',
    CATEGORY_NOT_COVERED: 'The form does not ask for this person and category',
    SPECIAL_CATEGORY_NOT_TICKED: 'A signature does not tick the special categories',
    NOT_INFORMED: 'A signature lacks the information given before',
    SIGNATURE_MISSING: 'Somebody has not signed',
    NOT_YET_VALID: 'The first day is still to come',
    EXPIRED: 'The last day is over',
    REVOKED: 'It was revoked, or superseded by a form that does not cover it',
  },
);

@ObjectType('Release', { description: 'One item a consent asks for: a recipient, a person and a category.' })
export class ReleaseView {
  @Field(() => ID, { description: 'The member of the family it is about.' })
  memberId: string;

  @Field(() => InformationCategoryEnum, { description: 'Of what kind.' })
  category: InformationCategory;

  @Field(() => ConsentStateEnum, { description: 'Where this item stands now.' })
  state: ConsentState;

  /** Not in the schema: the recipient is resolved from it. */
  recipientId: string;
}

@ObjectType('Consent', {
  description:
    'Schweigepflichtsentbindung: one signed form of one discloser (§ 203 StGB, § 65 SGB VIII, Art. 6, 7, 9 DSGVO). Read by the recording partner only; logged.',
})
export class ConsentView {
  @Field(() => ID, { description: 'Identifier.' })
  id: string;

  @Field(() => ConsentStateEnum, {
    description: 'Where it stands now; derived from signatures, days and revocations.',
  })
  state: ConsentState;

  @Field(() => ConsentPurposeEnum, { description: 'What the information may be used for.' })
  purpose: ConsentPurpose;

  @Field(() => ConsentDirectionEnum, { description: 'Who may tell whom.' })
  direction: ConsentDirection;

  @Field(() => DayScalar, { description: 'First day, in Berlin.' })
  validFrom: string;

  @Field(() => DayScalar, { description: 'Last day, in Berlin, included.' })
  validUntil: string;

  @Field(() => String, { description: 'Language of the form (ISO 639).' })
  language: string;

  @Field(() => String, {
    description:
      'SHA-256 of what the form asks, in hexadecimal: form, wording, language, discloser, purpose, direction, period and items. Whoever draws a signature brings it.',
  })
  formHash: string;

  @Field(() => [ReleaseView], { description: 'What the form asks, item by item, each with its state.' })
  releases: ReleaseView[];

  @Field(() => [SignatureView], { description: 'Who has signed.' })
  signatures: SignatureView[];

  @Field(() => Int, { description: 'Rises with every change.' })
  version: number;

  @Field(() => ID, {
    nullable: true,
    description: 'The consent whose place it takes with its last signature, or has taken.',
  })
  supersedes: string | null;

  @Field(() => ID, { nullable: true, description: 'The consent that has taken its place.' })
  supersededBy: string | null;

  /** Not in the schema. */
  networkId: string;
  familyId: string;
  sealedCode: Buffer | null;
  missingSignerIds: readonly string[];
}

@InputType({ description: 'One thing that may be told.' })
@ObjectType('ConsentItem', { description: 'One thing that may be told.' })
export class ConsentItemInput {
  @IdField({ description: 'About which member of the family.' })
  memberId: string;

  @Field(() => InformationCategoryEnum, { description: 'Of what kind.' })
  category: InformationCategory;
}

@ObjectType('ConsentDecision', {
  description: 'What the gate answers: whether a referral would be covered now.',
})
export class ConsentDecisionView {
  @Field(() => Boolean, { description: 'Whether every item is covered now.' })
  allowed: boolean;

  @Field(() => ConsentRefusalEnum, {
    nullable: true,
    description: 'The earliest reason why not; null when allowed.',
  })
  reason: ConsentRefusal | null;

  @Field(() => ConsentItemInput, {
    nullable: true,
    description: 'The first item with that reason; null for the recipient.',
  })
  item: ConsentItemInput | null;
}

@ArgsType()
export class ConsentIdArgs {
  @IdField({ description: 'Identifier of the consent.' })
  id: string;
}

@InputType({ description: 'A new form.' })
export class DraftConsentInput {
  @IdField({ description: 'Which family.' })
  familyId: string;

  @IdListField({ max: 20, least: 1, description: 'Who may be told: partners, each by name.' })
  recipients: string[];

  @InputListField(() => ConsentItemInput, { max: 60, description: 'What may be told to each of them.' })
  items: ConsentItemInput[];

  @Field(() => ConsentPurposeEnum, { description: 'What for.' })
  purpose: ConsentPurpose;

  @Field(() => ConsentDirectionEnum, { defaultValue: 'ONE_WAY', description: 'Who may tell whom.' })
  direction: ConsentDirection;

  @DayField({ description: 'First day.' })
  validFrom: string;

  @DayField({
    nullable: true,
    description: 'Last day, included; by default the network’s six months, at the most its 24.',
  })
  validUntil?: string | null;

  @PatternField({
    pattern: /^[a-z]{2,3}$/,
    reason: 'NOT_A_LANGUAGE',
    description: 'Language of the form, for example `de` (ISO 639).',
  })
  language: string;
}

@InputType({ description: 'Something somebody wants to tell.' })
export class ConsentNeedInput {
  @IdField({ description: 'About which family.' })
  familyId: string;

  @IdField({ description: 'To which partner.' })
  recipientId: string;

  @Field(() => ConsentPurposeEnum, { description: 'What for.' })
  purpose: ConsentPurpose;

  @InputListField(() => ConsentItemInput, { max: 60, description: 'Which items; at least one.' })
  items: ConsentItemInput[];
}
