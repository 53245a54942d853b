import fc from 'fast-check';
import { hideSmall } from '../../src/modules/contacts/small-numbers';
import { expectProperty } from '../support/property';

describe('small numbers are hidden, and what would tell them', () => {
  it.each<[string, number[], number | null, (number | null)[]]>([
    ['nothing counted is told', [], 0, []],
    ['nothing small', [5, 9, 20], 34, [5, 9, 20]],
    ['one small takes the next larger with it', [3, 9, 20], 32, [null, null, 20]],
    ['wherever they stand', [20, 3, 9], 32, [20, null, null]],
    ['two small ones hide each other', [3, 4, 20], 27, [null, null, 20]],
    ['not when together they are below five', [1, 2, 20, 30], 53, [null, null, null, 30]],
    ['not when each must be one', [1, 1, 1, 1, 1, 30, 40], 75, [null, null, null, null, null, null, 40]],
    ['not when each must be four', [4, 4, 9, 30], 47, [null, null, null, 30]],
    ['one part is the total', [7], 7, [7]],
    ['a total below five is hidden with all its parts', [1, 3], null, [null, null]],
    ['a single small part', [4], null, [null]],
    [
      'the total too, when hiding all of its parts is not enough',
      [1, 1, 1, 1, 1],
      null,
      [null, null, null, null, null],
    ],
    ['all parts, when that is enough', [2, 4], 6, [null, null]],
    ['equal ones: the first is taken', [3, 6, 6], 15, [null, null, 6]],
  ])('%s', (_title, parts, total, shown) => {
    expect(hideSmall([parts])).toEqual({ total, divisions: [shown] });
  });

  it('each division for itself, as long as both can be', () => {
    expect(
      hideSmall([
        [12, 3],
        [8, 7],
      ]),
    ).toEqual({
      total: 15,
      divisions: [
        [null, null],
        [8, 7],
      ],
    });
  });

  it('what the one division hides the other does not tell: then all is hidden', () => {
    const nothing = { total: null, divisions: [[null], [null, null, null, null, null]] };
    expect(hideSmall([[5], [1, 1, 1, 1, 1]])).toEqual(nothing);
  });
});

it('whatever is counted: no number below five is shown, and what is hidden is never one number or a small sum', () => {
  const counted = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 8 });
  expectProperty(
    fc.property(counted, (parts) => {
      const { total, divisions } = hideSmall([parts]);
      const shown = divisions[0] ?? [];
      const told = shown.filter((number) => number !== null);
      if (told.some((number) => number < 5)) return false;
      if (total === null) return told.length === 0;
      const rest = total - told.reduce((sum, number) => sum + number, 0);
      const hidden = shown.length - told.length;
      return hidden === 0 ? rest === 0 : hidden >= 2 && rest >= 5;
    }),
    { sample: 2_000, long: 50_000 },
  );
});
