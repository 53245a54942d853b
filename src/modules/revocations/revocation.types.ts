import { Field, InputType } from 'type-graphql';
import { ConsentItemInput } from '../consents';
import { enumOf } from '../../graphql/enums';
import { IdField, IdListField, InputListField } from '../../graphql/fields';

export type ReceivedVia = 'DISCLOSER' | 'RECIPIENT' | 'COORDINATION';

export const ReceivedViaEnum = enumOf<ReceivedVia>('ReceivedVia', 'Where a revocation came in.', {
  DISCLOSER: 'At the partner who recorded the consent',
  RECIPIENT: 'At a partner who had received something; it has told the recording partner',
  COORDINATION: 'At the coordination, for example by telephone; it has told the recording partner',
});

@InputType({
  description:
    'A person takes back what they gave with one consent: the whole when neither recipients nor items are named, else what they have in common.',
})
export class RevokeConsentInput {
  @IdField({ description: 'Which consent.' })
  consentId: string;

  @IdField({ description: 'The member of the family who revokes; one who signed.' })
  revokedBy: string;

  @Field(() => ReceivedViaEnum, { description: 'Where it came in.' })
  receivedVia: ReceivedVia;

  @IdListField({ max: 20, least: 1, nullable: true, description: 'Only for these recipients of the form.' })
  recipients?: string[] | null;

  @InputListField(() => ConsentItemInput, {
    max: 60,
    nullable: true,
    description: 'Only these items of the form.',
  })
  items?: ConsentItemInput[] | null;
}
