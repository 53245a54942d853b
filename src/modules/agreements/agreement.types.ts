import { IsOptional } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { connectionTypeOf } from '../../graphql/connection';
import { enumOf } from '../../graphql/enums';
import { DayField, IdField, IdListField, TextField } from '../../graphql/fields';
import { DayScalar } from '../../graphql/scalars';
import type { AgreementAction, AgreementSide, AgreementState, TerminationForm } from './agreement-states';

export const AgreementStateEnum = enumOf<AgreementState>('AgreementState', 'Where an agreement stands.', {
  DRAFT: 'Drafted by the coordination',
  OFFERED: 'Offered to the partner; one side may have signed',
  IN_FORCE: 'Signed by both; the partner is a member',
  TERMINATED: 'The last day is over',
  DECLINED: 'Not wanted by the partner',
  WITHDRAWN: 'Taken back by the coordination',
});

export const AgreementSideEnum = enumOf<AgreementSide>('AgreementSide', 'The two who sign.', {
  COORDINATION: 'Netzwerkkoordination',
  PARTNER: 'Netzwerkpartner',
});

export const AgreementSignatureMethodEnum = enumOf<'PAPER' | 'PORTAL'>(
  'AgreementSignatureMethod',
  'How it was signed.',
  {
    PAPER: 'On paper, which the institution keeps',
    PORTAL: 'Here, by the person signed in',
  },
);

export const TerminationFormEnum = enumOf<TerminationForm>(
  'TerminationForm',
  'How a notice was given, always in writing.',
  {
    LETTER: 'Letter',
    FAX: 'Fax',
    EMAIL: 'E-mail',
    PORTAL: 'Here, by the person signed in',
  },
);

export const AgreementActionEnum = enumOf<AgreementAction>(
  'AgreementAction',
  'What can be done with an agreement.',
  {
    OFFER: 'offerAgreement',
    SIGN: 'signAgreement, the first signature',
    COUNTERSIGN: 'signAgreement, the second signature',
    DECLINE: 'declineAgreement',
    WITHDRAW: 'withdrawAgreement',
    TERMINATE: 'terminateAgreement',
    WITHDRAW_TERMINATION: 'withdrawTermination',
  },
);

@ObjectType('Termination', { description: 'Kündigung: a notice that stands (source 003 §5).' })
export class TerminationView {
  @Field(() => AgreementSideEnum, { description: 'Who gave it.' })
  givenBy: AgreementSide;

  @Field(() => TerminationFormEnum, { description: 'In which form.' })
  form: TerminationForm;

  @Field(() => DayScalar, { description: 'Day the coordination received it.' })
  receivedOn: string;

  @Field(() => DayScalar, { description: 'Last day in force.' })
  effectiveOn: string;

  @Field(() => String, { nullable: true, description: 'Reason, if one was given.' })
  reason: string | null;
}

@ObjectType('AgreementSignature', { description: 'One side’s signature.' })
export class AgreementSignatureView {
  @Field(() => AgreementSideEnum, { description: 'Whose.' })
  side: AgreementSide;

  @Field(() => String, { description: 'Who signed.' })
  signatoryName: string;

  @Field(() => String, { description: 'In which function.' })
  signatoryFunction: string;

  @Field(() => DayScalar, { description: 'When.' })
  signedOn: string;

  @Field(() => AgreementSignatureMethodEnum, { description: 'How.' })
  method: 'PAPER' | 'PORTAL';
}

@ObjectType('Agreement', {
  description:
    'Kooperationsvereinbarung between the network coordination and a partner (source 003, Anlage 1).',
})
export class AgreementView {
  @Field(() => ID, { description: 'Identifier.' })
  id: string;

  @Field(() => AgreementStateEnum, { description: 'Where it stands today.' })
  state: AgreementState;

  @Field(() => DayScalar, { nullable: true, description: 'The later of both signatures; null before.' })
  inForceFrom: string | null;

  @Field(() => String, { nullable: true, description: 'Why the partner declined, if it said.' })
  declineReason: string | null;

  @Field(() => Int, { description: 'Rises with every change.' })
  version: number;

  /** Not in the schema: partner, termination, signatures and actions are resolved from these. */
  partnerId: string;
  stored: { state: Exclude<AgreementState, 'TERMINATED'>; lastDay: string | null };
}

export const AgreementConnection = connectionTypeOf('Agreement', AgreementView);

@InputType({ description: 'Which agreements to list. Conditions add up.' })
export class AgreementFilter {
  @IdField({ nullable: true, description: 'Only those with this partner.' })
  partnerId?: string | null;

  @IsOptional()
  @Field(() => AgreementStateEnum, { nullable: true, description: 'Only those that stand here today.' })
  state?: AgreementState | null;
}

@ArgsType()
export class AgreementIdArgs {
  @IdField({ description: 'Identifier of the agreement.' })
  id: string;
}

@ArgsType()
export class DeclineAgreementArgs extends AgreementIdArgs {
  @TextField({ max: 2000, lines: true, nullable: true, description: 'Why, if the partner wants to say.' })
  reason?: string | null;
}

@ArgsType()
export class WithdrawTerminationArgs {
  @IdField({ description: 'Identifier of the agreement whose notice is taken back.' })
  agreementId: string;
}

@InputType({ description: 'A new agreement.' })
export class DraftAgreementInput {
  @IdField({ description: 'With whom.' })
  partnerId: string;

  @IdListField({ max: 50, least: 1, description: 'Topic areas it is about.' })
  topicAreaIds: string[];

  @IdField({
    nullable: true,
    description: 'Verantwortliche Ansprechperson: somebody with a hat at the partner.',
  })
  contactAccountId?: string | null;
}

@InputType({ description: 'One side’s signature.' })
export class SignAgreementInput {
  @IdField({ description: 'Which agreement.' })
  agreementId: string;

  @Field(() => AgreementSideEnum, { description: 'Which side signs.' })
  side: AgreementSide;

  @TextField({ max: 120, description: 'Who signed.' })
  signatoryName: string;

  @TextField({ max: 120, description: 'In which function.' })
  signatoryFunction: string;

  @DayField({ description: 'When; today or earlier.' })
  signedOn: string;

  @Field(() => AgreementSignatureMethodEnum, {
    description: 'How. The coordination enters a partner’s signature from paper only.',
  })
  method: 'PAPER' | 'PORTAL';
}

@InputType({ description: 'A notice.' })
export class TerminateAgreementInput {
  @IdField({ description: 'Which agreement.' })
  agreementId: string;

  @Field(() => AgreementSideEnum, { description: 'Who gives it. Source 003 lets only the partner.' })
  givenBy: AgreementSide;

  @Field(() => TerminationFormEnum, { description: 'In which form.' })
  form: TerminationForm;

  @DayField({ description: 'Day the coordination received it; today or earlier.' })
  receivedOn: string;

  @DayField({ description: 'Last day in force; on or after `receivedOn`.' })
  effectiveOn: string;

  @TextField({
    max: 2000,
    lines: true,
    nullable: true,
    description: 'Reason, if one was given. No family data.',
  })
  reason?: string | null;
}
