import { ArgsType, Field, InputType, Int, ObjectType } from 'type-graphql';
import { enumOf } from '../../graphql/enums';
import { DayField, IdField } from '../../graphql/fields';
import { DistrictView, TopicAreaView } from '../networks';
import type { ContactKind } from './contact-words';

export const ContactKindEnum = enumOf<ContactKind>(
  'ContactKind',
  'What is counted when nothing about a family is told.',
  {
    TOLD_ABOUT: 'A family was told about an offer, or about what there is',
    TELEPHONED_TOGETHER: 'Telephoned with the offer together with the family',
    UNMET_NEED: 'There was nothing to tell of',
  },
);

const HIDDEN = 'Null for a number below 5, and for one that would tell such a one.';

@InputType({ description: 'One contact: no family, no person, no text.' })
export class RecordContactInput {
  @Field(() => ContactKindEnum, { description: 'What happened.' })
  kind: ContactKind;

  @IdField({ nullable: true, description: 'Which topic area it was about.' })
  topicAreaId?: string | null;

  @IdField({ nullable: true, description: 'For which district.' })
  districtId?: string | null;

  @IdField({ nullable: true, description: 'Which public offer was told of; none for an unmet need.' })
  offerId?: string | null;

  @DayField({ nullable: true, description: 'Which day, by default today; at the most 14 days ago.' })
  on?: string | null;
}

@ArgsType()
export class ContactPeriodArgs {
  @DayField({ description: 'First day of a quarter.' })
  from: string;

  @DayField({ description: 'Last day of that quarter, more than 14 days ago.' })
  until: string;
}

@ObjectType('TopicAreaContacts', { description: 'Contacts about one topic area.' })
export class TopicAreaContactsView {
  @Field(() => TopicAreaView, { nullable: true, description: 'Which; null where none was named.' })
  topicArea: TopicAreaView | null;

  @Field(() => Int, { nullable: true, description: `How many. ${HIDDEN}` })
  contacts: number | null;
}

@ObjectType('DistrictContacts', { description: 'Contacts for one district.' })
export class DistrictContactsView {
  @Field(() => DistrictView, { nullable: true, description: 'Which; null where none was named.' })
  district: DistrictView | null;

  @Field(() => Int, { nullable: true, description: `How many. ${HIDDEN}` })
  contacts: number | null;
}

@ObjectType('ContactCounts', { description: 'Contacts of one kind in a quarter, divided in two ways.' })
export class ContactCountsView {
  @Field(() => ContactKindEnum, { description: 'What was counted.' })
  kind: ContactKind;

  @Field(() => Int, { nullable: true, description: `All of them. ${HIDDEN}` })
  contacts: number | null;

  @Field(() => [TopicAreaContactsView], { description: 'By topic area, those with any.' })
  byTopicArea: TopicAreaContactsView[];

  @Field(() => [DistrictContactsView], { description: 'By district, those with any.' })
  byDistrict: DistrictContactsView[];
}
