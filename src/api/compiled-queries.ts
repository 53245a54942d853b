import {
  Kind,
  execute,
  getVariableValues,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit';

/** Compiling takes as long as running a few times: it is done for what is asked again. */
const SEEN_OFTEN = 3;
const MOST_COMPILED = 200;

export interface Asking {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
}

interface Known {
  seen: number;
  /** Null: cannot be compiled. */
  compiled?: CompiledQuery | null;
}

/**
 * Runs queries, those that come again and again as compiled functions: the same answer for less work. Apollo gives the same
 * document for the same text, so a document is what is known. What is refused or fails is asked again of graphql-js, which
 * words every refusal: only for queries that may be asked twice.
 */
export function compiledQueries(
  schema: GraphQLSchema,
): (asking: Asking, context: object) => Promise<ExecutionResult> {
  const known = new Map<DocumentNode, Known>();
  const compiledOf = ({ document, operationName }: Asking): CompiledQuery | null => {
    const entry = known.get(document) ?? { seen: 0 };
    if (entry.seen === 0 && known.size >= MOST_COMPILED) known.clear();
    known.set(document, entry);
    entry.seen += 1;
    if (entry.seen < SEEN_OFTEN) return null;
    if (entry.compiled === undefined) {
      // one document may hold several operations; only the usual one is worth it
      const compiled =
        document.definitions.filter(isOperation).length === 1 && compile(document, operationName);
      entry.compiled = compiled || null;
    }
    return entry.compiled;
  };
  const compile = (document: DocumentNode, name: string | null): CompiledQuery | null => {
    const compiled = compileQuery(schema, document, name ?? undefined);
    return isCompiledQuery(compiled) ? compiled : null;
  };
  return async (asking, contextValue) => {
    const { document, operation, operationName, variables } = asking;
    const compiled = compiledOf(asking);
    if (compiled !== null) {
      const fitting = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
      const result = fitting.errors === undefined && (await compiled.query({}, contextValue, variables));
      if (result && result.errors === undefined) return result;
    }
    return execute({ schema, document, operationName, variableValues: variables, contextValue });
  };
}

function isOperation(definition: DocumentNode['definitions'][number]): boolean {
  return definition.kind === Kind.OPERATION_DEFINITION;
}
