import type { OfferContent } from '../../modules/catalogue';
import type { Named } from '../hsds/network';

/** Names of the network's lists, which the file says instead of ids. */
export interface CsvLists {
  readonly topicAreas: readonly Named[];
  readonly districts: readonly Named[];
}

/** An offer's content while a row is read into it. */
export type Draft = { -readonly [Field in keyof OfferContent]: OfferContent[Field] };

/** One column of the file: what it shows of an offer, and how what stands in it changes one. */
export interface Column {
  readonly name: string;
  /** The part of a content that a refusal names when something in this column is wrong. */
  readonly field: string;
  write(content: OfferContent, lists: CsvLists): string;
  /** @throws CellProblem */
  read(cell: string, draft: Draft, lists: CsvLists): void;
}
