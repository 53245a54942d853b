import type { OfferContent } from '../../modules/catalogue';
import { guarded, unguarded } from './cells';
import type { Column, Draft } from './column';
import { readDay, readNumber, readText, writeDay, writeNumber, writeText } from './values';

/** Texts of an offer that cannot be missing. */
function text(name: string, field: 'title' | 'summary' | 'description'): Column {
  return {
    name,
    field,
    write: (content) => guarded(writeText(content[field])),
    read: (cell, draft) => void (draft[field] = readText(unguarded(cell)) ?? ''),
  };
}

function note(name: string, field: 'costNote' | 'documents'): Column {
  return {
    name,
    field,
    write: (content) => guarded(writeText(content[field])),
    read: (cell, draft) => void (draft[field] = readText(unguarded(cell))),
  };
}

function contact(name: string, field: keyof OfferContent['contact']): Column {
  return {
    name,
    field: `contact.${field}`,
    write: (content) => guarded(writeText(content.contact[field])),
    read(cell, draft) {
      draft.contact = { ...draft.contact, [field]: readText(unguarded(cell)) };
    },
  };
}

function target(name: string, field: keyof OfferContent['target']): Column {
  return {
    name,
    field: `target.${field}`,
    write: (content) => writeNumber(content.target[field]),
    read(cell, draft) {
      draft.target = { ...draft.target, [field]: readNumber(unguarded(cell)) };
    },
  };
}

function day(name: string, field: 'validFrom' | 'validUntil'): Column {
  return {
    name,
    field,
    write: (content) => writeDay(content[field]),
    read: (cell: string, draft: Draft) => void (draft[field] = readDay(unguarded(cell))),
  };
}

export const TEXT_COLUMNS: readonly Column[] = [
  text('Titel', 'title'),
  text('Kurztext', 'summary'),
  text('Beschreibung', 'description'),
];

export const TARGET_COLUMNS: readonly Column[] = [
  target('Schwangerschaft ab Woche', 'pregnancyFromWeek'),
  target('Schwangerschaft bis Woche', 'pregnancyUntilWeek'),
  target('Alter ab Monat', 'ageFromMonths'),
  target('Alter bis Monat', 'ageUntilMonths'),
];

export const NOTE_COLUMNS = {
  cost: note('Kostenhinweis', 'costNote'),
  documents: note('Mitzubringen', 'documents'),
} as const;

export const CONTACT_COLUMNS: readonly Column[] = [
  contact('Ansprechperson', 'name'),
  contact('Telefon', 'phone'),
  contact('E-Mail', 'email'),
  contact('Internet', 'website'),
];

export const VALIDITY_COLUMNS: readonly Column[] = [
  day('Gültig ab', 'validFrom'),
  day('Gültig bis', 'validUntil'),
];
