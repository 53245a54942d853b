import {
  GraphQLError,
  Kind,
  OperationTypeNode,
  execute,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { read } from '../db/work';
import { DomainError } from '../domain/errors';
import { asksCatalogueAlone } from './catalogue-operation';
import { compiledQueries } from './compiled-queries';
import { requireAffordable } from './cost';
import {
  mutationContext,
  publicQueryContext,
  queryContext,
  type Asker,
  type ExecutorParts,
  type OperationContext,
} from './operation-context';

export interface Operation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly asker: Asker;
}

type Run = (asked: Operation, contextValue: object) => Promise<ExecutionResult>;

export type Executor = (operation: Operation) => Promise<ExecutionResult>;

/**
 * Runs one whole operation, for HTTP and for pages alike. A query is one transaction, committed with its audit events
 * before anything is answered; a mutation has one for each root field.
 */
export function executorOf(schema: GraphQLSchema, parts: ExecutorParts): Executor {
  const runPlain: Run = (asked, contextValue) => run(schema, asked, contextValue);
  const runCompiled: Run = compiledQueries(schema);
  return async (asked) => {
    try {
      if (asked.operation.operation === OperationTypeNode.SUBSCRIPTION)
        throw new DomainError('INVALID_INPUT', { reason: 'DOES_NOT_FIT_THE_SCHEMA' });
      if (asked.asker.actor.kind === 'NOBODY') requireAffordable(asked);
      return await (asked.operation.operation === OperationTypeNode.QUERY
        ? runQuery(asksCatalogueAlone(asked.operation) ? runCompiled : runPlain, parts, asked)
        : runMutation(runPlain, parts, asked));
    } catch (error) {
      return { errors: [new GraphQLError('The operation failed.', { originalError: error as Error })] };
    }
  };
}

/**
 * A person's query always has a transaction: it tells whether the session still holds. Nobody's has one when a field asks
 * for it.
 */
function runQuery(run: Run, parts: ExecutorParts, asked: Operation): Promise<ExecutionResult> {
  const { asker, operation } = asked;
  if (asker.actor.kind === 'NOBODY')
    return runIn(run, asked, publicQueryContext(parts, asker, auditName(operation)));
  return read(parts.database, asker.actor, auditName(operation), async (work) =>
    run(asked, queryContext(parts, asker, work)),
  );
}

function runMutation(run: Run, parts: ExecutorParts, asked: Operation): Promise<ExecutionResult> {
  return runIn(run, asked, mutationContext(parts, asked.asker, auditName(asked.operation)));
}

async function runIn(run: Run, asked: Operation, context: OperationContext): Promise<ExecutionResult> {
  try {
    return await run(asked, context);
  } finally {
    await context.finish();
  }
}

async function run(schema: GraphQLSchema, asked: Operation, contextValue: object): Promise<ExecutionResult> {
  return execute({
    schema,
    document: asked.document,
    operationName: asked.operationName,
    variableValues: asked.variables,
    contextValue,
  });
}

/** What a read is called in the audit trail: the first root field that stands in the operation itself. */
function auditName(operation: OperationDefinitionNode): string {
  for (const selection of operation.selectionSet.selections) {
    if (selection.kind === Kind.FIELD && !selection.name.value.startsWith('__')) return selection.name.value;
  }
  return operation.operation;
}
