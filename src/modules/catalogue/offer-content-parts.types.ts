import { Field, InputType, ObjectType } from 'type-graphql';
import {
  DayField,
  IdField,
  InputListField,
  PatternField,
  TextField,
  WholeNumberField,
} from '../../graphql/fields';
import { AccessibilityFeatureEnum, FreePlacesEnum, TriStateEnum, WeekdayEnum } from './offer-enums';
import type { AccessibilityFeature, FreePlaces, TriState, Weekday } from './offer-words';

const TIME = { pattern: /^([01]\d|2[0-3]):[0-5]\d$/, reason: 'NOT_A_TIME' };

@ObjectType('TargetGroup', {
  simpleResolvers: true,
  description: 'Whom an offer is for. All null: everybody.',
})
@InputType('TargetGroupInput', { description: 'Whom an offer is for. All left out: everybody.' })
export class TargetGroupContent {
  @WholeNumberField({ least: 1, most: 42, nullable: true, description: 'From this week of pregnancy.' })
  pregnancyFromWeek?: number | null;

  @WholeNumberField({
    least: 1,
    most: 42,
    nullable: true,
    description: 'Until this week of pregnancy, included.',
  })
  pregnancyUntilWeek?: number | null;

  @WholeNumberField({
    least: 0,
    most: 216,
    nullable: true,
    description: 'From this age of the child, in months.',
  })
  ageFromMonths?: number | null;

  @WholeNumberField({
    least: 0,
    most: 216,
    nullable: true,
    description: 'Until this age of the child, in months, included.',
  })
  ageUntilMonths?: number | null;
}

@ObjectType('OfferPlace', {
  simpleResolvers: true,
  description: 'Where an offer takes place. Confidential places are never given out.',
})
@InputType('OfferPlaceInput', { description: 'Where an offer takes place.' })
export class OfferPlaceContent {
  @TextField({ max: 120, nullable: true, description: 'Name of the place.' })
  name?: string | null;

  @TextField({ max: 120, nullable: true, description: 'Street and number.' })
  street?: string | null;

  @PatternField({
    pattern: /^\d{5}$/,
    reason: 'NOT_A_POSTAL_CODE',
    nullable: true,
    description: 'Postal code, five digits.',
  })
  postalCode?: string | null;

  @TextField({ max: 80, nullable: true, description: 'Town.' })
  town?: string | null;

  @IdField({ nullable: true, description: 'District it lies in.' })
  districtId?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Never shown, exported, searched or counted: a shelter. Seen by the partner and the coordination only.',
  })
  confidential: boolean;
}

@ObjectType('ScheduleException', { simpleResolvers: true, description: 'A day on which it is otherwise.' })
@InputType('ScheduleExceptionInput', {
  description: 'A day on which it is otherwise. Without times it does not take place.',
})
export class ScheduleExceptionContent {
  @DayField({ description: 'The day.' })
  on: string;

  @PatternField({ ...TIME, nullable: true, description: 'Other beginning, for example `09:30`.' })
  opensAt?: string | null;

  @PatternField({ ...TIME, nullable: true, description: 'Other end.' })
  closesAt?: string | null;
}

@ObjectType('OfferSchedule', {
  simpleResolvers: true,
  description: 'When an offer takes place, in wall-clock time of Berlin.',
})
@InputType('OfferScheduleInput', { description: 'When an offer takes place, in wall-clock time of Berlin.' })
export class OfferScheduleContent {
  @Field(() => WeekdayEnum, { description: 'On which day of the week.' })
  weekday: Weekday;

  @PatternField({ ...TIME, description: 'Beginning, for example `09:30`.' })
  opensAt: string;

  @PatternField({ ...TIME, description: 'End.' })
  closesAt: string;

  @WholeNumberField({
    oneOf: [1, 2, 4],
    fallback: 1,
    description: 'Every 1, 2 or 4 weeks, counted from `from`.',
  })
  everyWeeks: number;

  @DayField({ nullable: true, description: 'First day; needed when it is not every week.' })
  from?: string | null;

  @DayField({ nullable: true, description: 'Last day.' })
  until?: string | null;

  @WholeNumberField({
    least: 0,
    most: 19,
    nullable: true,
    description: 'Position in `places`, from 0; null for a confidential place.',
  })
  place?: number | null;

  @TextField({ max: 200, nullable: true, description: 'For example “not in the school holidays”.' })
  note?: string | null;

  @InputListField(() => ScheduleExceptionContent, {
    max: 60,
    least: 0,
    fallback: true,
    description: 'Days on which it is otherwise.',
  })
  exceptions: ScheduleExceptionContent[];
}

@ObjectType('OfferAccessibility', {
  simpleResolvers: true,
  description: 'What is known of one way to reach and use the places.',
})
@InputType('OfferAccessibilityInput', {
  description: 'What is known of one way to reach and use the places.',
})
export class OfferAccessibilityContent {
  @Field(() => AccessibilityFeatureEnum, { description: 'Which.' })
  feature: AccessibilityFeature;

  @Field(() => TriStateEnum, { description: 'Yes, no, or not known.' })
  answer: TriState;
}

@ObjectType('OfferCapacity', {
  simpleResolvers: true,
  description: 'Whether places are free, and when that was said.',
})
@InputType('OfferCapacityInput', { description: 'Whether places are free, and when that was said.' })
export class OfferCapacityContent {
  @Field(() => FreePlacesEnum, { description: 'Whether places are free.' })
  places: FreePlaces;

  @DayField({ description: 'The day the partner said so; today or earlier.' })
  asOf: string;
}

@ObjectType('OfferContact', { simpleResolvers: true, description: 'Whom to ask.' })
@InputType('OfferContactInput', { description: 'Whom to ask.' })
export class OfferContactContent {
  @TextField({ max: 120, nullable: true, description: 'Name of a person or a desk.' })
  name?: string | null;

  @PatternField({
    pattern: /^[+0-9][0-9 ()/-]{2,38}$/,
    reason: 'NOT_A_PHONE',
    nullable: true,
    description: 'Telephone.',
  })
  phone?: string | null;

  @PatternField({
    pattern: /^[^\s@<>"]{1,64}@[^\s@<>"]{1,180}\.[^\s@<>".]{2,63}$/,
    reason: 'NOT_AN_EMAIL',
    nullable: true,
    description: 'E-mail address.',
  })
  email?: string | null;

  @PatternField({
    pattern: /^https?:\/\/[^\s<>"]{3,300}$/,
    reason: 'NOT_A_WEB_ADDRESS',
    nullable: true,
    description: 'Web page.',
  })
  website?: string | null;
}
