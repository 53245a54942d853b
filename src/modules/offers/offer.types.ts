import { IsOptional } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { connectionTypeOf } from '../../graphql/connection';
import { enumOf } from '../../graphql/enums';
import { DayField, IdField } from '../../graphql/fields';
import { DayScalar, InstantScalar } from '../../graphql/scalars';
import { OfferContentType, OfferStateEnum, type OfferState } from '../catalogue';
import type { OfferAction } from './offer-states';

export const OfferActionEnum = enumOf<OfferAction>('OfferAction', 'What can be done with an offer.', {
  PUBLISH: 'publishOfferReport',
  CONFIRM: 'confirmOffer',
  PAUSE: 'By the clock, when it was not confirmed in time',
  END: 'endOffer',
});

@ObjectType('KeptOffer', {
  description:
    'An offer as its partner and the coordination keep it, confidential places included. The public reads Offer.',
})
export class KeptOfferView {
  @Field(() => ID, { description: 'Identifier; the same as of the public Offer.' })
  id: string;

  @Field(() => OfferStateEnum, { description: 'Where it stands today.' })
  state: OfferState;

  @Field(() => OfferContentType, { description: 'What it says.' })
  content: OfferContentType;

  @Field(() => InstantScalar, { description: 'When its present text was published.' })
  publishedAt: Date;

  @Field(() => DayScalar, { description: 'When somebody last said that it is right.' })
  confirmedOn: string;

  @Field(() => DayScalar, { description: 'Last day it stays public without being confirmed again.' })
  confirmUntil: string;

  @Field(() => Boolean, { description: 'To be confirmed within a fortnight, or past its day.' })
  stale: boolean;

  @Field(() => [OfferActionEnum], { description: 'What the reader can do next, besides reporting a change.' })
  availableActions: OfferAction[];

  @Field(() => Int, {
    description: 'Rises with every text that is published; a report names the version it was made on.',
  })
  version: number;

  /** Not in the schema. */
  partnerId: string;
}

export const KeptOfferConnection = connectionTypeOf('KeptOffer', KeptOfferView);

@ArgsType()
export class OfferIdArgs {
  @IdField({ description: 'Identifier of the offer.' })
  id: string;
}

@InputType({ description: 'Which offers to list. Conditions add up.' })
export class KeptOfferFilter {
  @IdField({ nullable: true, description: 'Only this partner’s.' })
  partnerId?: string | null;

  @IsOptional()
  @Field(() => OfferStateEnum, { nullable: true, description: 'Only those that stand here today.' })
  state?: OfferState | null;

  @DayField({
    nullable: true,
    description: 'Only those that must be confirmed by this day: the list of stale offers.',
  })
  dueBy?: string | null;
}
