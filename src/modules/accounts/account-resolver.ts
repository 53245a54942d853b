import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { personOf, type ApiContext } from '../../graphql/context';
import { IdempotencyArgs } from '../idempotency';
import { PartnerView, partnersById, toPartnerView } from '../partners';
import { accountsById, hatsOfAccounts } from './account-loader';
import { toAccountView, toHatView, toSessionView } from './account-view';
import {
  AccountView,
  HatArgs,
  HatView,
  InviteAccountInput,
  RefreshArgs,
  SessionView,
  SetPasswordArgs,
  SignInArgs,
} from './account.types';
import { changeHat } from './change-hat';
import { inviteAccount } from './invite-account';
import { linkEnded, setPassword } from './set-password';
import { refreshSession, sessionEnded } from './refresh-session';
import { readSecretToken } from './secret-token';
import type { OpenSession } from './session';
import { signIn, wrongCredentials } from './sign-in';
import { signOut } from './sign-out';

@Resolver(() => AccountView)
export class AccountResolver {
  @Query(() => AccountView, { description: 'The account signed in, with its hats and the hat in use.' })
  async me(@Ctx() context: ApiContext): Promise<AccountView> {
    return ownAccount(context);
  }

  @Mutation(() => SessionView, {
    description:
      'Opens a session. Public. Errors: UNAUTHENTICATED (the same for a wrong password and an unknown address), NOT_FOUND (`hat`).',
  })
  async signIn(
    @Ctx() context: ApiContext,
    @Args(() => SignInArgs) { email, password, network, hat }: SignInArgs,
  ): Promise<SessionView> {
    const session = await context.transactSigningIn(
      'signIn',
      { slug: network, unknown: wrongCredentials },
      (work) => signIn(work, email, password, hat ?? null),
    );
    return continueAs(context, session);
  }

  @Mutation(() => SessionView, {
    description:
      'Puts on another of the own hats; tokens of the one before stop at once. Signed in. Errors: NOT_FOUND (`hat`).',
  })
  async changeHat(@Ctx() context: ApiContext, @Args(() => HatArgs) { hat }: HatArgs): Promise<SessionView> {
    return continueAs(context, await context.transact('changeHat', (work) => changeHat(work, hat)));
  }

  @Mutation(() => SessionView, {
    description:
      'Exchanges a refresh token for the next pair; each works once. Public. Errors: UNAUTHENTICATED.',
  })
  async refreshSession(
    @Ctx() context: ApiContext,
    @Args(() => RefreshArgs) { refreshToken }: RefreshArgs,
  ): Promise<SessionView> {
    const token = readSecretToken(refreshToken);
    if (token === null) throw sessionEnded();
    const session = await context.transactSigningIn(
      'refreshSession',
      { id: token.networkId, unknown: sessionEnded },
      (work) => refreshSession(work, token),
    );
    return continueAs(context, session);
  }

  @Mutation(() => Boolean, { description: 'Ends the session; its tokens stop at once. Signed in.' })
  async signOut(@Ctx() context: ApiContext): Promise<boolean> {
    await context.transact('signOut', signOut);
    return true;
  }

  @Mutation(() => Boolean, {
    description:
      'Sets the password with a one-time link from an invitation. Public. Errors: INVALID_INPUT (`token`: unknown, used or expired; `password`: 12 to 200 characters).',
  })
  async setPassword(
    @Ctx() context: ApiContext,
    @Args(() => SetPasswordArgs) { token, password }: SetPasswordArgs,
  ): Promise<boolean> {
    const secret = readSecretToken(token);
    if (secret === null) throw linkEnded();
    await context.transactSigningIn('setPassword', { id: secret.networkId, unknown: linkEnded }, (work) =>
      setPassword(work, secret, password),
    );
    return true;
  }

  @Mutation(() => AccountView, {
    description:
      'Invites somebody. A coordinator invites coordinators, auditors and a partner’s lead; a lead everybody of the own institution. Errors: FORBIDDEN (not a hat to give), NOT_FOUND, INVALID_INPUT, CONFLICT (address has an account).',
  })
  async inviteAccount(
    @Ctx() context: ApiContext,
    @Arg('input', () => InviteAccountInput, { description: 'Whom.' }) input: InviteAccountInput,
    @Args(() => IdempotencyArgs) { idempotencyKey }: IdempotencyArgs,
  ): Promise<AccountView> {
    const { account, token } = await context.transact('inviteAccount', (work) =>
      inviteAccount(work, input, idempotencyKey),
    );
    return toAccountView(account, token && `${context.publicUrl}/passwort/${token}`);
  }

  @FieldResolver(() => [HatView], {
    description:
      'The hats of this account, the one used last first; of somebody else those at the own institution only, but for the coordination.',
  })
  async hats(@Ctx() context: ApiContext, @Root() account: AccountView): Promise<HatView[]> {
    return (await hatsOfAccounts(await context.reading()).load(account.id)).map(toHatView);
  }

  @FieldResolver(() => HatView, {
    nullable: true,
    description: 'The hat in use; null for an account that is not the own.',
  })
  hat(@Ctx() context: ApiContext, @Root() account: AccountView): HatView | null {
    const person = personOf(context);
    return account.id === person.accountId ? toHatView({ ...person, id: person.hatId }) : null;
  }
}

@Resolver(() => HatView)
export class HatResolver {
  @FieldResolver(() => PartnerView, {
    nullable: true,
    description: 'The institution; null for a coordinator without one.',
  })
  async partner(@Ctx() context: ApiContext, @Root() hat: HatView): Promise<PartnerView | null> {
    if (hat.partnerId === null) return null;
    const partner = await partnersById(await context.reading()).load(hat.partnerId);
    return partner && toPartnerView(partner, personOf(context));
  }
}

/** The rest of the operation is answered under the hat now worn. */
async function continueAs(context: ApiContext, session: OpenSession): Promise<SessionView> {
  context.actor = session.person;
  const account = await accountsById(await context.reading()).load(session.person.accountId);
  if (account === null) throw new Error('The account signed in does not exist.');
  return toSessionView(session, context.tokens.issue(session.person, session.now), account);
}

async function ownAccount(context: ApiContext): Promise<AccountView> {
  const account = await accountsById(await context.reading()).load(personOf(context).accountId);
  if (account === null) throw new Error('The account signed in does not exist.');
  return toAccountView(account);
}
