import {
  ACCESS,
  ACCESSIBILITY,
  CAPACITY,
  COST,
  DISTRICTS,
  INTERPRETATION,
  KIND_COLUMN,
  LANGUAGES,
  TAKES_REFERRALS,
  TOPIC_AREAS,
} from './columns-choice';
import { PLACES } from './columns-place';
import { SCHEDULES } from './columns-schedule';
import {
  CONTACT_COLUMNS,
  NOTE_COLUMNS,
  TARGET_COLUMNS,
  TEXT_COLUMNS,
  VALIDITY_COLUMNS,
} from './columns-text';
import { TRANSLATION_COLUMNS } from './columns-translation';
import type { Column } from './column';

/** Which offer a row is about. The last is for reading only: importing confirms nothing that has not changed. */
export const ID_COLUMN = 'Kennung';
export const PARTNER_COLUMN = 'Anbieter';
export const PARTNER_ID_COLUMN = 'Kennung des Anbieters';
export const CONFIRMED_COLUMN = 'Bestätigt am';

/** What an offer says, column by column, in the order of the file. Rows are read in this order as well. */
export const COLUMNS: readonly Column[] = [
  ...TEXT_COLUMNS,
  TOPIC_AREAS,
  KIND_COLUMN,
  ...TARGET_COLUMNS,
  DISTRICTS,
  PLACES,
  SCHEDULES,
  LANGUAGES,
  INTERPRETATION,
  ...ACCESSIBILITY,
  COST,
  NOTE_COLUMNS.cost,
  ACCESS,
  NOTE_COLUMNS.documents,
  ...CAPACITY,
  ...CONTACT_COLUMNS,
  ...VALIDITY_COLUMNS,
  TAKES_REFERRALS,
  ...TRANSLATION_COLUMNS,
];

export const HEADER: readonly string[] = [
  ID_COLUMN,
  PARTNER_COLUMN,
  PARTNER_ID_COLUMN,
  ...COLUMNS.map((column) => column.name),
  CONFIRMED_COLUMN,
];
