import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refusalOf } from '../../db/failures';
import { openToAll, refuse } from './answers';

type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;

/** A door for everybody: refusals as JSON, and pages of other sites may come in. */
export function openDoor(app: FastifyInstance, path: string, handler: Handler): void {
  app.get(path, guarded(handler));
  app.options(path, (_request, reply) =>
    openToAll(reply)
      .header('access-control-allow-methods', 'GET, HEAD, OPTIONS')
      .header('access-control-allow-headers', 'If-None-Match, If-Modified-Since')
      .header('access-control-max-age', '86400')
      .code(204)
      .send(),
  );
}

/** Whatever the handler is refused is told as JSON; what is our own fault goes on to where it is logged. */
export function guarded(handler: Handler): Handler {
  return async (request, reply) => {
    try {
      return await handler(request, reply);
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal === null) throw error;
      return refuse(reply, refusal);
    }
  };
}
