import { Field, InputType, ObjectType } from 'type-graphql';
import { DayField, TextField } from '../../graphql/fields';
import { DayScalar } from '../../graphql/scalars';

@ObjectType('CapacityAssessment', {
  description: 'On what it rests that a young person decides alone (Einsichtsfähigkeit).',
})
export class CapacityAssessmentView {
  @Field(() => DayScalar, { description: 'The day of the conversation.' })
  assessedOn: string;

  @Field(() => String, { description: 'Who spoke with the young person.' })
  assessedBy: string;

  @Field(() => String, { nullable: true, description: 'What was found.' })
  note: string | null;
}

@InputType({ description: 'What was found when somebody spoke with a young person.' })
export class CapacityAssessmentInput {
  @DayField({ description: 'The day of the conversation. Not after today.' })
  assessedOn: string;

  @TextField({ max: 200, description: 'Who spoke with the young person: name and function.' })
  assessedBy: string;

  @TextField({ max: 2000, lines: true, nullable: true, description: 'What was found.' })
  note?: string | null;
}
