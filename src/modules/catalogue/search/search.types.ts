import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { IsOptional } from 'class-validator';
import { PageArgs, PageInfoView, type Connection, type Edge } from '../../../graphql/connection';
import { enumOf } from '../../../graphql/enums';
import { IdListField, PatternField, TextField, WholeNumberField } from '../../../graphql/fields';
import {
  AccessibilityFeatureEnum,
  FreePlacesEnum,
  OfferAccessEnum,
  OfferCostEnum,
  OfferKindEnum,
} from '../offer-enums';
import type { AccessibilityFeature, FreePlaces, OfferAccess, OfferCost, OfferKind } from '../offer-words';
import { OfferView } from '../offer.types';
import type { FilterName } from './filter-sql';
import type { Found } from './search-offers';

export const OfferFilterNameEnum = enumOf<FilterName>('OfferFilterName', 'A field of OfferFilter.', {
  topicAreaIds: 'Topic areas',
  districtIds: 'Districts',
  ageMonths: 'Age of the child in months',
  pregnancyWeek: 'Week of pregnancy',
  languages: 'Languages',
  cost: 'Cost',
  access: 'How one comes to it',
  accessibility: 'How it can be reached and used',
  freePlaces: 'Free places',
  kinds: 'Kinds of help',
});

@InputType({ description: 'Which offers. Conditions add up; of several values of one field one suffices.' })
export class OfferFilter {
  @TextField({
    max: 200,
    nullable: true,
    description:
      'What is looked for, as people type it: words, the beginning of a word, or a whole question, in German or another language.',
  })
  search?: string | null;

  @IdListField({ max: 50, nullable: true, description: 'In one of these topic areas.' })
  topicAreaIds?: string[] | null;

  @IdListField({
    max: 100,
    nullable: true,
    description: 'For one of these districts, or for the whole municipality.',
  })
  districtIds?: string[] | null;

  @WholeNumberField({ least: 0, most: 216, nullable: true, description: 'For a child of so many months.' })
  ageMonths?: number | null;

  @WholeNumberField({ least: 1, most: 42, nullable: true, description: 'For this week of pregnancy.' })
  pregnancyWeek?: number | null;

  @PatternField({
    pattern: /^[a-z]{2,3}$/,
    reason: 'NOT_A_LANGUAGE',
    nullable: true,
    list: { least: 0, most: 30 },
    description: 'Held in one of these languages (ISO 639).',
  })
  languages?: string[] | null;

  @IsOptional()
  @Field(() => [OfferCostEnum], { nullable: true, description: 'With one of these costs.' })
  cost?: OfferCost[] | null;

  @IsOptional()
  @Field(() => [OfferAccessEnum], { nullable: true, description: 'With one of these ways to come to it.' })
  access?: OfferAccess[] | null;

  @IsOptional()
  @Field(() => [AccessibilityFeatureEnum], {
    nullable: true,
    description: 'With all of these: for this field one does not suffice.',
  })
  accessibility?: AccessibilityFeature[] | null;

  @IsOptional()
  @Field(() => [FreePlacesEnum], { nullable: true, description: 'Whose places are so.' })
  freePlaces?: FreePlaces[] | null;

  @IsOptional()
  @Field(() => [OfferKindEnum], { nullable: true, description: 'Of one of these kinds.' })
  kinds?: OfferKind[] | null;
}

@ArgsType()
export class OffersArgs extends PageArgs {
  @TextField({ max: 63, description: 'Short name of the network, for example `musterhamm`.' })
  network: string;
}

@ObjectType('OfferFacetValue', { simpleResolvers: true, description: 'A value to filter by.' })
export class OfferFacetValueView {
  @Field(() => ID, { description: 'As it is passed in the filter; numbers as text.' })
  value: string;

  @Field(() => String, {
    nullable: true,
    description: 'Name of a topic area or district; null for words of a list.',
  })
  name: string | null;

  @Field(() => Int, {
    description:
      'How many offers would be found by it, alone in its field, under the search and the other fields.',
  })
  count: number;
}

@ObjectType('OfferFacet', {
  simpleResolvers: true,
  description: 'A field to filter by, with the values that find something.',
})
export class OfferFacetView {
  @Field(() => OfferFilterNameEnum, { description: 'Which field of OfferFilter.' })
  filter: FilterName;

  @Field(() => [OfferFacetValueView], {
    description: 'The most frequent first; ages and weeks in their order.',
  })
  values: OfferFacetValueView[];
}

@ObjectType('OfferWayOut', {
  simpleResolvers: true,
  description: 'A field of the filter that stands in the way.',
})
export class OfferWayOutView {
  @Field(() => OfferFilterNameEnum, { description: 'Leave out this field …' })
  drop: FilterName;

  @Field(() => Int, { description: '… and so many offers are found.' })
  total: number;
}

@ObjectType('OfferSuggestions', {
  simpleResolvers: true,
  description: 'What helps on when nothing was found.',
})
export class OfferSuggestionsView {
  @Field(() => [String], {
    description: 'Words of the catalogue that look like what was typed, the likest first.',
  })
  spellings: string[];

  @Field(() => [OfferWayOutView], {
    description: 'Fields of the filter that help when left out, the most helpful first.',
  })
  wayOut: OfferWayOutView[];

  @Field(() => Int, { description: 'How many offers fit the filter without the search text.' })
  withoutSearch: number;

  @Field(() => String, {
    description: 'Address of the page on which people can ask the network instead; stays the same.',
  })
  inquiryPath: string;
}

@ObjectType('OfferEdge', { simpleResolvers: true, description: 'One offer of a list with its cursor.' })
export class OfferEdgeView implements Edge<OfferView> {
  @Field(() => OfferView, { description: 'The offer.' })
  node: OfferView;

  @Field(() => String, { description: 'Its place in the list; pass it as `after` to read on from here.' })
  cursor: string;
}

@ObjectType('OfferConnection', {
  simpleResolvers: true,
  description: 'A page of what was found in the catalogue, the best first.',
})
export class OfferConnectionView implements Connection<OfferView> {
  @Field(() => [OfferView], { description: 'The offers of this page.' })
  nodes: OfferView[];

  @Field(() => [OfferEdgeView], { description: 'The offers with their cursors.' })
  edges: OfferEdgeView[];

  @Field(() => PageInfoView, { description: 'Where this page stands in the list.' })
  pageInfo: PageInfoView;

  @Field(() => Int, { description: 'How many offers were found on all pages.' })
  total: number;

  @Field(() => [String], {
    description: 'Words of the catalogue that were read for mistyped ones; empty when nothing was corrected.',
  })
  readAs: string[];

  /** Not in the schema: what was asked, for the facets and suggestions. */
  found: Found;
  text: string | null;
  network: string;
}
