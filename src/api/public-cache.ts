import { createHash } from 'node:crypto';
import type { ApolloServerPlugin } from '@apollo/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { asksCatalogueAlone } from './catalogue-operation';
import type { Asker } from './operation-context';

/** Seconds that others may keep what the public catalogue has answered. */
const KEPT_SECONDS = 60;
const MAY_BE_KEPT = `public, max-age=${KEPT_SECONDS}`;

/** Lets others keep the answers of the catalogue: a GET without a token that asks for nothing else and went well. */
export const publicCachePlugin: ApolloServerPlugin<Asker> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse({ request, operation, contextValue, response }): Promise<void> {
        const isCatalogue = operation !== undefined && asksCatalogueAlone(operation);
        const isWhole = response.body.kind === 'single' && response.body.singleResult.errors === undefined;
        const isAnonymous = contextValue.actor.kind === 'NOBODY' && !contextValue.tokenRejected;
        if (request.http?.method === 'GET' && isCatalogue && isWhole && isAnonymous) {
          response.http.headers.set('cache-control', MAY_BE_KEPT);
          response.http.headers.set('vary', 'Authorization, Accept');
        }
        return Promise.resolve();
      },
    }),
};

/** Marks what may be kept with a fingerprint, and answers 304 to whoever has it already. */
export async function answerUnchanged(
  request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
): Promise<unknown> {
  if (reply.getHeader('cache-control') !== MAY_BE_KEPT || typeof payload !== 'string') return payload;
  const tag = `"${createHash('sha256').update(payload).digest('base64url').slice(0, 27)}"`;
  void reply.header('etag', tag);
  if (!namesTag(request.headers['if-none-match'], tag)) return payload;
  void reply.code(304).removeHeader('content-length');
  return Promise.resolve('');
}

function namesTag(header: string | undefined, tag: string): boolean {
  return (header ?? '').split(',').some((one) => one.trim().replace(/^W\//, '') === tag);
}
