import { isObjectType, type GraphQLFieldResolver, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import { DomainError } from '../domain/errors';
import type { Access, AccessTable } from '../graphql/access';
import type { ApiContext } from '../graphql/context';

type Resolve = GraphQLFieldResolver<unknown, ApiContext>;

/**
 * Puts each field's rule in front of its resolver.
 *
 * @throws when a field has no rule, two rules, or a rule has no field: the build fails
 */
export function guardSchema(schema: GraphQLSchema, tables: readonly AccessTable[]): GraphQLSchema {
  const rules = mergeRules(tables);
  for (const type of Object.values(schema.getTypeMap())) {
    if (isObjectType(type) && !type.name.startsWith('__')) guardType(schema, type, rules);
  }
  const [left] = rules.keys();
  if (left !== undefined) throw new Error(`An access rule names ${left}, which the schema does not have.`);
  return schema;
}

function guardType(schema: GraphQLSchema, type: GraphQLObjectType, rules: Map<string, Access>): void {
  const isMutation = type === schema.getMutationType();
  const isRoot = isMutation || type === schema.getQueryType();
  for (const field of Object.values(type.getFields())) {
    const name = `${type.name}.${field.name}`;
    const access = rules.get(name);
    if (access === undefined) throw new Error(`No access rule names ${name}.`);
    rules.delete(name);
    if (isRoot && access.kind === 'WITH_PARENT') throw new Error(`${name} has no parent to go with.`);
    if (!isRoot || field.resolve === undefined) continue;
    field.resolve = isMutation
      ? guardedMutation(access, field.resolve as Resolve)
      : guardedQuery(access, field.resolve as Resolve);
  }
}

/** A refused mutation leaves its audit event in a transaction of its own. */
function guardedMutation(access: Access, resolve: Resolve): Resolve {
  return async (root, args, context, info) => {
    const refusal = refusalOf(access, context);
    if (refusal === null) return resolve(root, args, context, info);
    if (context.actor.kind === 'NOBODY') throw refusal;
    return context.transact(info.fieldName, () => Promise.reject(refusal));
  };
}

/** A refused or failed question is on record in the transaction that all questions share. */
function guardedQuery(access: Access, resolve: Resolve): Resolve {
  return async (root, args, context, info) => {
    const refusal = refusalOf(access, context);
    try {
      if (refusal !== null) throw refusal;
      return await resolve(root, args, context, info);
    } catch (error) {
      if (error instanceof DomainError && context.actor.kind !== 'NOBODY') {
        (await context.reading()).trail.refused(info.fieldName, error.details.reason ?? error.code);
      }
      throw error;
    }
  };
}

function refusalOf(access: Access, context: ApiContext): DomainError | null {
  if (access.kind === 'PUBLIC' || access.kind === 'WITH_PARENT') return null;
  const { actor } = context;
  if (actor.kind === 'NOBODY') {
    return new DomainError('UNAUTHENTICATED', context.tokenRejected ? { reason: 'TOKEN_NOT_VALID' } : {});
  }
  if (access.kind === 'SIGNED_IN' || access.roles.includes(actor.role)) return null;
  return new DomainError('FORBIDDEN', { reason: 'OTHER_HAT' });
}

function mergeRules(tables: readonly AccessTable[]): Map<string, Access> {
  const rules = new Map<string, Access>();
  for (const table of tables) {
    for (const [type, fields] of Object.entries(table)) {
      for (const [field, access] of Object.entries(fields)) {
        const name = `${type}.${field}`;
        if (rules.has(name)) throw new Error(`Two access rules name ${name}.`);
        rules.set(name, access);
      }
    }
  }
  return rules;
}
