import { Field, InputType } from 'type-graphql';
import { ConsentItemInput } from '../consents';
import { enumOf } from '../../graphql/enums';
import { IdField, IdListField, InputListField, TextField } from '../../graphql/fields';

export type ReceivedVia = 'DISCLOSER' | 'RECIPIENT' | 'COORDINATION' | 'PUBLIC_PAGE';

export const ReceivedViaEnum = enumOf<ReceivedVia>('ReceivedVia', 'Where a revocation came in.', {
  DISCLOSER: 'At the partner who recorded the consent',
  RECIPIENT: 'At another partner, for example one who had received something',
  COORDINATION: 'At the coordination, for example by telephone',
  PUBLIC_PAGE: 'On the public page, by the code of the form; nobody is signed in there',
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

@InputType({ description: 'A form is revoked by what is printed on it.' })
export class RevokeByCodeInput {
  @TextField({ max: 63, description: 'Short name of the network, for example `musterhamm`.' })
  network: string;

  @TextField({
    max: 100,
    description:
      'The code on the form, `K7MP-2QXR-9TDW`; small letters, blanks and dashes are as good. What is no code is taken like a wrong one.',
  })
  code: string;

  @TextField({
    max: 100,
    description:
      'A birth month that stands on the form, `2026-03`; for a pregnancy the month it is due. What is no month is taken like a wrong one.',
  })
  birthMonth: string;

  @Field(() => ReceivedViaEnum, {
    description:
      'Where it came in: `PUBLIC_PAGE` without a token, `COORDINATION` for a coordinator, `RECIPIENT` or `DISCLOSER` for a professional or a lead.',
  })
  receivedVia: ReceivedVia;
}
