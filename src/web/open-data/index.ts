import type { FastifyInstance, preHandlerAsyncHookHandler } from 'fastify';
import { brochureRoute } from './brochure-route';
import { csvRoutes } from './csv-routes';
import { hsdsRoutes } from './hsds-routes';
import { importRoute, type ImportParts } from './import-route';

/**
 * The catalogue as data for others, HSDS, CSV and the printed brochure, and the way in for the coordination's own file.
 *
 * @param limit holds whoever asks without a token to so many requests
 * @param parts read anew at each request: the public address is only known once the service listens
 */
export function openData(
  app: FastifyInstance,
  limit: preHandlerAsyncHookHandler,
  parts: Omit<ImportParts, 'logFault'>,
  logFault: ImportParts['logFault'],
): void {
  void app.register((scope, _options, done) => {
    scope.addHook('preHandler', limit);
    hsdsRoutes(scope, parts);
    csvRoutes(scope, parts);
    brochureRoute(scope, parts);
    done();
  });
  void app.register((scope, _options, done) => {
    importRoute(scope, { ...parts, logFault });
    done();
  });
}
