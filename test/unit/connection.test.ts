import fc from 'fast-check';
import { DomainError } from '../../src/domain/errors';
import { connectionOf, pageOf, type Cursor, type Page } from '../../src/graphql/connection';
import { OTHER, OWN, SELF } from '../support/hats';
import { expectProperty } from '../support/property';

const page = (first: number, after: Cursor | null = null): Page => ({
  list: 'partners',
  first,
  limit: first + 1,
  after,
});
const pageOfRows = (rows: readonly Cursor[], first: number) =>
  connectionOf(
    rows,
    page(first),
    (row) => row,
    (row) => row.sort.toUpperCase(),
  );
const cursorOf = (row: Cursor): string => pageOfRows([row], 1).pageInfo.endCursor ?? '';

function refusalOf(args: Parameters<typeof pageOf>[1]): unknown {
  try {
    return pageOf('partners', args);
  } catch (error) {
    return error instanceof DomainError ? [error.code, error.details] : error;
  }
}

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value), 'utf8').toString('base64url');
const cursor = cursorOf({ sort: 'Hebammenpraxis', id: OWN });

describe('A page is refused', () => {
  it.each([0, -1, 101, 1_000_000, -2_147_483_648])('of %i rows', (first) => {
    expect(refusalOf({ first })).toEqual(['INVALID_INPUT', { field: 'first', reason: 'OUT_OF_RANGE' }]);
  });

  it.each<[string, string]>([
    ['that is empty', ''],
    ['that is a word', 'next'],
    ['that is an identifier', OWN],
    ['that is JSON, but not ours', encoded({ sort: '', id: OWN })],
    ['that is null', encoded(null)],
    ['without an id', encoded(['partners', 'Hebammenpraxis'])],
    ['whose id is none', encoded(['partners', 'Hebammenpraxis', '1'])],
    ['whose id is a statement', encoded(['partners', 'Hebammenpraxis', `${OWN}' or true --`])],
    ['whose sort is a number', encoded(['partners', 1, OWN])],
    ['whose sort is null', encoded(['partners', null, OWN])],
    ['whose sort holds a sign that no text of the database can', encoded(['partners', '\u0000', OWN])],
    ['of another list', encoded(['families', 'Hebammenpraxis', OWN])],
    ['with a part more', encoded(['partners', 'Hebammenpraxis', OWN, ''])],
    ['read backwards', [...cursor].reverse().join('')],
  ])('after a cursor %s', (_title, after) => {
    expect(refusalOf({ first: 25, after })).toEqual([
      'INVALID_INPUT',
      { field: 'after', reason: 'NOT_A_CURSOR' },
    ]);
  });

  it('after a cursor cut short, wherever', () => {
    const cut = Array.from({ length: cursor.length }, (_, length) => cursor.slice(0, length));
    const read = cut.filter((after) => !Array.isArray(refusalOf({ first: 25, after })));
    expect(read).toEqual([]);
  });
});

describe('A page', () => {
  it.each([
    [1, 2],
    [25, 26],
    [100, 101],
  ])('of %i rows looks for one more', (first, limit) => {
    expect(pageOf('partners', { first })).toEqual({ list: 'partners', first, limit, after: null });
    expect(pageOf('partners', { first, after: null })).toEqual({
      list: 'partners',
      first,
      limit,
      after: null,
    });
  });

  it('has 25 rows when null is given', () => {
    expect(pageOf('partners', { first: null })).toEqual({
      list: 'partners',
      first: 25,
      limit: 26,
      after: null,
    });
  });

  it('without rows has no cursor and no next page', () => {
    expect(pageOfRows([], 25)).toEqual({
      nodes: [],
      edges: [],
      pageInfo: { hasNextPage: false, endCursor: null },
    });
  });

  it.each([
    [2, false],
    [3, true],
  ])('of two says, of %i rows found, that a next one follows: %j', (found, hasNextPage) => {
    const rows = [OWN, OTHER, SELF].slice(0, found).map((id, place) => ({ sort: `row ${place}`, id }));
    const connection = pageOfRows(rows, 2);
    expect(connection.nodes).toEqual(['ROW 0', 'ROW 1']);
    expect(connection.edges.map((edge) => edge.node)).toEqual(connection.nodes);
    expect(connection.pageInfo).toEqual({ hasNextPage, endCursor: connection.edges[1]?.cursor });
  });

  it('goes on after the last row of the page before', () => {
    expect(pageOf('partners', { first: 10, after: cursor })).toEqual(
      page(10, { sort: 'Hebammenpraxis', id: OWN }),
    );
  });

  it('goes on after every row, whatever its name is written with', () => {
    const names = fc.string({ unit: 'grapheme', maxLength: 200 });
    const property = fc.property(names, fc.uuid(), (sort, id) => {
      expect(pageOf('partners', { first: 1, after: cursorOf({ sort, id }) }).after).toEqual({ sort, id });
    });
    expectProperty(property, { sample: 300, long: 50_000 });
  });
});
