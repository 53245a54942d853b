import { ArgsType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { DayField, IdField } from '../../graphql/fields';
import { DayScalar, InstantScalar } from '../../graphql/scalars';

@ObjectType('Deputy', {
  description:
    'Who stands in for a professional. From the first day to the last the deputy sees and does what is the professional’s.',
})
export class DeputyView {
  @Field(() => ID, { description: 'Identifier; pass it to endDeputy.' })
  id: string;

  @Field(() => DayScalar, { description: 'First day.' })
  from: string;

  @Field(() => DayScalar, { nullable: true, description: 'Last day, included; null: until it is ended.' })
  until: string | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was ended before its last day.' })
  endedAt: Date | null;

  @Field(() => Boolean, { description: 'Whether the deputy stands in now.' })
  active: boolean;

  /** Not in the schema: the accounts are resolved from them. */
  accountId: string;
  deputyId: string;
}

@InputType({ description: 'Who stands in, for whom, on which days.' })
export class NameDeputyInput {
  @IdField({ description: 'The deputy: another professional of the same institution, see `colleagues`.' })
  accountId: string;

  @IdField({
    nullable: true,
    description:
      'For whom. A professional names the own deputies, which needs no naming; a lead says for whom.',
  })
  for?: string | null;

  @DayField({ nullable: true, description: 'First day; without it today.' })
  from?: string | null;

  @DayField({ nullable: true, description: 'Last day, included; without it until it is ended.' })
  until?: string | null;
}

@ArgsType()
export class DeputyIdArgs {
  @IdField({ description: 'Which.' })
  id: string;
}
