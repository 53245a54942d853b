import type { AddressInfo } from 'node:net';
import formbody from '@fastify/formbody';
import helmet from '@fastify/helmet';
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify';
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { anonymousLimit } from './api/anonymous-limit';
import { apolloServer } from './api/apollo';
import { askerOf } from './api/asker';
import { codeLimit, type CodeTries } from './api/code-limit';
import { executorOf } from './api/executor';
import { faultOf } from './api/format-error';
import { LIMITS } from './api/limits';
import { answerUnchanged, publicCachePlugin } from './api/public-cache';
import { refuseRequest } from './api/refuse-request';
import type { Asker } from './api/operation-context';
import { buildApiSchema } from './api/schema';
import type { Catalogue } from './db/catalogue';
import type { Database } from './db/database';
import { accessTokens } from './graphql/access-tokens';
import { offerConfirmationPage } from './web/offer-confirmation/offer-confirmation-page';
import { openData } from './web/open-data';
import { passwordPage } from './web/password/password-page';
import { revocationPage } from './web/revocation/revocation-page';

export interface ServerOptions {
  readonly host: string;
  readonly port: number;
  /** Null: the address it comes to listen on. */
  readonly publicUrl: string | null;
  readonly database: Database;
  readonly catalogue: Catalogue;
  /** Which day the public catalogue is read on; tests move it. */
  readonly clock?: () => Date;
  readonly tokenSecret: Buffer;
  /** Requests without a token that one address may make in a minute; by default as LIMITS says. */
  readonly anonymousPerMinute?: number;
  /** How often codes of forms may be tried; by default as LIMITS says. */
  readonly codeTries?: CodeTries;
  /** Proxies whose word on who asks is taken; by default none. */
  readonly trustedProxies?: readonly string[];
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
  const trusted = options.trustedProxies ?? [];
  const app = fastify({
    trustProxy: trusted.length === 0 ? false : [...trusted],
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
  const parts = {
    database: options.database,
    catalogue: options.catalogue,
    clock: options.clock ?? (() => new Date()),
    tokens,
    publicUrl: options.publicUrl ?? '',
    codeLimit: codeLimit(options.codeTries),
  };
  const schema = buildApiSchema();
  const executor = executorOf(schema, parts);
  const apollo = apolloServer({
    schema,
    executor,
    introspection: options.introspection,
    plugins: [fastifyApolloDrainPlugin(app), publicCachePlugin],
    logFault: (fault) => options.logger.error(fault, 'operation failed'),
  });
  await apollo.start();
  const askers = new WeakMap<FastifyRequest, Asker>();
  const asker = (request: FastifyRequest): Asker => {
    const known = askers.get(request) ?? askerOf(tokens, request);
    askers.set(request, known);
    return known;
  };
  const limitOf = (): ReturnType<typeof anonymousLimit> =>
    anonymousLimit(options.anonymousPerMinute ?? LIMITS.anonymousPerMinute, asker);
  const handler = fastifyApolloHandler<Asker>(apollo, {
    context: (request) => Promise.resolve(asker(request)),
  });
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    preHandler: limitOf(),
    onSend: answerUnchanged,
    handler,
  });
  passwordPage(app, apollo);
  revocationPage(app, apollo);
  openData(app, limitOf(), parts, (error) => options.logger.error(faultOf(error), 'import failed'));
  offerConfirmationPage(app, options.database);

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
