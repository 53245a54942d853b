import { Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionTypeOf } from '../../graphql/connection';
import { enumOf } from '../../graphql/enums';
import { DayScalar } from '../../graphql/scalars';
import { ReferralStateEnum, UrgencyEnum } from './referral-enums';
import type { ReferralState, Urgency } from './referral-words';

export type OpenEndReason = 'OVERDUE' | 'CONSENT_ENDED';

export const OpenEndReasonEnum = enumOf<OpenEndReason>('OpenEndReason', 'Why a referral is an open end.', {
  OVERDUE: 'No answer has come by its day',
  CONSENT_ENDED: 'The consent has ended while it waited: it can only be declined or taken back',
});

@ObjectType('OpenEnd', {
  description:
    'A referral that waits too long, until its sender decides: wait, withdraw, send elsewhere. No family, no offer, no purpose.',
})
export class OpenEndView {
  @Field(() => ID, { description: 'Identifier of the referral.' })
  id: string;

  @Field(() => ReferralStateEnum, { description: 'Where it stands.' })
  state: ReferralState;

  @Field(() => [OpenEndReasonEnum], { description: 'Why it is here.' })
  reasons: OpenEndReason[];

  @Field(() => UrgencyEnum, { description: 'How soon an answer was asked for.' })
  urgency: Urgency;

  @Field(() => DayScalar, { description: 'Day an answer was due, in Berlin.' })
  respondBy: string;

  @Field(() => Int, { description: 'Days since it was sent.' })
  waitingDays: number;

  fromPartnerId: string;
  toPartnerId: string;
}

export const OpenEndConnection = connectionTypeOf('OpenEnd', OpenEndView);
