import { ArgsType, Field, ID, ObjectType } from 'type-graphql';
import { IdField } from '../../graphql/fields';
import { DayScalar, InstantScalar } from '../../graphql/scalars';
import {
  OfferAccessibilityContent,
  OfferCapacityContent,
  OfferContactContent,
  OfferPlaceContent,
  OfferScheduleContent,
  TargetGroupContent,
} from './offer-content-parts.types';
import { OfferTranslationContent } from './offer-content.types';
import { OfferAccessEnum, OfferCostEnum, OfferKindEnum, TriStateEnum } from './offer-enums';
import type { OfferAccess, OfferCost, OfferKind, TriState } from './offer-words';

@ObjectType('OfferPartner', {
  simpleResolvers: true,
  description: 'The institution behind an offer, as far as it is public.',
})
export class OfferPartnerView {
  @Field(() => ID, { description: 'Identifier of the partner.' })
  id: string;

  @Field(() => String, { description: 'Name of the institution.' })
  name: string;
}

@ObjectType('OfferTopicArea', {
  simpleResolvers: true,
  description: 'A topic area that an offer belongs to.',
})
export class OfferTopicAreaView {
  @Field(() => ID, { description: 'Identifier of the topic area.' })
  id: string;

  @Field(() => String, { description: 'Name as the network lists it.' })
  name: string;
}

@ObjectType('OfferDistrict', {
  simpleResolvers: true,
  description: 'A part of the municipality that an offer is for.',
})
export class OfferDistrictView {
  @Field(() => ID, { description: 'Identifier of the district.' })
  id: string;

  @Field(() => String, { description: 'Name as the municipality uses it.' })
  name: string;
}

@ObjectType('Offer', {
  simpleResolvers: true,
  description: 'Angebot: help for families, as the public reads it. Confidential places are not in it.',
})
export class OfferView {
  @Field(() => ID, { description: 'Identifier; stays the same while the offer lives, for links.' })
  id: string;

  @Field(() => String, { description: 'Title, in the words of parents.' })
  title: string;

  @Field(() => String, { description: 'Short text: what, for whom, why.' })
  summary: string;

  @Field(() => String, { description: 'Long text; lines are kept.' })
  description: string;

  @Field(() => OfferPartnerView, { description: 'Whose offer it is.' })
  partner: OfferPartnerView;

  @Field(() => [OfferTopicAreaView], { description: 'Topic areas, in the network’s own order.' })
  topicAreas: OfferTopicAreaView[];

  @Field(() => [OfferKindEnum], { description: 'Kinds of help.' })
  kinds: OfferKind[];

  @Field(() => TargetGroupContent, { description: 'Whom it is for.' })
  target: TargetGroupContent;

  @Field(() => [OfferDistrictView], {
    description: 'Districts it is for, in the network’s own order; empty: the whole municipality.',
  })
  districts: OfferDistrictView[];

  @Field(() => [OfferPlaceContent], { description: 'Where it takes place; confidential places left out.' })
  places: OfferPlaceContent[];

  @Field(() => [OfferScheduleContent], { description: 'When it takes place.' })
  schedules: OfferScheduleContent[];

  @Field(() => [String], { description: 'Languages it is held in (ISO 639).' })
  languages: string[];

  @Field(() => TriStateEnum, { description: 'Whether an interpreter can be had.' })
  interpretation: TriState;

  @Field(() => [OfferAccessibilityContent], {
    description: 'How it can be reached and used; what is left out is unknown.',
  })
  accessibility: OfferAccessibilityContent[];

  @Field(() => OfferCostEnum, { description: 'Whether it costs something.' })
  cost: OfferCost;

  @Field(() => String, { nullable: true, description: 'What it costs.' })
  costNote: string | null;

  @Field(() => OfferAccessEnum, { description: 'How one comes to it.' })
  access: OfferAccess;

  @Field(() => String, { nullable: true, description: 'What to bring along.' })
  documents: string | null;

  @Field(() => OfferCapacityContent, {
    nullable: true,
    description: 'Whether places are free, with the day on which the partner said so; null: nobody has said.',
  })
  freePlaces: OfferCapacityContent | null;

  @Field(() => OfferContactContent, { description: 'Whom to ask.' })
  contact: OfferContactContent;

  @Field(() => DayScalar, { nullable: true, description: 'First day it is public.' })
  validFrom: string | null;

  @Field(() => DayScalar, { nullable: true, description: 'Last day it is public.' })
  validUntil: string | null;

  @Field(() => Boolean, { description: 'Whether families can be referred to it.' })
  takesReferrals: boolean;

  @Field(() => [OfferTranslationContent], { description: 'The texts in other languages.' })
  translations: OfferTranslationContent[];

  @Field(() => DayScalar, { description: 'When somebody last said that it is right.' })
  confirmedOn: string;

  @Field(() => InstantScalar, { description: 'When it was last published with changes.' })
  publishedAt: Date;
}

@ArgsType()
export class PublicOfferArgs {
  @IdField({ description: 'Identifier of the offer.' })
  id: string;
}
