import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Nobody, Person } from '../domain/actor';
import { DomainError } from '../domain/errors';
import { LIMITS } from './limits';

/** Whoever tries a code, as they are counted. */
interface Caller {
  readonly actor: Nobody | Person;
  /** Addresses that are not known are counted together. */
  readonly neighbourhood?: string;
}

/** How often codes of forms may be tried. */
export interface CodeTries {
  /** By one account or, without a token, from one address in a quarter of an hour. */
  readonly perCaller: number;
  /** In one network in an hour: by everybody without a token, and as often again by those signed in. */
  readonly perNetwork: number;
}

/**
 * Holds whoever tries codes of forms to so many, right and wrong ones alike. Kept in the memory of this process. Those signed
 * in have a count of their own in a network: a flood on the public page does not keep the coordination from recording.
 */
export interface CodeLimit {
  /** @throws LIMIT_EXCEEDED with the seconds after which to try again */
  countCaller(caller: Caller): Promise<void>;
  /** @throws LIMIT_EXCEEDED with the seconds after which to try again */
  countNetwork(caller: Caller, networkId: string): Promise<void>;
}

export function codeLimit(tries: CodeTries = LIMITS.codeTries): CodeLimit {
  const callers = new RateLimiterMemory({ points: tries.perCaller, duration: 15 * 60 });
  const networks = new RateLimiterMemory({ points: tries.perNetwork, duration: 60 * 60 });
  return {
    countCaller: (caller) => consume(callers, nameOf(caller)),
    countNetwork: ({ actor }, networkId) => consume(networks, `${actor.kind} ${networkId}`),
  };
}

function nameOf({ actor, neighbourhood = 'unknown' }: Caller): string {
  return actor.kind === 'PERSON' ? `account ${actor.accountId}` : `address ${neighbourhood}`;
}

async function consume(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    const retryAfter = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
    throw new DomainError('LIMIT_EXCEEDED', { reason: 'RATE', retryAfter });
  }
}
