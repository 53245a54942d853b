import { IsOptional } from 'class-validator';
import { ArgsType, Field, InputType } from 'type-graphql';
import {
  IdField,
  InputField,
  InputListField,
  PatternField,
  TextField,
  VersionField,
} from '../../graphql/fields';
import { CustodyInput } from './custody.types';
import { CapacityAssessmentInput } from './capacity.types';
import { MemberRoleEnum } from './family.types';
import type { MemberRole } from './family-words';

@InputType({
  description:
    'A member as it is from now on, or a new one. What is left out stays as it is; null takes it away.',
})
export class FamilyMemberChangeInput {
  @PatternField({
    pattern: /^[A-Za-z0-9_-]{1,40}$/,
    reason: 'NOT_A_KEY',
    description: 'Key of a member, or a new key for a new one.',
  })
  key: string;

  @IsOptional()
  @Field(() => MemberRoleEnum, {
    nullable: true,
    description: 'Who a new member is. That of a member never changes.',
  })
  role?: MemberRole | null;

  @TextField({ max: 200, nullable: true, description: 'Name. Nobody but a pregnancy is without one.' })
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
    description: 'Key of the woman a new pregnancy belongs to.',
  })
  of?: string | null;

  @IsOptional()
  @Field(() => Boolean, {
    nullable: true,
    description: 'True for a young person who decides alone, with `capacityAssessment`; false takes it back.',
  })
  capacity?: boolean | null;

  @InputField(() => CapacityAssessmentInput, { nullable: true, description: 'On what that rests.' })
  capacityAssessment?: CapacityAssessmentInput | null;

  @TextField({ max: 500, lines: true, nullable: true, description: 'How to reach this person.' })
  contact?: string | null;

  @TextField({ max: 500, lines: true, nullable: true, description: 'What to heed when doing so.' })
  safeContact?: string | null;
}

@InputType({ description: 'What has changed in a family.' })
export class UpdateFamilyInput {
  @IdField({ description: 'Identifier of the family.' })
  familyId: string;

  @VersionField()
  version: number;

  @InputListField(() => FamilyMemberChangeInput, {
    max: 30,
    nullable: true,
    description: 'Members that changed or came.',
  })
  members?: FamilyMemberChangeInput[] | null;

  @InputListField(() => CustodyInput, {
    max: 20,
    least: 0,
    nullable: true,
    description: 'Custody of the children named, as a whole each. It counts for what is not yet granted.',
  })
  custody?: CustodyInput[] | null;

  @PatternField({
    pattern: /^[a-z]{2,3}$/,
    reason: 'NOT_A_LANGUAGE',
    nullable: true,
    description: 'Language spoken, for example `tr` (ISO 639).',
  })
  language?: string | null;

  @IsOptional()
  @Field(() => Boolean, { nullable: true, description: 'An interpreter is needed.' })
  interpreter?: boolean | null;
}

@InputType({ description: 'A child that was born.' })
export class NewbornInput {
  @PatternField({
    pattern: /^[A-Za-z0-9_-]{1,40}$/,
    reason: 'NOT_A_KEY',
    description: 'A new key in the family.',
  })
  key: string;

  @TextField({ max: 200, nullable: true, description: 'Name, once it has one.' })
  name?: string | null;

  @PatternField({
    pattern: /^\d{4}-\d{2}(-\d{2})?$/,
    reason: 'NOT_A_BIRTH',
    description: 'Birth: `2026-03` or `2026-03-14`. Not after today.',
  })
  birth: string;
}

@InputType({ description: 'A pregnancy that became one or several children.' })
export class RecordBirthInput {
  @IdField({ description: 'Identifier of the family.' })
  familyId: string;

  @VersionField()
  version: number;

  @IdField({ description: 'The pregnancy, a member of the family.' })
  pregnancyId: string;

  @InputListField(() => NewbornInput, { max: 8, description: 'The children, each a new member.' })
  children: NewbornInput[];

  @InputListField(() => CustodyInput, {
    max: 8,
    least: 0,
    description: 'Custody of these children. One that is left out is UNKNOWN.',
  })
  custody: CustodyInput[];
}

@ArgsType()
export class RecordLossArgs {
  @IdField({ description: 'Identifier of the family.' })
  familyId: string;

  @VersionField()
  version: number;

  @IdField({ description: 'The pregnancy, a member of the family.' })
  pregnancyId: string;
}
