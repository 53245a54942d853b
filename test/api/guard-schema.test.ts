import { buildSchema, graphql, isObjectType, type GraphQLSchema } from 'graphql';
import { accessTables } from '../../src/api/access-rules';
import { guardSchema } from '../../src/api/guard-schema';
import { buildApiSchema } from '../../src/api/schema';
import { anyone, hats, signedIn, withParent, type AccessTable } from '../../src/graphql/access';

/** What no rule names is closed: the schema is not even built. */
const schemaOf = (): GraphQLSchema =>
  buildSchema(
    'type Query { thing: Thing } type Mutation { change: Boolean } type Thing { id: ID name: String }',
  );

const SOUND = {
  Query: { thing: signedIn },
  Mutation: { change: hats('COORDINATOR') },
  Thing: { id: withParent, name: withParent },
} as const satisfies AccessTable;

it.each<[name: string, tables: readonly AccessTable[], message: string]>([
  ['no rules at all', [], 'No access rule names Query.thing.'],
  ['a query without a rule', [{ ...SOUND, Query: {} }], 'No access rule names Query.thing.'],
  ['a mutation without a rule', [{ ...SOUND, Mutation: {} }], 'No access rule names Mutation.change.'],
  ['a field without a rule', [{ ...SOUND, Thing: { id: withParent } }], 'No access rule names Thing.name.'],
  [
    'a rule without a field',
    [{ ...SOUND, Thing: { ...SOUND.Thing, secret: withParent } }],
    'An access rule names Thing.secret, which the schema does not have.',
  ],
  [
    'a rule without a type',
    [SOUND, { Nothing: { id: withParent } }],
    'An access rule names Nothing.id, which the schema does not have.',
  ],
  ['two rules of two modules', [SOUND, { Query: { thing: anyone } }], 'Two access rules name Query.thing.'],
  ['two rules that say the same', [SOUND, { Thing: SOUND.Thing }], 'Two access rules name Thing.id.'],
  [
    'a query that goes with a parent it does not have',
    [{ ...SOUND, Query: { thing: withParent } }],
    'Query.thing has no parent to go with.',
  ],
  [
    'a mutation that goes with a parent it does not have',
    [{ ...SOUND, Mutation: { change: withParent } }],
    'Mutation.change has no parent to go with.',
  ],
])('is not built with %s', (_name, tables, message) => {
  expect(() => guardSchema(schemaOf(), tables)).toThrow(message);
});

it('is built when every field has its one rule, in one table or several', () => {
  const { Query, ...rest } = SOUND;
  expect(() => guardSchema(schemaOf(), [SOUND])).not.toThrow();
  expect(() => guardSchema(schemaOf(), [{ Query }, rest])).not.toThrow();
});

describe('the schema of the service', () => {
  const rules = accessTables.flatMap((table) =>
    Object.entries(table).flatMap(([type, fields]) => Object.keys(fields).map((field) => ({ type, field }))),
  );

  it('has as many rules as fields', () => {
    const types = Object.values(buildApiSchema().getTypeMap()).filter(
      (type) => isObjectType(type) && !type.name.startsWith('__'),
    );
    const fields = types.flatMap((type) => (isObjectType(type) ? Object.keys(type.getFields()) : []));
    expect(fields.length).toBeGreaterThan(100);
    expect(rules).toHaveLength(fields.length);
  });

  it('needs each of them', () => {
    const schema = buildApiSchema();
    const missed = rules.filter(({ type, field }) => {
      const without = accessTables.map((table) => {
        const kept = Object.entries(table[type] ?? {}).filter(([name]) => name !== field);
        return { ...table, [type]: Object.fromEntries(kept) };
      });
      try {
        guardSchema(schema, without);
        return true;
      } catch (error) {
        return (error as Error).message !== `No access rule names ${type}.${field}.`;
      }
    });
    expect(missed).toEqual([]);
  });
});

it('keeps a mutation from running that is not for this hat', async () => {
  const schema = schemaOf();
  let ran = 0;
  const field = schema.getMutationType()?.getFields().change;
  if (field !== undefined) field.resolve = () => (ran += 1) > 0;
  guardSchema(schema, [SOUND]);
  const contextValue = { actor: { kind: 'NOBODY' }, tokenRejected: false };
  const result = await graphql({ schema, source: 'mutation { change }', contextValue });
  expect(result.errors?.map((error) => error.message)).toEqual(['Sign in first.']);
  expect(ran).toBe(0);
});
