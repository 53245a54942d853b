import { unparse } from 'papaparse';
import type { OfferContent, PublishedOffer } from '../../modules/catalogue';
import { guarded } from './cells';
import type { CsvLists } from './column';
import { COLUMNS, HEADER } from './columns';
import { writeDay, writeText } from './values';

/** A German spreadsheet takes semicolons, and the letters right only when the file begins like this. */
const BYTE_ORDER_MARK = '\ufeff';
const FORM = { delimiter: ';', newline: '\r\n', quotes: true, header: false } as const;

export function csvHeader(): string {
  return `${BYTE_ORDER_MARK}${unparse([[...HEADER]], FORM)}\r\n`;
}

/** A row for each offer. */
export function csvRows(offers: readonly PublishedOffer[], lists: CsvLists): string {
  if (offers.length === 0) return '';
  return `${unparse(
    offers.map((offer) => rowOf(offer, lists)),
    FORM,
  )}\r\n`;
}

function rowOf(offer: PublishedOffer, lists: CsvLists): string[] {
  return [
    offer.id,
    guarded(writeText(offer.partnerName)),
    offer.partnerId,
    ...cellsOf(offer.content, lists),
    writeDay(offer.confirmedOn),
  ];
}

/** What an offer says as it stands in a file. Two that say the same have the same cells. */
export function cellsOf(content: OfferContent, lists: CsvLists): string[] {
  return COLUMNS.map((column) => column.write(content, lists));
}
