/** One page of a list, as HSDS frames it. Pages are counted from 1; one beyond the last is empty. */
export interface HsdsPage<Item> {
  readonly total_items: number;
  readonly total_pages: number;
  readonly page_number: number;
  readonly size: number;
  readonly first_page: boolean;
  readonly last_page: boolean;
  readonly empty: boolean;
  readonly contents: readonly Item[];
}

export interface PageWish {
  readonly page: number;
  readonly perPage: number;
}

export function toPage<Item>(contents: readonly Item[], total: number, wish: PageWish): HsdsPage<Item> {
  const pages = Math.ceil(total / wish.perPage);
  return {
    total_items: total,
    total_pages: pages,
    page_number: wish.page,
    size: contents.length,
    first_page: wish.page === 1,
    last_page: wish.page >= pages,
    empty: contents.length === 0,
    contents,
  };
}

/** The page of a list that is held whole. */
export function pageOf<Item>(all: readonly Item[], wish: PageWish): HsdsPage<Item> {
  const begin = (wish.page - 1) * wish.perPage;
  return toPage(all.slice(begin, begin + wish.perPage), all.length, wish);
}
