import type { OfferContent } from '../../modules/catalogue';
import { TRANSLATIONS, type TranslationLanguage } from '../words';
import { guarded, unguarded } from './cells';
import type { Column } from './column';
import { readText, writeText } from './values';

type Translation = OfferContent['translations'][number];

const PARTS = { title: 'Titel', summary: 'Kurztext', description: 'Beschreibung' } as const;
type Part = keyof typeof PARTS;

function column(language: TranslationLanguage, part: Part): Column {
  return {
    name: `${PARTS[part]} (${TRANSLATIONS[language]})`,
    field: `translations.${language}.${part}`,
    write({ translations }) {
      const found = translations.find((entry) => entry.language === language);
      return guarded(writeText(found?.[part] ?? null));
    },
    read(cell, draft) {
      const none: Translation = { language, title: '', summary: '', description: '' };
      const before = draft.translations.find((entry) => entry.language === language) ?? none;
      const after = { ...before, [part]: readText(unguarded(cell)) ?? '' };
      const others = draft.translations.filter((entry) => entry.language !== language);
      const isEmpty = after.title === '' && after.summary === '' && after.description === '';
      draft.translations = isEmpty ? others : [...others, after];
    },
  };
}

/** Three columns for each language. */
export const TRANSLATION_COLUMNS: readonly Column[] = (
  Object.keys(TRANSLATIONS) as TranslationLanguage[]
).flatMap((language) => (Object.keys(PARTS) as Part[]).map((part) => column(language, part)));
