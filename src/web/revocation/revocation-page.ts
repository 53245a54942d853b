import type { ApolloServer } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { neighbourhoodOf } from '../../api/anonymous-limit';
import type { Asker } from '../../api/operation-context';
import { page, type PageText } from '../page';
import { ARRIVED, askText, FAILED, NO_NETWORK, NOT_FILLED, tooManyText } from './revocation-text';

const ADDRESS = '/:network/widerruf';

const NETWORK = 'query ($slug: String!) { network(slug: $slug) { name } }';
const REVOKE = 'mutation ($input: RevokeByCodeInput!) { revokeByCode(input: $input) }';

type Request = FastifyRequest<{ Params: { network: string } }>;

/**
 * Where a family revokes a form by what is printed on it. Works without JavaScript, sets no cookie and knows no session: what
 * is sent is worth as much from wherever it comes, since the code itself is the permission; so there is nothing that a forged
 * request could borrow, and no token against one. Right and wrong are answered alike, at the same time, and counted alike, by
 * the operation itself (revokeByCode).
 */
export function revocationPage(app: FastifyInstance, apollo: ApolloServer<Asker>): void {
  app.get(ADDRESS, async (request: Request, reply) => {
    const name = await networkName(apollo, request);
    return name === null ? show(reply, 404, NO_NETWORK) : show(reply, 200, askText(name, null));
  });

  app.post(ADDRESS, async (request: Request, reply) => {
    const name = await networkName(apollo, request);
    if (name === null) return show(reply, 404, NO_NETWORK);
    const { code, month, year } = fieldsOf(request.body);
    if ([code, month, year].includes('')) return show(reply, 400, askText(name, NOT_FILLED));
    const input = { network: request.params.network, code, birthMonth: `${year}-${month}` };
    const { refusal } = await ask(apollo, request, REVOKE, {
      input: { ...input, receivedVia: 'PUBLIC_PAGE' },
    });
    if (refusal === null) return show(reply, 200, ARRIVED);
    if (refusal.code === 'LIMIT_EXCEEDED') {
      const seconds = refusal.details?.retryAfter ?? 60;
      return show(reply.header('retry-after', String(seconds)), 429, tooManyText(seconds));
    }
    return refusal.code === 'INVALID_INPUT'
      ? show(reply, 400, askText(name, NOT_FILLED))
      : show(reply, 503, FAILED);
  });
}

interface Told {
  readonly data: Record<string, unknown> | null;
  readonly refusal: { readonly code?: string; readonly details?: { readonly retryAfter?: number } } | null;
}

/** Asks as whoever sent the request: nobody in particular, from that address. */
async function ask(
  apollo: ApolloServer<Asker>,
  request: FastifyRequest,
  query: string,
  variables: object,
): Promise<Told> {
  const asker: Asker = {
    actor: { kind: 'NOBODY' },
    tokenRejected: false,
    neighbourhood: neighbourhoodOf(request.ip),
  };
  const { body } = await apollo.executeOperation({ query, variables }, { contextValue: asker });
  if (body.kind !== 'single') throw new Error('An answer in parts was not asked for.');
  const { data = null, errors } = body.singleResult;
  return { data, refusal: errors?.[0]?.extensions ?? null };
}

async function networkName(apollo: ApolloServer<Asker>, request: Request): Promise<string | null> {
  const { data } = await ask(apollo, request, NETWORK, { slug: request.params.network });
  const network = (data?.network ?? null) as { name: string } | null;
  return network?.name ?? null;
}

function fieldsOf(body: unknown): { code: string; month: string; year: string } {
  const fields = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const text = (name: string): string => (typeof fields[name] === 'string' ? fields[name].trim() : '');
  return { code: text('code'), month: text('monat'), year: text('jahr') };
}

function show(reply: FastifyReply, status: number, text: PageText): FastifyReply {
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(page(text));
}
