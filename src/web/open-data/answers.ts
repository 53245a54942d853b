import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ERROR_CODES, type DomainError, type ErrorCode } from '../../domain/errors';
import { newId } from '../../domain/ids';

/** How long anybody may keep an answer without asking again, in seconds. */
const MAX_AGE = 300;

export interface PublicAnswer {
  readonly body: string;
  readonly type?: string;
  readonly lastModified?: Date;
}

/** What anybody may read, from any page: with a mark by which a reader need not take the same twice. */
export function sendPublic(request: FastifyRequest, reply: FastifyReply, answer: PublicAnswer): FastifyReply {
  const mark = `"${createHash('sha256').update(answer.body).digest('base64url').slice(0, 27)}"`;
  markPublic(reply, mark, answer.lastModified);
  if (isKnown(request, mark, answer.lastModified)) return reply.code(304).send();
  return reply.type(answer.type ?? 'application/json; charset=utf-8').send(answer.body);
}

export function markPublic(reply: FastifyReply, mark: string, lastModified?: Date): void {
  openToAll(reply).header('cache-control', `public, max-age=${MAX_AGE}`).header('etag', mark);
  if (lastModified !== undefined) void reply.header('last-modified', lastModified.toUTCString());
}

/** Data for everybody: pages of other sites may read them too. */
export function openToAll(reply: FastifyReply): FastifyReply {
  return reply
    .header('access-control-allow-origin', '*')
    .header('access-control-expose-headers', 'ETag, Last-Modified')
    .header('cross-origin-resource-policy', 'cross-origin');
}

/** The reader has it already. A mark is exact and goes before a date (RFC 9110 §13.2.2). */
export function isKnown(request: FastifyRequest, mark: string, lastModified?: Date): boolean {
  const marks = request.headers['if-none-match'];
  if (marks !== undefined) {
    return marks
      .split(',')
      .map((one) => one.trim().replace(/^W\//, ''))
      .some((one) => one === '*' || one === mark.replace(/^W\//, ''));
  }
  const since = Date.parse(request.headers['if-modified-since'] ?? '');
  if (Number.isNaN(since) || lastModified === undefined) return false;
  return Math.floor(lastModified.getTime() / 1000) * 1000 <= since;
}

const STATUS: Partial<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  INVALID_INPUT: 400,
  LIMIT_EXCEEDED: 413,
  CONFLICT: 409,
  UNAVAILABLE: 503,
};

/** A refusal in the form of every other error of the service; nothing of the request is repeated. */
export function refuse(reply: FastifyReply, refusal: DomainError): FastifyReply {
  const { code, details } = refusal;
  const extensions = { code, details, errorId: newId() };
  return openToAll(reply)
    .code(STATUS[code] ?? 400)
    .header('cache-control', 'no-store')
    .type('application/json; charset=utf-8')
    .send({ errors: [{ message: ERROR_CODES[code], extensions }] });
}
