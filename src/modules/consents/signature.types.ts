import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { enumOf } from '../../graphql/enums';
import { DayField, IdField, InputField, PatternField, TextField } from '../../graphql/fields';
import { DayScalar, InstantScalar } from '../../graphql/scalars';
import type { SignatureMethod } from './consent-words';
import { DRAWING_MAX } from './drawing';

export const SignatureMethodEnum = enumOf<SignatureMethod>('SignatureMethod', 'How somebody signed.', {
  PAPER: 'On paper, which the recording partner keeps',
  ELECTRONIC: 'Drawn on a screen, under the form as it is stored',
  ORAL_EXCEPTION:
    'Only said, before a witness: where the network allows it, never for special categories, and for 14 days unless the paper follows',
});

@ObjectType('Informed', {
  description: 'What the person was told before signing (Art. 7 DSGVO, § 67b SGB X).',
})
@InputType('InformedInput', {
  description: 'What the person was told before signing (Art. 7 DSGVO, § 67b SGB X).',
})
export class Informed {
  @Field(() => Boolean, { description: 'What the information is for.' })
  purpose: boolean;

  @Field(() => Boolean, { description: 'What it means to refuse.' })
  refusal: boolean;

  @Field(() => Boolean, { description: 'That it can be revoked at any time, in any form.' })
  revocation: boolean;

  @Field(() => Boolean, { description: 'That it is voluntary.' })
  voluntary: boolean;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether somebody interpreted; null when not recorded.',
  })
  interpreter?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the form was read to the person; null when not recorded.',
  })
  readAloud?: boolean | null;
}

@ObjectType('Signature', { description: 'One person’s signature on a consent.' })
export class SignatureView {
  @Field(() => ID, { description: 'The member of the family who signed.' })
  signerId: string;

  @Field(() => SignatureMethodEnum, {
    description: 'How; ORAL_EXCEPTION stays so when the paper has followed.',
  })
  method: SignatureMethod;

  @Field(() => DayScalar, {
    description: 'Day on the paper, or on which it was drawn or said. Never moves the effect.',
  })
  signedOn: string;

  @Field(() => Informed, { description: 'What the person was told.' })
  informed: Informed;

  @Field(() => Boolean, { description: 'Whether the special categories were ticked.' })
  specialCategories: boolean;

  @Field(() => InstantScalar, { description: 'When it was recorded.' })
  recordedAt: Date;

  @Field(() => InstantScalar, {
    nullable: true,
    description:
      'Until when it counts: 14 days after recording, for what was only said and whose paper has not followed. Null for every other.',
  })
  lapsesAt: Date | null;

  @Field(() => DayScalar, {
    nullable: true,
    description:
      'Day on the paper that followed what was said; null while it is awaited, and for every other.',
  })
  paperOn: string | null;

  @Field(() => String, {
    nullable: true,
    description: '`Consent.formHash` as it was drawn under; null for what was not drawn.',
  })
  formHash: string | null;

  /** Not in the schema: the evidence is resolved from it. */
  consentId: string;
}

@ObjectType('SignatureEvidence', {
  description: 'What proves a signature. Kept encrypted; opened for the recording partner only.',
})
export class SignatureEvidenceView {
  @Field(() => String, { nullable: true, description: 'ELECTRONIC: the drawing, a PNG in base64.' })
  drawing: string | null;

  @Field(() => String, { nullable: true, description: 'ORAL_EXCEPTION: why not on paper.' })
  reason: string | null;

  @Field(() => String, { nullable: true, description: 'ORAL_EXCEPTION: who heard it.' })
  witness: string | null;

  @Field(() => String, { nullable: true, description: 'PAPER: where the original lies.' })
  originalAt: string | null;
}

@InputType({ description: 'One signature: on paper, drawn, or by word of mouth.' })
export class SignConsentInput {
  @IdField({ description: 'Which consent.' })
  consentId: string;

  @IdField({ description: 'The member of the family who signed.' })
  signerId: string;

  @Field(() => SignatureMethodEnum, { description: 'How.' })
  method: SignatureMethod;

  @DayField({
    description: 'Day on the paper: not before the drafting, not after today. With ELECTRONIC: today.',
  })
  signedOn: string;

  @InputField(() => Informed, { description: 'What the person was told.' })
  informed: Informed;

  @Field(() => Boolean, {
    description: 'Whether the special categories were ticked; with ORAL_EXCEPTION they are not.',
  })
  specialCategories: boolean;

  @PatternField({
    pattern: /^[0-9a-f]{64}$/,
    reason: 'NOT_A_HASH',
    nullable: true,
    description: 'ELECTRONIC, needed there: `Consent.formHash` of the form that was shown.',
  })
  formHash?: string | null;

  @TextField({
    max: DRAWING_MAX,
    nullable: true,
    description:
      'ELECTRONIC, needed there: the drawing as PNG in base64, at the most 90,000 characters, 4,000 pixels a side, without texts in it. Encrypted.',
  })
  drawing?: string | null;

  @TextField({
    max: 500,
    lines: true,
    nullable: true,
    description: 'ORAL_EXCEPTION, needed there: why it cannot wait for the paper. Encrypted.',
  })
  reason?: string | null;

  @TextField({
    max: 200,
    nullable: true,
    description: 'ORAL_EXCEPTION, needed there: who heard it. Encrypted.',
  })
  witness?: string | null;

  @TextField({
    max: 200,
    nullable: true,
    description: 'PAPER: where the original lies, for example a file and its place. Encrypted.',
  })
  originalAt?: string | null;
}
