import { Field, InputType, ObjectType } from 'type-graphql';
import {
  DayField,
  IdListField,
  InputField,
  InputListField,
  PatternField,
  TextField,
} from '../../graphql/fields';
import {
  OfferAccessibilityContent,
  OfferCapacityContent,
  OfferContactContent,
  OfferPlaceContent,
  OfferScheduleContent,
  TargetGroupContent,
} from './offer-content-parts.types';
import {
  OfferAccessEnum,
  OfferCostEnum,
  OfferKindEnum,
  TranslationLanguageEnum,
  TriStateEnum,
} from './offer-enums';
import type { OfferAccess, OfferCost, OfferKind, TranslationLanguage, TriState } from './offer-words';

const LANGUAGE = /^[a-z]{2,3}$/;

@ObjectType('OfferTranslation', {
  simpleResolvers: true,
  description: 'The texts in another language. The offer itself need not be held in it.',
})
@InputType('OfferTranslationInput', { description: 'The texts in another language.' })
export class OfferTranslationContent {
  @Field(() => TranslationLanguageEnum, { description: 'In which language.' })
  language: TranslationLanguage;

  @TextField({ max: 120, description: 'Title.' })
  title: string;

  @TextField({ max: 300, description: 'Short text.' })
  summary: string;

  @TextField({ max: 4000, lines: true, description: 'Long text.' })
  description: string;
}

@ObjectType('OfferContent', {
  simpleResolvers: true,
  description: 'What an offer says, as it is reported and decided on.',
})
@InputType('OfferContentInput', { description: 'What an offer says.' })
export class OfferContentType {
  @TextField({ max: 120, description: 'Title, in the words of parents.' })
  title: string;

  @TextField({ max: 300, description: 'Short text: what, for whom, why.' })
  summary: string;

  @TextField({ max: 4000, lines: true, description: 'Long text.' })
  description: string;

  @IdListField({ max: 14, least: 1, description: 'Topic areas.' })
  topicAreaIds: string[];

  @Field(() => [OfferKindEnum], { description: 'Kinds of help; at least one.' })
  kinds: OfferKind[];

  @InputField(() => TargetGroupContent, { description: 'Whom it is for.' })
  target: TargetGroupContent;

  @IdListField({
    max: 100,
    fallback: true,
    description: 'Districts it is for; none: the whole municipality.',
  })
  districtIds: string[];

  @InputListField(() => OfferPlaceContent, {
    max: 20,
    least: 0,
    fallback: true,
    description: 'Where it takes place.',
  })
  places: OfferPlaceContent[];

  @InputListField(() => OfferScheduleContent, {
    max: 40,
    least: 0,
    fallback: true,
    description: 'When it takes place.',
  })
  schedules: OfferScheduleContent[];

  @PatternField({
    pattern: LANGUAGE,
    reason: 'NOT_A_LANGUAGE',
    list: { most: 30, least: 1 },
    description: 'Languages it is held in (ISO 639).',
  })
  languages: string[];

  @Field(() => TriStateEnum, { defaultValue: 'UNKNOWN', description: 'Whether an interpreter can be had.' })
  interpretation: TriState;

  @InputListField(() => OfferAccessibilityContent, {
    max: 5,
    least: 0,
    fallback: true,
    description: 'How it can be reached and used; what is left out is unknown.',
  })
  accessibility: OfferAccessibilityContent[];

  @Field(() => OfferCostEnum, { description: 'Whether it costs something.' })
  cost: OfferCost;

  @TextField({ max: 200, nullable: true, description: 'What it costs.' })
  costNote?: string | null;

  @Field(() => OfferAccessEnum, { description: 'How one comes to it.' })
  access: OfferAccess;

  @TextField({ max: 500, nullable: true, description: 'What to bring along.' })
  documents?: string | null;

  @InputField(() => OfferCapacityContent, { nullable: true, description: 'Whether places are free.' })
  capacity?: OfferCapacityContent | null;

  @InputField(() => OfferContactContent, { description: 'Whom to ask.' })
  contact: OfferContactContent;

  @DayField({ nullable: true, description: 'First day it is public.' })
  validFrom?: string | null;

  @DayField({ nullable: true, description: 'Last day it is public.' })
  validUntil?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether families can be referred to it.' })
  takesReferrals: boolean;

  @InputListField(() => OfferTranslationContent, {
    max: 7,
    least: 0,
    fallback: true,
    description: 'Translations.',
  })
  translations: OfferTranslationContent[];
}
