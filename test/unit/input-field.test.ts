import fc from 'fast-check';
import { GraphQLError, buildSchema, graphqlSync } from 'graphql';
import { inputFieldFinder } from '../../src/api/input-field';
import { expectProperty } from '../support/property';

const schema = buildSchema(`
  enum Role { MOTHER FATHER }
  input Member { key: ID! role: Role! name: String births: [Int!] }
  input Family { members: [Member!]! language: String }
  type Query { family(id: ID!, first: Int): Int }
  type Mutation { record(input: Family!): Int }
`);
const find = inputFieldFinder(schema);

type Variables = Record<string, unknown>;

/** The field that is found for the first error of a request. */
function fieldOf(source: string, variableValues: Variables = {}): string | undefined {
  const [error] = graphqlSync({ schema, source, variableValues }).errors ?? [];
  if (error === undefined) throw new Error('It was not refused.');
  return find(error);
}
const withInput = (input: unknown): string | undefined =>
  fieldOf('mutation ($input: Family!) { record(input: $input) }', { input });
const inDocument = (input: string): string | undefined => fieldOf(`mutation { record(input: ${input}) }`);

describe('The field of a variable that does not fit is named:', () => {
  it.each<[string, unknown, string]>([
    ['that is missing', undefined, 'input'],
    ['that is null', null, 'input'],
    ['that is no input', 'Erika Muster', 'input'],
    ['without its list', {}, 'input.members'],
    ['whose list is null', { members: null }, 'input.members'],
    ['whose element is null', { members: [null] }, 'input.members[0]'],
    [
      'whose element lacks a field',
      { members: [{ key: 'm', role: 'MOTHER' }, { role: 'FATHER' }] },
      'input.members[1].key',
    ],
    [
      'with a value that the enum does not have',
      { members: [{ key: 'm', role: 'AUNT' }] },
      'input.members[0].role',
    ],
    ['of another type', { members: [{ key: 'm', role: 'MOTHER', name: 7 }] }, 'input.members[0].name'],
    [
      'in a list in a list',
      { members: [{ key: 'm', role: 'MOTHER', births: [2026, 'x'] }] },
      'input.members[0].births[1]',
    ],
    ['with a field that there is not', { members: [], nickname: 'x' }, 'input'],
    [
      'with a field that there is not, in an element',
      { members: [{ key: 'm', role: 'MOTHER', nick: 'x' }] },
      'input.members[0]',
    ],
  ])('one %s', (_title, input, field) => {
    expect(withInput(input)).toBe(field);
  });

  it('an argument that is passed by itself', () => {
    expect(fieldOf('query ($id: ID!) { family(id: $id) }', { id: {} })).toBe('id');
    expect(fieldOf('query ($id: ID!) { family(id: $id) }')).toBe('id');
  });
});

describe('The field of a literal that does not fit is named:', () => {
  it.each([
    ['that is no input', '"Erika Muster"', 'input'],
    ['whose list is null', '{ members: null }', 'input.members'],
    [
      'with a value that the enum does not have',
      '{ members: [{ key: "m", role: AUNT }] }',
      'input.members[0].role',
    ],
    [
      'in the second element',
      '{ members: [{ key: "m", role: MOTHER }, { key: "v", role: FATHER, name: 7 }] }',
      'input.members[1].name',
    ],
    [
      'in a list in a list',
      '{ members: [{ key: "m", role: MOTHER, births: [2026, "x"] }] }',
      'input.members[0].births[1]',
    ],
  ])('one %s', (_title, input, field) => {
    expect(inDocument(input)).toBe(field);
  });

  it('an argument', () => {
    expect(fieldOf('{ family(id: "x", first: "many") }')).toBe('first');
  });
});

it('an argument that is missing is named', () => {
  expect(fieldOf('{ family }')).toBe('id');
});

describe('No field is named', () => {
  it('for a document that is none, or asks for what there is not', () => {
    expect([fieldOf('{'), fieldOf('{ secrets }')]).toEqual([undefined, undefined]);
  });

  it('for what is no error of GraphQL', () => {
    const found = [
      new Error('Variable "$input" got invalid value'),
      'Variable "$input"',
      null,
      undefined,
    ].map(find);
    expect(found).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('for a variable that the schema does not know', () => {
    expect(fieldOf('mutation ($erika: Family!) { record(input: $erika) }', { erika: null })).toBeUndefined();
  });

  it('beyond the last one that the schema knows', () => {
    expect(find(new GraphQLError('Variable "$input" got invalid value 1 at "input.erika"; no.'))).toBe(
      'input',
    );
  });
});

describe('Nothing that was typed comes back', () => {
  const NAME = '(input|members|key|role|name|births|language|id|first)';
  const KNOWN = new RegExp(String.raw`^(${NAME}(\.${NAME}|\[\d{1,2}\])*)?$`);

  it.each<[string, unknown]>([
    ['a text that looks like a place', ' at "input.members[0].name"; Erika'],
    ['a key that looks like a place', { members: [], 'x at "name.02315550123"; ': 1 }],
    ['a key that looks like a place in a list', { members: [], 'x at "members[02315550123]"; ': 1 }],
    ['a key that looks like a missing field', { members: [], '; Field "name" of required type': 1 }],
    ['a key with a name', { members: [], 'Erika Muster': '0231 5550123' }],
  ])('%s', (_title, input) => {
    const field = withInput(input) ?? '';
    expect(field).not.toMatch(/5550123|Erika/);
    expect(field).toMatch(KNOWN);
  });

  it('whatever stands in its keys and values', () => {
    const words = fc.constantFrom(
      'input',
      'name',
      'members',
      ' at "',
      '"; ',
      '.',
      '[',
      ']',
      '7',
      'Erika',
      '\\',
      '$',
      '\n',
    );
    const text = fc.array(words, { maxLength: 8 }).map((parts) => parts.join(''));
    const value = fc.oneof(text, fc.dictionary(text, text, { maxKeys: 2 }), fc.array(text, { maxLength: 2 }));
    const property = fc.property(value, fc.dictionary(text, value, { maxKeys: 2 }), (name, more) => {
      const input = { members: [{ key: 'm', role: 'MOTHER', name }], language: 7, ...more };
      expect(withInput(input) ?? '').toMatch(KNOWN);
    });
    expectProperty(property, { sample: 300, long: 20_000 });
  });
});
