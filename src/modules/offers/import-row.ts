import type { Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import { DomainError } from '../../domain/errors';
import { isId } from '../../domain/ids';
import { checkInput } from '../../graphql/check-input';
import { cellsOf } from '../../open-data/csv/write-csv';
import { ID_COLUMN, PARTNER_COLUMN, PARTNER_ID_COLUMN } from '../../open-data/csv/columns';
import type { CsvLists } from '../../open-data/csv/column';
import { keepHidden } from '../../open-data/csv/keep-hidden';
import type { CsvRow } from '../../open-data/csv/read-csv';
import { columnOfField, readRow } from '../../open-data/csv/read-row';
import { fold } from '../../open-data/csv/values';
import { asOfferInput, OfferContentType, publicContent, type OfferContent } from '../catalogue';
import { findOffer } from './offer-repository';
import type { ImportProblem } from './offer-import.entity';
import type { Offer } from './offer.entity';
import { publishOfferReport } from './publish-offer-report';
import { reportOffer } from './report-offer';
import { requireSoundOffer } from './require-sound-offer';

/** What rows are held against: the network's own lists, and its partners by name. */
export interface ImportLists extends CsvLists {
  readonly partners: readonly { readonly id: string; readonly name: string }[];
}

export interface RowImport {
  readonly row: CsvRow;
  readonly lists: ImportLists;
  /** The file came in a character set that has not all letters. */
  readonly western: boolean;
  /** Only look whether the row could be imported: another has been refused already. */
  readonly checkOnly: boolean;
}

export type RowOutcome = 'CREATED' | 'CHANGED' | 'UNCHANGED' | readonly ImportProblem[];

/**
 * One row of a file: reported and published in one go, under the rules of both. A row that says what the offer says
 * already changes nothing, and confirms nothing either.
 */
export async function importRow(work: Work<Person>, wish: RowImport): Promise<RowOutcome> {
  const { row, lists } = wish;
  const offer = row.id === '' ? null : await findOwnOffer(work, row.id);
  if (row.id !== '' && offer === null) return problem(row, ID_COLUMN, 'UNKNOWN');
  if (offer?.state === 'ENDED') return problem(row, ID_COLUMN, 'ENDED');
  const partnerId = partnerOf(row, offer, lists);
  if (typeof partnerId !== 'string') return [partnerId];

  const before = offer === null ? null : publicContent(offer.content);
  const { content, problems } = readRow(row, before, lists, wish.western);
  if (problems.length > 0) return problems;
  if (before !== null && isSame(before, content, lists)) return 'UNCHANGED';
  const whole = offer === null ? content : keepHidden(offer.content, content);
  try {
    await publish(work, partnerId, offer, whole, wish.checkOnly);
  } catch (error) {
    if (error instanceof DomainError) return [problemOf(row, error, whole)];
    throw error;
  }
  return offer === null ? 'CREATED' : 'CHANGED';
}

async function publish(
  work: Work<Person>,
  partnerId: string,
  offer: Offer | null,
  whole: OfferContent,
  checkOnly: boolean,
): Promise<void> {
  const content = asOfferInput(whole);
  await checkInput(content, OfferContentType);
  if (checkOnly) return requireSoundOffer(work, whole, 'input.content');
  const report = await reportOffer(work, {
    partnerId,
    offerId: offer?.id ?? null,
    baseVersion: offer?.version ?? null,
    content,
  });
  await publishOfferReport(work, { id: report.id, onOlderVersion: false });
}

/** An id that is none is known to nobody. */
async function findOwnOffer(work: Work<Person>, id: string): Promise<Offer | null> {
  return isId(id) ? findOffer(work, id) : null;
}

/** By id or by name; both, where a file has both, must mean the same, and the one whose offer it is. */
function partnerOf(row: CsvRow, offer: Offer | null, lists: ImportLists): string | ImportProblem {
  const name = fold(row.partner);
  const found = lists.partners.filter((partner) => row.partnerId === '' || partner.id === row.partnerId);
  const named = name === '' ? found : found.filter((partner) => fold(partner.name) === name);
  const given = row.partnerId !== '' || name !== '';
  if (!given) return offer?.partnerId ?? { line: row.line, column: PARTNER_COLUMN, reason: 'REQUIRED' };
  const column = found.length === 0 ? PARTNER_ID_COLUMN : PARTNER_COLUMN;
  const [partner, another] = named;
  if (partner === undefined) return { line: row.line, column, reason: 'UNKNOWN' };
  if (another !== undefined) return { line: row.line, column, reason: 'NOT_CLEAR' };
  if (offer !== null && offer.partnerId !== partner.id)
    return { line: row.line, column, reason: 'OTHER_PARTNER' };
  return partner.id;
}

/** Said in the same words, whatever the order of lists that have none. */
function isSame(one: OfferContent, other: OfferContent, lists: CsvLists): boolean {
  const cells = cellsOf(one, lists);
  return cellsOf(other, lists).every((cell, place) => cell === cells[place]);
}

function problem(row: CsvRow, column: string, reason: string): ImportProblem[] {
  return [{ line: row.line, column, reason }];
}

function problemOf(row: CsvRow, refusal: DomainError, content: OfferContent): ImportProblem {
  const field = (refusal.details.field ?? '').replace(/^input\.content\./, '');
  const reason = refusal.details.reason ?? refusal.details.state ?? refusal.code;
  return { line: row.line, column: columnOfField(field, content), reason };
}
