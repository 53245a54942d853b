import DataLoader from 'dataloader';
import type { Catalogue } from '../db/catalogue';
import type { Database } from '../db/database';
import type { Work } from '../db/work';
import type { Nobody, Person, Revoking, SigningIn } from '../domain/actor';
import { DomainError } from '../domain/errors';
import type { AccessTokens } from './access-tokens';

/** What every resolver is given. */
export interface ApiContext {
  /** Who asks. Becomes the new hat after signIn, changeHat and refreshSession. */
  actor: Nobody | Person;
  /** A token was sent and is not one of ours that holds. */
  readonly tokenRejected: boolean;
  readonly tokens: AccessTokens;
  /** The public catalogue; needs no transaction. */
  readonly catalogue: Catalogue;
  /** The clock of what has no transaction: the public catalogue. */
  readonly clock: () => Date;
  /** Begins one-time links. */
  readonly publicUrl: string;
  /** The one transaction that all reading fields of this operation share. */
  reading(): Promise<Work>;
  /** One transaction of the signed-in person, for one root mutation field. */
  transact<T>(operation: string, story: (work: Work<Person>) => Promise<T>): Promise<T>;
  /** One transaction of somebody who is about to sign in, in the network of this name. */
  transactSigningIn<T>(
    operation: string,
    network: NetworkChoice,
    story: (work: Work<SigningIn>) => Promise<T>,
  ): Promise<T>;
  /**
   * One transaction of whoever hands in the code of a form, signed in or not: `revokeByCode` and nothing else. Counted before
   * anything is looked up.
   *
   * @throws LIMIT_EXCEEDED; what the choice says of a network that does not exist or is not that of who is signed in;
   *   UNAUTHENTICATED for a token that does not hold
   */
  transactRevoking(network: NetworkChoice, story: (work: Work<Revoking>) => Promise<void>): Promise<void>;
}

/** A network is chosen by its public name or, from a token, by its id. One that does not exist is refused as told. */
export type NetworkChoice = ({ readonly slug: string } | { readonly id: string }) & {
  readonly unknown: () => DomainError;
};

/** Who asks, where an access rule has made sure that somebody is signed in. */
export function personOf(context: ApiContext): Person {
  if (context.actor.kind === 'PERSON') return context.actor;
  throw new DomainError('UNAUTHENTICATED');
}

export interface ApiParts {
  readonly database: Database;
  readonly catalogue: Catalogue;
  readonly clock: () => Date;
  readonly tokens: AccessTokens;
  readonly publicUrl: string;
}

/** One batching loader per transaction, made when first asked for. */
export function loaderPerWork<Key, Value>(
  batch: (work: Work, keys: readonly Key[]) => Promise<ArrayLike<Value | Error>>,
): (work: Work) => DataLoader<Key, Value> {
  const loaders = new WeakMap<Work, DataLoader<Key, Value>>();
  return (work) => {
    let loader = loaders.get(work);
    if (loader === undefined) {
      loader = new DataLoader<Key, Value>((keys) => batch(work, keys));
      loaders.set(work, loader);
    }
    return loader;
  };
}
