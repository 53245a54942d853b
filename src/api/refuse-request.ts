import type { FastifyReply } from 'fastify';
import { ERROR_CODES, type ErrorCode } from '../domain/errors';
import { newId } from '../domain/ids';

/** Answers what never became an operation, in the form of every other error, without echoing a word of it. Returns the error's id. */
export function refuseRequest(reply: FastifyReply, status: number): string {
  const errorId = newId();
  const [code, reason] = reasonOf(status);
  const extensions = { code, details: reason === null ? {} : { reason }, errorId };
  void reply.code(status).send({ errors: [{ message: ERROR_CODES[code], extensions }] });
  return errorId;
}

function reasonOf(status: number): [ErrorCode, string | null] {
  if (status === 413) return ['LIMIT_EXCEEDED', 'BODY'];
  if (status === 429) return ['LIMIT_EXCEEDED', 'RATE'];
  if (status === 404) return ['NOT_FOUND', 'NO_SUCH_PAGE'];
  return status < 500 ? ['INVALID_INPUT', 'NOT_A_REQUEST'] : ['INTERNAL', null];
}
