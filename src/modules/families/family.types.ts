import { IsOptional } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { connectionTypeOf } from '../../graphql/connection';
import { enumOf } from '../../graphql/enums';
import { IdField, InputField, InputListField, PatternField, TextField } from '../../graphql/fields';
import { DayScalar } from '../../graphql/scalars';
import { CapacityAssessmentInput, CapacityAssessmentView } from './capacity.types';
import { CustodyInput, CustodyView } from './custody.types';
import type { MemberRole, PregnancyEnd } from './family-words';

export const MemberRoleEnum = enumOf<MemberRole>('MemberRole', 'Who somebody is in the family.', {
  MOTHER: 'Mutter',
  FATHER: 'Vater',
  SECOND_PARENT: 'Weiterer Elternteil',
  CARER: 'Wer das Kind betreut, etwa Pflegeeltern oder Großeltern',
  GUARDIAN: 'Vormund',
  CHILD: 'Kind',
  PREGNANCY: 'Schwangerschaft; names the woman',
});

export const PregnancyEndEnum = enumOf<PregnancyEnd>('PregnancyEnd', 'How a pregnancy ended.', {
  BORN: 'One or several children were born; they are members of their own',
  LOSS: 'Still oder verloren; nobody is told, nothing reminds of it',
});

@ObjectType('FamilyMember', { description: 'Person in der Familie. Read by the recording partner only.' })
export class FamilyMemberView {
  @Field(() => ID, { description: 'Identifier; names the person in consents and referrals.' })
  id: string;

  @Field(() => String, { description: 'The key the record was made with, unique in the family.' })
  key: string;

  @Field(() => MemberRoleEnum, { description: 'Who this is in the family.' })
  role: MemberRole;

  @Field(() => String, {
    nullable: true,
    description: 'Name; null for a pregnancy, and for a child that has none yet.',
  })
  name: string | null;

  @Field(() => String, { nullable: true, description: 'Birth, a month or a day: `2026-03` or `2026-03-14`.' })
  birth: string | null;

  @Field(() => String, { nullable: true, description: 'Month a pregnancy is due: `2026-09`.' })
  dueMonth: string | null;

  @Field(() => ID, { nullable: true, description: 'The woman a pregnancy belongs to.' })
  ofMemberId: string | null;

  @Field(() => Boolean, { description: 'A young person who decides alone; the assessment was recorded.' })
  capacity: boolean;

  @Field(() => CapacityAssessmentView, {
    nullable: true,
    description: 'The assessment; null without capacity.',
  })
  capacityAssessment: CapacityAssessmentView | null;

  @Field(() => PregnancyEndEnum, {
    nullable: true,
    description: 'How a pregnancy ended; null while it lasts.',
  })
  closedAs: PregnancyEnd | null;

  @Field(() => DayScalar, { nullable: true, description: 'The day that was recorded.' })
  closedOn: string | null;

  @Field(() => String, { nullable: true, description: 'How to reach this person.' })
  contact: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What to heed when doing so, for example “no post, ring 9 to 11”.',
  })
  safeContact: string | null;

  @Field(() => CustodyView, { nullable: true, description: 'Custody of a child; null for everybody else.' })
  custody: CustodyView | null;
}

@ObjectType('Family', {
  description:
    'A family’s record, kept by the partner who recorded it. Nobody else reads it, in any role. Every reading is logged.',
})
export class FamilyView {
  @Field(() => ID, { description: 'Identifier.' })
  id: string;

  @Field(() => Int, { description: 'Rises with every change.' })
  version: number;
}

export const FamilyConnection = connectionTypeOf('Family', FamilyView);

@ArgsType()
export class FamilyIdArgs {
  @IdField({ description: 'Identifier of the family.' })
  id: string;
}

@InputType({ description: 'One person, or a pregnancy.' })
export class FamilyMemberInput {
  @PatternField({
    pattern: /^[A-Za-z0-9_-]{1,40}$/,
    reason: 'NOT_A_KEY',
    description: 'Names this person within the input: letters, digits, - and _.',
  })
  key: string;

  @Field(() => MemberRoleEnum, { description: 'Who this is in the family.' })
  role: MemberRole;

  @TextField({ max: 200, nullable: true, description: 'Name. Needed for everybody but a pregnancy.' })
  name?: string | null;

  @PatternField({
    pattern: /^\d{4}-\d{2}(-\d{2})?$/,
    reason: 'NOT_A_BIRTH',
    nullable: true,
    description: 'Birth: `2026-03` or `2026-03-14`. Not after today.',
  })
  birth?: string | null;

  @PatternField({
    pattern: /^\d{4}-\d{2}$/,
    reason: 'NOT_A_MONTH',
    nullable: true,
    description: 'Month a pregnancy is due: `2026-09`.',
  })
  dueMonth?: string | null;

  @PatternField({
    pattern: /^[A-Za-z0-9_-]{1,40}$/,
    reason: 'NOT_A_KEY',
    nullable: true,
    description: 'Key of the woman a pregnancy belongs to.',
  })
  of?: string | null;

  @IsOptional()
  @Field(() => Boolean, {
    nullable: true,
    description: 'True for a young person who decides alone; then `capacityAssessment` is needed.',
  })
  capacity?: boolean | null;

  @InputField(() => CapacityAssessmentInput, { nullable: true, description: 'On what that rests.' })
  capacityAssessment?: CapacityAssessmentInput | null;

  @TextField({ max: 500, lines: true, nullable: true, description: 'How to reach this person.' })
  contact?: string | null;

  @TextField({ max: 500, lines: true, nullable: true, description: 'What to heed when doing so.' })
  safeContact?: string | null;
}

@InputType({ description: 'A new family.' })
export class RecordFamilyInput {
  @InputListField(() => FamilyMemberInput, { max: 30, description: 'Its members.' })
  members: FamilyMemberInput[];

  @InputListField(() => CustodyInput, {
    max: 20,
    least: 0,
    description: 'Custody, per child. A child that is left out is UNKNOWN.',
  })
  custody: CustodyInput[];

  @PatternField({
    pattern: /^[a-z]{2,3}$/,
    reason: 'NOT_A_LANGUAGE',
    nullable: true,
    description: 'Language spoken, for example `tr` (ISO 639).',
  })
  language?: string | null;

  @IsOptional()
  @Field(() => Boolean, { nullable: true, description: 'An interpreter is needed. Left out: no.' })
  interpreter?: boolean | null;
}
