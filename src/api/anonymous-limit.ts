import type { FastifyReply, FastifyRequest } from 'fastify';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Asker } from './operation-context';
import { refuseRequest } from './refuse-request';

/**
 * Holds whoever asks without a token to so many requests a minute for each address. Kept in the memory of this process; who
 * is signed in is not counted.
 */
export function anonymousLimit(
  perMinute: number,
  askerOf: (request: FastifyRequest) => Asker,
): (request: FastifyRequest, reply: FastifyReply) => Promise<void> {
  const limiter = new RateLimiterMemory({ points: perMinute, duration: 60 });
  return async (request, reply) => {
    if (askerOf(request).actor.kind !== 'NOBODY') return;
    try {
      await limiter.consume(neighbourhoodOf(request.ip));
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      void reply.header('retry-after', String(Math.max(1, Math.ceil(refusal.msBeforeNext / 1000))));
      refuseRequest(reply, 429);
    }
  };
}

/** One household has a whole network of IPv6 addresses (/64): they count as one. */
export function neighbourhoodOf(address: string): string {
  if (!address.includes(':')) return address;
  const embedded = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (embedded !== undefined) return embedded;
  const [front = '', back] = address.split('::');
  const before = front === '' ? [] : front.split(':');
  const after = back === undefined || back === '' ? [] : back.split(':');
  const gap = back === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  return [...before, ...Array<string>(gap).fill('0'), ...after].slice(0, 4).join(':');
}
