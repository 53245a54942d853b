import { Kind, parse, type OperationDefinitionNode } from 'graphql';
import { neighbourhoodOf } from '../../src/api/anonymous-limit';
import { costOf } from '../../src/api/cost';

function cost(text: string, variables: Record<string, unknown> = {}): number {
  const document = parse(text);
  const operation = document.definitions.find(
    (definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION,
  );
  if (operation === undefined) throw new Error('No operation.');
  return costOf({ document, operation, variables });
}

describe('an operation costs its fields for each row', () => {
  it.each<[string, Record<string, unknown>, number]>([
    ['{ network(slug: "x") { id name } }', {}, 3],
    ['{ offers(network: "x", first: 10) { nodes { id title } } }', {}, 200 + 1 + 10 * 2],
    ['{ offers(network: "x") { nodes { id } } }', {}, 200 + 1 + 25],
    [
      'query ($n: Int) { offers(network: "x", first: $n) { edges { node { id } } } }',
      { n: 50 },
      200 + 1 + 50 * 2,
    ],
    ['{ offers(network: "x", first: 2) { facets { filter } total } }', {}, 200 + 401 + 1],
    [
      '{ offers(network: "x", first: 5) { nodes { ...o } } } fragment o on Offer { id title }',
      {},
      200 + 1 + 10,
    ],
    ['{ a: offers(network: "x", first: 1) { total } b: offers(network: "x", first: 1) { total } }', {}, 402],
  ])('%s', (text, variables, expected) => {
    expect(cost(text, variables)).toBe(expected);
  });

  it('and fragments in a circle cost no time', () => {
    expect(cost('{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }')).toBe(0);
  });
});

it.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8:1:2::6', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
])('the address %s is counted as %s', (address, counted) => {
  expect(neighbourhoodOf(address)).toBe(counted);
});
