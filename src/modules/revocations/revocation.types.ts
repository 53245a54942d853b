import { Field, InputType } from 'type-graphql';
import { enumOf } from '../../graphql/enums';
import { IdField } from '../../graphql/fields';

export type ReceivedVia = 'DISCLOSER';

export const ReceivedViaEnum = enumOf<ReceivedVia>('ReceivedVia', 'Where a revocation came in.', {
  DISCLOSER: 'At the partner who recorded the consent',
});

@InputType({ description: 'A person takes back the whole of what they gave with one consent.' })
export class RevokeConsentInput {
  @IdField({ description: 'Which consent.' })
  consentId: string;

  @IdField({ description: 'The member of the family who revokes; one who signed.' })
  revokedBy: string;

  @Field(() => ReceivedViaEnum, { description: 'Where it came in.' })
  receivedVia: ReceivedVia;
}
