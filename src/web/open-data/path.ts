import type { FastifyRequest } from 'fastify';
import { notFound } from '../../domain/errors';
import { isId } from '../../domain/ids';

/** What stands in the path under this name. */
export function pathWord(request: FastifyRequest, name: string): string {
  return (request.params as Readonly<Record<string, string>>)[name] ?? '';
}

/** @throws NOT_FOUND when it is no id: then nothing has it */
export function pathId(request: FastifyRequest): string {
  const word = pathWord(request, 'id');
  if (!isId(word)) throw notFound('id');
  return word.toLowerCase();
}
