import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { DomainError } from '../domain/errors';
import { LIMITS } from './limits';
import type { Asker } from './operation-context';

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
  countCaller(asker: Asker): Promise<void>;
  /** @throws LIMIT_EXCEEDED with the seconds after which to try again */
  countNetwork(asker: Asker, networkId: string): Promise<void>;
}

export function codeLimit(tries: CodeTries = LIMITS.codeTries): CodeLimit {
  const callers = new RateLimiterMemory({ points: tries.perCaller, duration: 15 * 60 });
  const networks = new RateLimiterMemory({ points: tries.perNetwork, duration: 60 * 60 });
  return {
    countCaller: (asker) => consume(callers, callerOf(asker)),
    countNetwork: ({ actor }, networkId) => consume(networks, `${actor.kind} ${networkId}`),
  };
}

/** Addresses that are not known are counted together. */
function callerOf({ actor, neighbourhood = 'unknown' }: Asker): string {
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
