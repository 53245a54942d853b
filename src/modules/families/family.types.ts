import { IsOptional } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { connectionTypeOf } from '../../graphql/connection';
import { enumOf } from '../../graphql/enums';
import { IdField, InputListField, PatternField, TextField, TextListField } from '../../graphql/fields';
import type { CustodyKind, MemberRole } from './family-words';

export const MemberRoleEnum = enumOf<MemberRole>('MemberRole', 'Who somebody is in the family.', {
  MOTHER: 'Mutter',
  FATHER: 'Vater',
  SECOND_PARENT: 'Weiterer Elternteil',
  CARER: 'Wer das Kind betreut, etwa Pflegeeltern oder Großeltern',
  GUARDIAN: 'Vormund',
  CHILD: 'Kind',
  PREGNANCY: 'Schwangerschaft; names the woman',
});

export const CustodyKindEnum = enumOf<CustodyKind>(
  'CustodyKind',
  'Who holds custody of one child, and so signs for it.',
  {
    SOLE: 'One holder, who signs alone',
    JOINT: 'Two or three holders; all sign, or one, as the network has set',
    GUARDIAN: 'One or more guardians',
    MINOR_PARENT: 'A minor parent together with the guardian',
    UNKNOWN: 'Not known: nothing about this child can be released',
  },
);

@ObjectType('Custody', { description: 'Sorgeberechtigung for one child.' })
export class CustodyView {
  @Field(() => CustodyKindEnum, { description: 'Of which kind.' })
  kind: CustodyKind;

  @Field(() => [ID], { description: 'The members of the family who hold it.' })
  holderIds: string[];
}

@ObjectType('FamilyMember', { description: 'Person in der Familie. Read by the recording partner only.' })
export class FamilyMemberView {
  @Field(() => ID, { description: 'Identifier; names the person in consents and referrals.' })
  id: string;

  @Field(() => String, { description: 'The key the record was made with, unique in the family.' })
  key: string;

  @Field(() => MemberRoleEnum, { description: 'Who this is in the family.' })
  role: MemberRole;

  @Field(() => String, { nullable: true, description: 'Name; null for a pregnancy.' })
  name: string | null;

  @Field(() => String, { nullable: true, description: 'Birth, a month or a day: `2026-03` or `2026-03-14`.' })
  birth: string | null;

  @Field(() => String, { nullable: true, description: 'Month a pregnancy is due: `2026-09`.' })
  dueMonth: string | null;

  @Field(() => ID, { nullable: true, description: 'The woman a pregnancy belongs to.' })
  ofMemberId: string | null;

  @Field(() => Boolean, { description: 'A young person who decides alone; the assessment was recorded.' })
  capacity: boolean;

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
    description: 'True for a young person whose capacity to decide alone has been assessed and recorded.',
  })
  capacity?: boolean | null;

  @TextField({ max: 500, lines: true, nullable: true, description: 'How to reach this person.' })
  contact?: string | null;

  @TextField({ max: 500, lines: true, nullable: true, description: 'What to heed when doing so.' })
  safeContact?: string | null;
}

@InputType({ description: 'Custody of one child.' })
export class CustodyInput {
  @PatternField({ pattern: /^[A-Za-z0-9_-]{1,40}$/, reason: 'NOT_A_KEY', description: 'Key of the child.' })
  child: string;

  @Field(() => CustodyKindEnum, { description: 'Of which kind.' })
  kind: CustodyKind;

  @TextListField({ max: 3, each: 40, description: 'Keys of the holders; none for UNKNOWN.' })
  holders: string[];
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
}
