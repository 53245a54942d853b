import { at, listAt, textAt, type Json } from './api-json';
import type { Caller } from './api-server';

/** A list of the service: `partners`, `referrals(box: SENT)`, with further arguments and fields of a node. */
export interface ListWish {
  readonly field: string;
  /** Arguments besides the page, as they stand in a document: `box: SENT, states: [DRAFT]`. */
  readonly args?: string;
  /** Fields of a node; `id` is always asked for. */
  readonly nodes?: string;
}

export function listDocument({ field, args = '', nodes = '' }: ListWish): string {
  const more = args === '' ? '' : `, ${args}`;
  return `query ($first: Int, $after: String) { ${field}(first: $first, after: $after${more}) {
    nodes { id ${nodes} } edges { cursor node { id } } pageInfo { hasNextPage endCursor } } }`;
}

export async function idsOf(caller: Caller, wish: ListWish, first = 100): Promise<string[]> {
  const data = await caller.told(listDocument(wish), { first });
  return listAt(data, `${wish.field}.nodes`).map((row) => textAt(row, 'id'));
}

/** One page, held against itself: nodes and edges agree, and the end cursor is the last edge's. */
export interface ListPage {
  readonly ids: readonly string[];
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
}

export function pageIn(data: Json, field: string): ListPage {
  const page = at(data, field);
  const ids = listAt(page, 'nodes').map((row) => textAt(row, 'id'));
  const edges = listAt(page, 'edges');
  const endCursor = at(page, 'pageInfo.endCursor') ?? null;
  const last = edges.at(-1);
  if (ids.join() !== edges.map((edge) => textAt(edge, 'node.id')).join())
    throw new Error('The edges of a page are not its nodes.');
  if (endCursor !== (last === undefined ? null : textAt(last, 'cursor')))
    throw new Error('The end cursor is not the last row’s.');
  return {
    ids,
    hasNextPage: at(page, 'pageInfo.hasNextPage') === true,
    endCursor: typeof endCursor === 'string' ? endCursor : null,
  };
}

/** All pages of this size, one after the other, to the end. */
export async function pagesOf(caller: Caller, wish: ListWish, first: number): Promise<ListPage[]> {
  const pages: ListPage[] = [];
  let after: string | null = null;
  do {
    const data: Json = await caller.told(listDocument(wish), { first, after });
    const page: ListPage = pageIn(data, wish.field);
    pages.push(page);
    after = page.hasNextPage ? page.endCursor : null;
    if (pages.length > 1000) throw new Error('The list has no end.');
  } while (after !== null);
  return pages;
}
