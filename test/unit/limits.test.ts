import {
  GraphQLError,
  buildSchema,
  parse,
  validate,
  visit,
  type ASTVisitor,
  type ValidationContext,
} from 'graphql';
import { LIMITS, limitRules } from '../../src/api/limits';

const letters = [...'abcdefghijkl'];
const schema = buildSchema(`
  type Query { node: Query nodes: [Query!]! ${letters.map((letter) => `${letter}: Int`).join(' ')} }
  type Mutation { ${letters.map((letter) => `${letter}: Int`).join(' ')} }
`);

/** The names of the limits that a document goes beyond. */
function exceededBy(document: string): unknown[] {
  return validate(schema, parse(document), limitRules).map((error) => error.extensions.limit);
}

/** `{ node { node { … a } } }`, so many fields deep. */
const nested = (depth: number): string => `${'{ node '.repeat(depth - 1)}{ a }${' }'.repeat(depth - 1)}`;
const aliases = (count: number): string =>
  `{ ${Array.from({ length: count }, (_, n) => `x${n}: a`).join(' ')} }`;
const directives = (count: number): string => `{ a ${'@include(if: true) '.repeat(count)} }`;
const rootFields = (count: number): string => `{ ${letters.slice(0, count).join(' ')} }`;

it('the limits are these', () => {
  expect(LIMITS).toEqual({
    tokens: 1000,
    depth: 10,
    aliases: 15,
    directives: 5,
    rootFields: 10,
    anonymousCost: 8000,
    anonymousPerMinute: 60,
    codeTries: { perCaller: 10, perNetwork: 200 },
    bodyBytes: 100_000,
  });
});

describe('A document is refused', () => {
  it.each<[string, string, string[]]>([
    ['eleven fields deep', nested(11), ['DEPTH']],
    ['a hundred fields deep', nested(100), ['DEPTH']],
    ['eleven deep through a fragment', `{ node { ...F } } fragment F on Query ${nested(10)}`, ['DEPTH']],
    [
      'eleven deep through a fragment without a name',
      `{ ... { node { ... on Query ${nested(10)} } } }`,
      ['DEPTH'],
    ],
    [
      'eleven deep after a field that is only ten deep',
      `{ node ${nested(9)} nodes ${nested(10)} }`,
      ['DEPTH'],
    ],
    ['eleven deep in the second of its operations', `query A { a } query B ${nested(11)}`, ['DEPTH']],
    ['with sixteen aliases', `{ node ${aliases(16)} }`, ['ALIASES']],
    [
      'with sixteen aliases in a fragment',
      `{ node { ...F } } fragment F on Query ${aliases(16)}`,
      ['ALIASES'],
    ],
    ['with six directives', directives(6), ['DIRECTIVES']],
    [
      'with six directives in all',
      '{ a @skip(if: true) b @skip(if: true) ... @skip(if: true) { c @skip(if: true) node @skip(if: true) { d @skip(if: true) } } }',
      ['DIRECTIVES'],
    ],
    ['with eleven fields at its root', rootFields(11), ['ROOT_FIELDS']],
    ['with eleven fields at the root of a mutation', `mutation ${rootFields(11)}`, ['ROOT_FIELDS']],
    [
      'with eleven fields at its root through a fragment',
      `{ ...F } fragment F on Query ${rootFields(11)}`,
      ['ROOT_FIELDS'],
    ],
    [
      'with eleven fields at its root through a fragment without a name',
      `{ ... ${rootFields(11)} }`,
      ['ROOT_FIELDS'],
    ],
    [
      'with eleven mutations through a fragment',
      `mutation { ...F } fragment F on Mutation ${rootFields(11)}`,
      ['ROOT_FIELDS'],
    ],
    [
      'with six fields at its root and six through a fragment',
      `{ a b c d e f ...F } fragment F on Query { g h i j k l }`,
      ['ROOT_FIELDS'],
    ],
  ])('%s', (_title, document, limits) => {
    expect(exceededBy(document)).toEqual(limits);
  });

  it('once for each limit, however far it goes beyond', () => {
    expect(exceededBy(`{ node ${aliases(40)} x: a ${'@skip(if: false) '.repeat(40)} }`).sort()).toEqual([
      'ALIASES',
      'DIRECTIVES',
    ]);
  });

  it('in words that show nothing of it', () => {
    const [error] = validate(schema, parse(nested(11)), limitRules);
    expect(error).toBeInstanceOf(GraphQLError);
    expect([error?.message, error?.locations, error?.nodes]).toEqual([
      'Too much at once.',
      undefined,
      undefined,
    ]);
  });
});

describe('A document is let through', () => {
  it.each([
    ['ten fields deep', nested(10)],
    ['ten deep through a fragment', `{ node { ...F } } fragment F on Query ${nested(9)}`],
    ['with fifteen aliases', `{ node ${aliases(15)} }`],
    ['with five directives', directives(5)],
    ['with ten fields at its root', rootFields(10)],
    ['with ten fields at the root of each operation', `query A ${rootFields(10)} query B ${rootFields(10)}`],
    ['with eleven fields below its root', `{ node ${rootFields(11)} }`],
    ['with a fragment that nobody defined, which is not for the limits to say', '{ ...Nobody }'],
  ])('%s', (_title, document) => {
    expect(exceededBy(document)).toEqual([]);
  });
});

describe('Fragments', () => {
  it('that run in circles are measured to an end', () => {
    expect(
      exceededBy('{ ...F } fragment F on Query { node { ...G } } fragment G on Query { node { ...F } }'),
    ).toEqual([]);
    expect(exceededBy('{ ...F } fragment F on Query { node { ...F } }')).toEqual([]);
  });

  it('that spread each other again and again cost no more than their number', () => {
    const count = 14;
    const fragments = Array.from(
      { length: count },
      (_, n) => `fragment F${n} on Query { ${n + 1 < count ? `...F${n + 1} ...F${n + 1}` : 'a'} }`,
    );
    const document = parse(`{ ...F0 } ${fragments.join(' ')}`);
    let lookedUp = 0;
    const rule = (context: ValidationContext): ASTVisitor => {
      const getFragment = context.getFragment.bind(context);
      context.getFragment = (name) => {
        lookedUp += 1;
        return getFragment(name);
      };
      return {};
    };
    expect(validate(schema, document, [rule, ...limitRules])).toEqual([]);
    let spreads = 0;
    visit(document, { FragmentSpread: () => void (spreads += 1) });
    expect(lookedUp).toBeLessThanOrEqual(10 * spreads);
  });
});
