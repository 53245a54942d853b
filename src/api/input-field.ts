import {
  GraphQLError,
  Kind,
  isInputObjectType,
  isObjectType,
  parse,
  visit,
  type ASTNode,
  type GraphQLSchema,
} from 'graphql';

/** Names with positions in lists, as graphql-js and we write them. */
const PLACE = /^[A-Za-z_]\w*(\.[A-Za-z_]\w*|\[\d{1,3}\])*$/;

/** Tells which field of the input an error of graphql-js is about. */
export type InputFieldFinder = (error: unknown) => string | undefined;

/**
 * The field as the caller would write it, `input.members[2].role`, without what stood in it: only names that the
 * schema knows are passed on, so nothing that was typed can come back. Undefined for errors about the whole document.
 */
export function inputFieldFinder(schema: GraphQLSchema): InputFieldFinder {
  const known = inputNamesOf(schema);
  return (error) => {
    if (!(error instanceof GraphQLError)) return undefined;
    const path = pathInVariable(error) ?? pathInDocument(error);
    if (path === undefined || !PLACE.test(path)) return undefined;
    const parts = path.split('.');
    const invented = parts.findIndex((part) => !known.has(part.replace(/\[\d+\]/g, '')));
    return (invented === -1 ? parts : parts.slice(0, invented)).join('.') || undefined;
  };
}

/** `Variable "$input" got invalid value … at "input.members[2].role"; …` */
function pathInVariable(error: GraphQLError): string | undefined {
  const variable = /^Variable "\$(\w+)"/.exec(error.message)?.[1];
  if (variable === undefined) return undefined;
  const path = / at "([\w.[\]]+)"; /.exec(error.message)?.[1] ?? variable;
  const missing = /; Field "(\w+)" of required type/.exec(error.message)?.[1];
  return missing === undefined ? path : `${path}.${missing}`;
}

/** The arguments and input fields around the place that a literal in the document is about. */
function pathInDocument(error: GraphQLError): string | undefined {
  const place = error.nodes?.[0]?.loc;
  const body = error.source?.body;
  if (place === undefined || body === undefined) return undefined;
  let path = '';
  visit(parse(body), {
    enter(node: ASTNode, key, parent) {
      const around = node.loc !== undefined && node.loc.start <= place.start && place.end <= node.loc.end;
      if (!around) return false;
      if (node.kind === Kind.ARGUMENT) path = node.name.value;
      else if (node.kind === Kind.OBJECT_FIELD) path += `.${node.name.value}`;
      else if (Array.isArray(parent) && typeof key === 'number' && path !== '' && node.kind !== Kind.FIELD)
        path += `[${key}]`;
      return undefined;
    },
  });
  const missing =
    /^Field "\w+\.(\w+)" of required type/.exec(error.message)?.[1] ??
    /^Field "\w+" argument "(\w+)" of type/.exec(error.message)?.[1];
  const all = [path, missing].filter((part) => part !== undefined && part !== '');
  return all.length === 0 ? undefined : all.join('.');
}

function inputNamesOf(schema: GraphQLSchema): Set<string> {
  const names = new Set<string>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (isInputObjectType(type)) for (const name of Object.keys(type.getFields())) names.add(name);
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields()))
      for (const argument of field.args) names.add(argument.name);
  }
  return names;
}
