import { ArgsType, Field, ID, InputType, ObjectType } from 'type-graphql';
import type { Role } from '../../domain/actor';
import { enumOf } from '../../graphql/enums';
import { IdField, InputListField, PatternField, TextField } from '../../graphql/fields';
import { InstantScalar } from '../../graphql/scalars';

export const RoleEnum = enumOf<Role>('Role', 'What one may do under a hat.', {
  COORDINATOR: 'Netzwerkkoordination: keeps the register and the agreements; sees no family data',
  PARTNER_LEAD: 'Ansprechperson: the institution’s data, people and agreements; reads no family',
  PROFESSIONAL: 'Fachkraft: records families and consents, refers and receives',
  PRIVACY_DESK: 'Answers a person’s request for what the own institution holds',
  AUDITOR: 'Data-protection officer: audit trail and settings, metadata only',
});

@ObjectType('Hat', {
  description: 'Account × partner × role. Each request is made under one hat; hats never mix.',
})
export class HatView {
  @Field(() => ID, { description: 'Identifier; pass it to changeHat.' })
  id: string;

  @Field(() => RoleEnum, { description: 'What one may do under it.' })
  role: Role;

  /** Not in the schema: the partner is resolved from it. */
  partnerId: string | null;
}

@ObjectType('Account', { description: 'A person’s account in one network.' })
export class AccountView {
  @Field(() => ID, { description: 'Identifier.' })
  id: string;

  @Field(() => String, { description: 'Name of the person.' })
  name: string;

  @Field(() => String, { description: 'E-mail address; signs in with it.' })
  email: string;

  @Field(() => String, {
    nullable: true,
    description:
      'One-time link that sets the password; only in the answer to inviteAccount, as long as no mail is configured.',
  })
  invitationLink: string | null;
}

@ObjectType('Session', { description: 'A session that has just been opened or renewed.' })
export class SessionView {
  @Field(() => String, {
    description: 'Send it as `Authorization: Bearer …`. Holds 15 minutes, or until the session ends.',
  })
  accessToken: string;

  @Field(() => String, { description: 'Exchanges once for the next pair, see refreshSession.' })
  refreshToken: string;

  @Field(() => InstantScalar, { description: 'When the access token ends.' })
  expiresAt: Date;

  @Field(() => AccountView, { description: 'Whose session it is.' })
  account: AccountView;

  @Field(() => HatView, { description: 'The hat in use.' })
  hat: HatView;
}

@ArgsType()
export class SignInArgs {
  @TextField({ max: 254, description: 'E-mail address, in any case.' })
  email: string;

  @TextField({ max: 1000, description: 'Password.' })
  password: string;

  @PatternField({
    pattern: /^[a-z][a-z0-9-]{1,62}$/,
    reason: 'NOT_A_NETWORK',
    description: 'Short name of the network.',
  })
  network: string;

  @IdField({ nullable: true, description: 'The hat to put on; without it the one used last.' })
  hat?: string | null;
}

@ArgsType()
export class AccountIdArgs {
  @IdField({ description: 'Which account.' })
  id: string;
}

@ArgsType()
export class HatArgs {
  @IdField({ description: 'One of the own hats.' })
  hat: string;
}

@ArgsType()
export class RefreshArgs {
  @TextField({ max: 200, description: 'The refresh token given last.' })
  refreshToken: string;
}

@ArgsType()
export class SetPasswordArgs {
  @TextField({ max: 200, description: 'The secret from the one-time link.' })
  token: string;

  @TextField({ max: 1000, description: 'The new password, 12 to 200 characters.' })
  password: string;
}

@InputType({ description: 'One hat: what somebody may do, and where.' })
export class HatInput {
  @IdField({ nullable: true, description: 'Institution; optional for coordinators and auditors.' })
  partnerId?: string | null;

  @Field(() => RoleEnum, { description: 'What the person may do.' })
  role: Role;
}

@InputType({ description: 'Whom to invite.' })
export class InviteAccountInput {
  @PatternField({
    pattern: /^(?=.{1,254}$)[^\s@<>"]{1,64}@[^\s@<>"]{1,180}\.[^\s@<>".]{2,63}$/,
    reason: 'NOT_AN_EMAIL',
    description: 'E-mail address, unique in the network.',
  })
  email: string;

  @TextField({ max: 120, description: 'Name of the person.' })
  name: string;

  @InputListField(() => HatInput, { max: 20, description: 'The hats the person gets.' })
  hats: HatInput[];
}
