import type { FastifyInstance, FastifyRequest } from 'fastify';
import { askerOf } from '../../api/asker';
import { transact } from '../../db/work';
import type { Person } from '../../domain/actor';
import { DomainError, invalidInput } from '../../domain/errors';
import type { AccessTokens } from '../../graphql/access-tokens';
import { IMPORT_LIMITS, readImportFile, requireImporter, runImport, startImport } from '../../modules/offers';
import { refuse } from './answers';
import { guarded } from './handle';
import { publicNetwork, type OpenDataParts } from './network';
import { readParameters, yesOrNo } from './parameters';
import { pathWord } from './path';

export interface ImportParts extends OpenDataParts {
  readonly tokens: AccessTokens;
  /** Told of what nobody foresaw. */
  readonly logFault: (error: unknown) => void;
}

/**
 * The coordination sends a file as it came out of the spreadsheet: its bytes tell the character set, and it is larger
 * than a GraphQL document may be. The answer names the import; offerImport(id) tells how far it is.
 */
export function importRoute(app: FastifyInstance, parts: ImportParts): void {
  const running = new Set<Promise<void>>();
  app.addHook('onClose', async () => {
    await Promise.all(running);
  });
  // nothing else than a file comes in here, and no page of another site can send one: the token is no cookie
  app.removeAllContentTypeParsers();
  const asBytes = { parseAs: 'buffer', bodyLimit: IMPORT_LIMITS.bytes } as const;
  app.addContentTypeParser(['text/csv', 'application/octet-stream'], asBytes, (_request, body, done) =>
    done(null, body),
  );
  app.setErrorHandler((error: unknown, _request, reply) => {
    if (statusOf(error) === 413)
      return refuse(reply, new DomainError('LIMIT_EXCEEDED', { reason: 'FILE_SIZE' }));
    if (statusOf(error) < 500) return refuse(reply, invalidInput('file', 'NOT_CSV'));
    throw error;
  });

  app.post(
    '/angebote/:network.csv',
    {
      bodyLimit: IMPORT_LIMITS.bytes,
      // before the file is taken in: who may not import sends it for nothing
      onRequest: async (request, reply) => {
        try {
          await importerOf(parts, request);
        } catch (error) {
          if (!(error instanceof DomainError)) throw error;
          return refuse(reply, error);
        }
      },
    },
    guarded(async (request, reply) => {
      const person = await importerOf(parts, request);
      const dryRun = readParameters(request.query, { dryRun: yesOrNo }).dryRun ?? false;
      if (!Buffer.isBuffer(request.body)) throw invalidInput('file', 'NOT_CSV');
      const file = readImportFile(request.body);
      const id = await transact(parts.database, person, 'startImport', (work) =>
        startImport(work, file, dryRun),
      );
      const run = runImport(parts.database, person, id, file, dryRun, parts.logFault);
      running.add(run);
      void run.finally(() => running.delete(run));
      return reply
        .code(202)
        .header('cache-control', 'no-store')
        .send({ id, state: 'RUNNING', dryRun, total: file.rows.length });
    }),
  );
}

/** @throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND (network) */
async function importerOf(parts: ImportParts, request: FastifyRequest): Promise<Person> {
  const { actor } = askerOf(parts.tokens, request);
  if (actor.kind !== 'PERSON') throw new DomainError('UNAUTHENTICATED');
  const network = await publicNetwork(parts, pathWord(request, 'network'));
  requireImporter(actor, network.id);
  return actor;
}

function statusOf(error: unknown): number {
  return (error as { statusCode?: number }).statusCode ?? 500;
}
