import type { AddressInfo } from 'node:net';
import formbody from '@fastify/formbody';
import helmet from '@fastify/helmet';
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify';
import fastify, { type FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { apolloServer } from './api/apollo';
import { askerOf } from './api/asker';
import { executorOf } from './api/executor';
import { faultOf } from './api/format-error';
import { LIMITS } from './api/limits';
import { refuseRequest } from './api/refuse-request';
import type { Asker } from './api/operation-context';
import { buildApiSchema } from './api/schema';
import type { Database } from './db/database';
import { accessTokens } from './graphql/access-tokens';
import { passwordPage } from './web/password/password-page';

export interface ServerOptions {
  readonly host: string;
  readonly port: number;
  /** Null: the address it comes to listen on. */
  readonly publicUrl: string | null;
  readonly database: Database;
  readonly tokenSecret: Buffer;
  readonly introspection: boolean;
  readonly logger: Logger;
}

export interface RunningServer {
  /** Where it listens, for example http://127.0.0.1:4000 */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Serves GraphQL under /graphql and the pages beside it. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const app = fastify({
    bodyLimit: LIMITS.bodyBytes,
    requestTimeout: 10_000,
    connectionTimeout: 30_000,
    keepAliveTimeout: 60_000,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 300 },
    frameworkErrors: (_error, _request, reply) => void refuseRequest(reply, 400),
    logger: false,
  });
  app.setNotFoundHandler((_request, reply) => refuseRequest(reply, 404));
  app.setErrorHandler((error: unknown, _request, reply) => {
    const status = (error as { statusCode?: number }).statusCode ?? 500;
    const errorId = refuseRequest(reply, status);
    if (status >= 500) options.logger.error({ errorId, ...faultOf(error) }, 'request failed');
  });
  await app.register(helmet, { referrerPolicy: { policy: 'no-referrer' } });
  await app.register(formbody);

  const tokens = accessTokens(options.tokenSecret);
  const parts = { database: options.database, tokens, publicUrl: options.publicUrl ?? '' };
  const schema = buildApiSchema();
  const executor = executorOf(schema, parts);
  const apollo = apolloServer({
    schema,
    executor,
    introspection: options.introspection,
    plugins: [fastifyApolloDrainPlugin(app)],
    logFault: (fault) => options.logger.error(fault, 'operation failed'),
  });
  await apollo.start();
  const handler = fastifyApolloHandler<Asker>(apollo, {
    context: (request) => Promise.resolve(askerOf(tokens, request)),
  });
  app.route({ method: ['GET', 'POST'], url: '/graphql', handler });
  passwordPage(app, apollo);

  await app.listen({ host: options.host, port: options.port });
  const url = urlOf(app, options.host);
  if (options.publicUrl === null) parts.publicUrl = url;
  return { url, close: () => apollo.stop() };
}

function urlOf(app: FastifyInstance, host: string): string {
  const { port } = app.server.address() as AddressInfo;
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}
