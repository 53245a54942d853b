import {
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  type GraphQLInputType,
  isObjectType,
  getNamedType,
} from 'graphql';
import type { Operation } from './api-operations';
import type { Arguments } from './api-situations';

/** The operation with its arguments written into the document, right or wrong as they are. */
export function inlineDocument(operation: Operation, variables: Arguments): string {
  const args = operation.field.args
    .filter((arg) => variables[arg.name] !== undefined)
    .map((arg) => `${arg.name}: ${literal(variables[arg.name], arg.type)}`)
    .join(', ');
  const selection = isObjectType(getNamedType(operation.field.type)) ? ' { __typename }' : '';
  return `${operation.kind} { ${operation.name}${args === '' ? '' : `(${args})`}${selection} }`;
}

function literal(value: unknown, type: GraphQLInputType | undefined): string {
  const inner = type && getNullableType(type);
  if (Array.isArray(value)) {
    const element = isListType(inner) ? inner.ofType : undefined;
    return `[${value.map((one) => literal(one, element)).join(', ')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const fields = isInputObjectType(inner) ? inner.getFields() : {};
    const parts = Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .map(([name, part]) => `${name}: ${literal(part, fields[name]?.type)}`);
    return `{ ${parts.join(', ')} }`;
  }
  // a word of an enum stands without quotes
  if (typeof value === 'string' && isEnumType(inner) && /^[A-Za-z_]+$/.test(value)) return value;
  return JSON.stringify(value ?? null);
}
