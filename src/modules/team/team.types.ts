import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { IdField, IdListField, InputListField } from '../../graphql/fields';
import { HatInput } from '../accounts';

@ObjectType('OpenWork', {
  description:
    'How much lies with a professional of the own institution, in numbers; nothing of whom it is about.',
})
export class OpenWorkView {
  @Field(() => Int, { description: 'Families for which the person is responsible.' })
  families: number;

  @Field(() => Int, {
    description: 'Referrals received that are under way. What the families have sent goes with them.',
  })
  referrals: number;

  /** Not in the schema: the account is resolved from it. */
  accountId: string;
}

@InputType({ description: 'Whose work goes to whom. With nothing named, all of it.' })
export class ReassignWorkInput {
  @IdField({ description: 'With whom it lies.' })
  fromAccountId: string;

  @IdField({ description: 'Who gets it: a professional at work at the same institution.' })
  toAccountId: string;

  @IdListField({
    nullable: true,
    max: 100,
    description: 'These families; with the referrals they have sent.',
  })
  familyIds?: string[] | null;

  @IdListField({ nullable: true, max: 100, description: 'These referrals received.' })
  referralIds?: string[] | null;
}

@InputType({ description: 'Which hats somebody has from now on.' })
export class SetHatsInput {
  @IdField({ description: 'Whose.' })
  accountId: string;

  @InputListField(() => HatInput, {
    max: 20,
    least: 0,
    description:
      'All hats that are the caller’s to give and that the person is to have; those not named are taken away.',
  })
  hats: HatInput[];
}
