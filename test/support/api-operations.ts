import { getNamedType, isObjectType, type GraphQLField } from 'graphql';
import { buildApiSchema } from '../../src/api/schema';

export interface Operation {
  readonly name: string;
  readonly kind: 'query' | 'mutation';
  readonly field: GraphQLField<unknown, unknown>;
  /** Passes every argument as a variable of the same name; asks for nothing of the answer. */
  readonly document: string;
}

/** Every query and mutation of the schema, as it is built. */
export const OPERATIONS: ReadonlyMap<string, Operation> = operations();

function operations(): ReadonlyMap<string, Operation> {
  const schema = buildApiSchema();
  const roots = [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
  ] as const;
  const found = new Map<string, Operation>();
  for (const [kind, type] of roots) {
    for (const field of Object.values(type?.getFields() ?? {}))
      found.set(field.name, { name: field.name, kind, field, document: documentOf(kind, field) });
  }
  return found;
}

function documentOf(kind: string, field: GraphQLField<unknown, unknown>): string {
  const declared = field.args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
  const passed = field.args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const selection = isObjectType(getNamedType(field.type)) ? ' { __typename }' : '';
  return declared === ''
    ? `${kind} { ${field.name}${selection} }`
    : `${kind} (${declared}) { ${field.name}(${passed})${selection} }`;
}

/** The operation that a situation is about: `referrals SENT` is one of `referrals`. */
export function operationOf(situation: string): Operation {
  const operation = OPERATIONS.get(situation.split(' ')[0] ?? '');
  if (operation === undefined) throw new Error(`The schema has no ${situation}.`);
  return operation;
}
