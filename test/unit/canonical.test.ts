import { canonical } from '../../src/modules/idempotency/canonical';

class Input {
  constructor(
    readonly name: string,
    readonly note?: string | null,
  ) {}
}

it.each([
  ['the order of the fields', { a: 1, b: 2 }, { b: 2, a: 1 }],
  ['the order of the fields of a member of a list', [{ a: 1, b: 2 }], [{ b: 2, a: 1 }]],
  ['the order of the fields inside', { x: { a: 1, b: 2 } }, { x: { b: 2, a: 1 } }],
  ['what is left out instead of null', { a: 1 }, { a: 1, b: null }],
  ['what is undefined instead of null', { a: 1, b: undefined }, { a: 1, b: null }],
  ['a class instead of a plain object', new Input('Erika'), { name: 'Erika' }],
  ['nothing at all', undefined, null],
])('makes no difference: %s', (_name, one, other) => {
  expect(canonical(one)).toBe(canonical(other));
});

it.each([
  ['another value', { a: 1 }, { a: 2 }],
  ['a text that looks like a number', { a: 1 }, { a: '1' }],
  ['another field', { a: 1 }, { b: 1 }],
  ['false instead of nothing', { a: false }, {}],
  ['an empty text instead of nothing', { a: '' }, {}],
  ['an empty list instead of nothing', { a: [] }, {}],
  ['zero instead of nothing', { a: 0 }, {}],
  ['the order of a list', [1, 2], [2, 1]],
  ['how a list is divided', [['a'], ['b']], [['a', 'b']]],
  ['a field of an object inside a list', [{ a: 1 }], [{ a: 1, b: 1 }]],
  ['a blank', { a: 'Erika' }, { a: 'Erika ' }],
  ['one object instead of a list of it', { a: 1 }, [{ a: 1 }]],
])('makes a difference: %s', (_name, one, other) => {
  expect(canonical(one)).not.toBe(canonical(other));
});
