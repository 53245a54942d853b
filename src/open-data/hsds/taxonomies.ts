import { ACCESSES, COSTS, FEATURES, FREE_PLACES, KINDS, TRANSLATIONS } from '../words';
import { derivedId } from './document';
import type { HsdsNetwork } from './network';

/** Each list of words by which offers are told apart, with the place in an offer's content where its words stand. */
interface Words {
  readonly name: string;
  readonly description: string;
  /** SQL/JSON path of everything in a content that is a word of this list. */
  readonly path: string;
  readonly terms: readonly TermWords[];
}

interface TermWords {
  readonly code: string;
  readonly name: string;
  /** SQL/JSON path that finds something in a content to which the term applies. */
  readonly path: string;
  readonly language?: string;
}

export const TAXONOMY_KEYS = [
  'TOPIC_AREA',
  'KIND',
  'ACCESS',
  'COST',
  'FREE_PLACES',
  'ACCESSIBILITY',
  'TARGET',
  'TRANSLATION',
] as const;
export type TaxonomyKey = (typeof TAXONOMY_KEYS)[number];

const WORDS: Record<Exclude<TaxonomyKey, 'TOPIC_AREA'>, Words> = {
  KIND: {
    name: 'Arten der Hilfe',
    description: 'Welche Art von Hilfe das Angebot ist; es kann mehrere geben.',
    path: '$.kinds[*]',
    terms: termsOf(KINDS, '$.kinds[*]'),
  },
  ACCESS: {
    name: 'Zugang',
    description: 'Wie man zu dem Angebot kommt.',
    path: '$.access',
    terms: [
      ...termsOf(ACCESSES, '$.access'),
      {
        code: 'TAKES_REFERRALS',
        name: 'Nimmt Überleitungen von Fachkräften an',
        path: '$.takesReferrals ? (@ == true)',
      },
    ],
  },
  COST: {
    name: 'Kosten',
    description: 'Ob das Angebot etwas kostet.',
    path: '$.cost',
    terms: termsOf(COSTS, '$.cost'),
  },
  FREE_PLACES: {
    name: 'Freie Plätze',
    description: 'Ob Plätze frei sind; der Wert nennt den Tag, an dem das zuletzt gesagt wurde.',
    path: '$.capacity.places',
    terms: termsOf(FREE_PLACES, '$.capacity.places'),
  },
  ACCESSIBILITY: {
    name: 'Zugänglichkeit',
    description: 'Wie die Orte erreicht und genutzt werden können; der Wert ist YES, NO oder UNKNOWN.',
    path: '$.accessibility[*].feature',
    terms: termsOf(FEATURES, '$.accessibility[*].feature'),
  },
  TARGET: {
    name: 'Zielgruppe',
    description:
      'Für wen das Angebot ist; der Wert zählt Schwangerschaftswochen oder Lebensmonate des Kindes.',
    path: '$.target.* ? (@ != null)',
    terms: [
      targetTerm('PREGNANCY_FROM_WEEK', 'Ab Schwangerschaftswoche', 'pregnancyFromWeek'),
      targetTerm('PREGNANCY_UNTIL_WEEK', 'Bis Schwangerschaftswoche', 'pregnancyUntilWeek'),
      targetTerm('AGE_FROM_MONTHS', 'Ab Lebensmonat', 'ageFromMonths'),
      targetTerm('AGE_UNTIL_MONTHS', 'Bis Lebensmonat', 'ageUntilMonths'),
    ],
  },
  TRANSLATION: {
    name: 'Übersetzungen',
    description: 'Texte des Angebots in weiteren Sprachen; link_type nennt das Feld, der Wert ist der Text.',
    path: '$.translations[*].language',
    terms: termsOf(TRANSLATIONS, '$.translations[*].language').map((term) => ({
      ...term,
      language: term.code === 'de_simple' ? 'de' : term.code,
    })),
  },
};

function termsOf(words: Readonly<Record<string, string>>, path: string): TermWords[] {
  return Object.entries(words).map(([code, name]) => ({ code, name, path: `${path} ? (@ == "${code}")` }));
}

function targetTerm(code: string, name: string, field: string): TermWords {
  return { code, name, path: `$.target.${field} ? (@ != null)` };
}

export function wordsOf(key: TaxonomyKey, network: HsdsNetwork): Words {
  if (key !== 'TOPIC_AREA') return WORDS[key];
  return {
    name: 'Themenbereiche',
    description: `Themenbereiche, wie sie festgelegt hat: ${network.name}.`,
    path: '$.topicAreaIds[*]',
    terms: network.topicAreas.map(({ id, name }) => ({
      code: id,
      name,
      path: `$.topicAreaIds[*] ? (@ == "${id}")`,
    })),
  };
}

export function taxonomyIdOf(key: TaxonomyKey, network: HsdsNetwork): string {
  return derivedId('taxonomy', network.id, key);
}

/** A topic area is a thing of its own and keeps its id. */
export function termIdOf(key: TaxonomyKey, code: string, network: HsdsNetwork): string {
  return key === 'TOPIC_AREA' ? code : derivedId('taxonomy_term', network.id, key, code);
}

/** What a filter by term or taxonomy looks for in a content; null when the network has no such thing. */
export function pathOfTerm(id: string, network: HsdsNetwork): string | null {
  for (const key of TAXONOMY_KEYS) {
    const term = wordsOf(key, network).terms.find(({ code }) => termIdOf(key, code, network) === id);
    if (term !== undefined) return term.path;
  }
  return null;
}

export function pathOfTaxonomy(id: string, network: HsdsNetwork): string | null {
  const key = TAXONOMY_KEYS.find((one) => taxonomyIdOf(one, network) === id);
  return key === undefined ? null : wordsOf(key, network).path;
}
