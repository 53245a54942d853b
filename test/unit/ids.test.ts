import { isId, newId } from '../../src/domain/ids';

it.each([
  ['', false],
  ['1', false],
  ['0198c0de-0000-7000-8000-00000000000', false],
  ['0198c0de-0000-7000-8000-0000000000000', false],
  ['0198c0de00007000800000000000000a', false],
  ['{0198c0de-0000-7000-8000-00000000000a}', false],
  ['0198c0de-0000-7000-8000-00000000000g', false],
  ['0198c0de-0000-7000-8000-00000000000a\n', false],
  ["0198c0de-0000-7000-8000-00000000000a' or 1=1", false],
  ['0198c0de-0000-7000-8000-00000000000a', true],
])('%j is an identifier: %j', (text, is) => {
  expect(isId(text)).toBe(is);
});

it('a new identifier is one, ordered by time, and no second is the same', () => {
  const ids = Array.from({ length: 1000 }, newId);
  expect(ids.every(isId)).toBe(true);
  expect(ids.every((id) => id[14] === '7')).toBe(true);
  expect(new Set(ids).size).toBe(1000);
  expect([...ids].sort()).toEqual(ids);
});
