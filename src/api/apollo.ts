import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import { errorFormatter, type Fault } from './format-error';
import type { Executor } from './executor';
import { inputFieldFinder } from './input-field';
import { LIMITS, limitRules } from './limits';
import type { Asker } from './operation-context';

export interface ApolloParts {
  readonly schema: GraphQLSchema;
  readonly executor: Executor;
  readonly introspection: boolean;
  readonly plugins: ApolloServerPlugin<Asker>[];
  readonly logFault: (fault: Fault) => void;
}

/** Apollo parses, validates and answers; running an operation is ours: one executor for HTTP and pages. */
export function apolloServer(parts: ApolloParts): ApolloServer<Asker> {
  const { schema, executor } = parts;
  return new ApolloServer<Asker>({
    gateway: {
      onSchemaLoadOrUpdate(callback) {
        callback({ apiSchema: schema, coreSupergraphSdl: '' });
        return () => undefined;
      },
      load: () =>
        Promise.resolve({
          executor: (request) =>
            executor({
              document: request.document,
              operation: request.operation,
              operationName: request.operationName,
              variables: request.request.variables ?? {},
              asker: request.context as Asker,
            }),
        }),
      stop: () => Promise.resolve(),
    },
    introspection: parts.introspection,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    csrfPrevention: true,
    stopOnTerminationSignals: false,
    validationRules: [...limitRules],
    parseOptions: { maxTokens: LIMITS.tokens },
    validationOptions: { maxErrors: 5 },
    formatError: errorFormatter(inputFieldFinder(schema), parts.logFault),
    plugins: [ApolloServerPluginLandingPageDisabled(), ...parts.plugins],
    logger: silentLogger,
  });
}

/** Apollo's own lines quote messages; faults are logged by us, without. */
const silentLogger = {
  debug: (): void => undefined,
  info: (): void => undefined,
  warn: (): void => undefined,
  error: (): void => undefined,
};
