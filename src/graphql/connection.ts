import { ArgsType, Field, Int, ObjectType, type ClassType } from 'type-graphql';
import { invalidInput } from '../domain/errors';
import { isId } from '../domain/ids';

/** Which page of a list. Keyset cursors: a page stays put when rows come and go before it. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, { nullable: true, defaultValue: 25, description: 'How many rows, 1 to 100.' })
  first: number | null;

  @Field(() => String, { nullable: true, description: '`endCursor` of the page before.' })
  after?: string | null;
}

@ObjectType('PageInfo', { description: 'Where a page stands in its list.' })
export class PageInfoView {
  @Field(() => Boolean, { description: 'Whether more rows follow.' })
  hasNextPage: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor of the last row; pass it as `after`. Null on an empty page.',
  })
  endCursor: string | null;
}

export interface Edge<Node> {
  node: Node;
  cursor: string;
}

export interface Connection<Node> {
  nodes: Node[];
  edges: Edge<Node>[];
  pageInfo: PageInfoView;
}

export interface Page {
  /** Which list: a cursor of another is none of ours. */
  readonly list: string;
  /** Rows to fetch: one more than asked for tells whether there is a next page. */
  readonly limit: number;
  readonly first: number;
  /** The last row seen; null on the first page. */
  readonly after: Cursor | null;
}

export interface Cursor {
  /** What the list is ordered by before the id; empty for lists ordered by id, the newest first. */
  readonly sort: string;
  readonly id: string;
}

/** @throws INVALID_INPUT naming `first` or `after` */
export function pageOf(list: string, args: PageArgs): Page {
  const first = args.first ?? 25;
  if (first < 1 || first > 100) throw invalidInput('first', 'OUT_OF_RANGE');
  return {
    list,
    first,
    limit: first + 1,
    after: args.after == null ? null : readCursor(list, args.after),
  };
}

/** Cuts the extra row off and gives each row its cursor. */
export function connectionOf<Row, Node>(
  rows: readonly Row[],
  page: Page,
  cursorOf: (row: Row) => Cursor,
  toNode: (row: Row) => Node,
): Connection<Node> {
  const edges = rows
    .slice(0, page.first)
    .map((row) => ({ node: toNode(row), cursor: writeCursor(page.list, cursorOf(row)) }));
  return {
    nodes: edges.map((edge) => edge.node),
    edges,
    pageInfo: { hasNextPage: rows.length > page.first, endCursor: edges.at(-1)?.cursor ?? null },
  };
}

/** The GraphQL classes of a list of these nodes: `PartnerConnection` with `PartnerEdge`. */
export function connectionTypeOf<Node extends object>(
  name: string,
  node: ClassType<Node>,
): ClassType<Connection<Node>> {
  @ObjectType(`${name}Edge`, { description: `One row of a ${name}Connection with its cursor.` })
  class EdgeView implements Edge<Node> {
    @Field(() => node, { description: 'The row.' })
    node: Node;

    @Field(() => String, { description: 'Its place in the list; pass it as `after` to read on from here.' })
    cursor: string;
  }

  @ObjectType(`${name}Connection`, { description: `A page of a list of ${name}.` })
  class ConnectionView implements Connection<Node> {
    @Field(() => [node], { description: 'The rows of this page.' })
    nodes: Node[];

    @Field(() => [EdgeView], { description: 'The rows with their cursors.' })
    edges: EdgeView[];

    @Field(() => PageInfoView, { description: 'Where this page stands in the list.' })
    pageInfo: PageInfoView;
  }
  return ConnectionView;
}

function writeCursor(list: string, cursor: Cursor): string {
  return Buffer.from(JSON.stringify([list, cursor.sort, cursor.id]), 'utf8').toString('base64url');
}

function readCursor(list: string, text: string): Cursor {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    const [, sort, id] = Array.isArray(parsed) ? (parsed as unknown[]) : [];
    if (typeof sort === 'string' && !sort.includes('\0') && typeof id === 'string' && isId(id)) {
      const cursor = { sort, id };
      // written again it is the same to the letter, or it was never ours
      if (writeCursor(list, cursor) === text) return cursor;
    }
  } catch {
    // not JSON: not one of ours
  }
  throw invalidInput('after', 'NOT_A_CURSOR');
}
