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
import type { ApiParts } from '../graphql/context';
import { mutationContext, queryContext, type Asker } from './operation-context';

export interface Operation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly asker: Asker;
}

export type Executor = (operation: Operation) => Promise<ExecutionResult>;

/**
 * Runs one whole operation, for HTTP and for pages alike. A query is one transaction, committed with its audit events
 * before anything is answered; a mutation has one for each root field.
 */
export function executorOf(schema: GraphQLSchema, parts: ApiParts): Executor {
  return async (asked) => {
    try {
      if (asked.operation.operation === OperationTypeNode.SUBSCRIPTION)
        throw new DomainError('INVALID_INPUT', { reason: 'DOES_NOT_FIT_THE_SCHEMA' });
      return await (asked.operation.operation === OperationTypeNode.QUERY
        ? runQuery(schema, parts, asked)
        : runMutation(schema, parts, asked));
    } catch (error) {
      return { errors: [new GraphQLError('The operation failed.', { originalError: error as Error })] };
    }
  };
}

function runQuery(schema: GraphQLSchema, parts: ApiParts, asked: Operation): Promise<ExecutionResult> {
  return read(parts.database, asked.asker.actor, auditName(asked.operation), async (work) =>
    run(schema, asked, queryContext(parts, asked.asker, work)),
  );
}

async function runMutation(
  schema: GraphQLSchema,
  parts: ApiParts,
  asked: Operation,
): Promise<ExecutionResult> {
  const context = mutationContext(parts, asked.asker, auditName(asked.operation));
  try {
    return await run(schema, asked, context);
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
