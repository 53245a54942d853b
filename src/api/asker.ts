import type { FastifyRequest } from 'fastify';
import type { AccessTokens } from '../graphql/access-tokens';
import { neighbourhoodOf } from './anonymous-limit';
import type { Asker } from './operation-context';

/** Who asks, from `Authorization: Bearer …`. A token that does not hold is no error yet: public fields stay open. */
export function askerOf(tokens: AccessTokens, request: FastifyRequest): Asker {
  const neighbourhood = neighbourhoodOf(request.ip);
  const header = request.headers.authorization;
  if (header === undefined) return { actor: { kind: 'NOBODY' }, tokenRejected: false, neighbourhood };
  const token = /^Bearer ([A-Za-z0-9._-]{1,4096})$/i.exec(header)?.[1];
  const person = token === undefined ? null : tokens.personOf(token);
  if (person === null) return { actor: { kind: 'NOBODY' }, tokenRejected: true, neighbourhood };
  return { actor: person, tokenRejected: false, neighbourhood };
}
