import type { Day } from '../../domain/period';
import type { OfferContent } from '../../modules/catalogue';
import type { Entry, Fact, FactLine } from './brochure';
import { dayInWords } from './day-words';
import type { OfferToPrint } from './offer-to-print';
import {
  accessInWords,
  accessibilityInWords,
  costInWords,
  freePlacesInWords,
  languageName,
  languagesInWords,
} from './offer-words';
import { placeInWords } from './place-words';
import { stretchesOf, type Stretch } from './printable';
import { timesInWords } from './schedule-words';
import { targetInWords } from './target-words';

/** What an entry is made with, beside the offer. */
export interface EntryTown {
  readonly today: Day;
  readonly districtNames: ReadonlyMap<string, string>;
}

const UNTITLED = 'Angebot ohne druckbaren Titel';

/** An offer as it is printed. What nobody has said takes no room. */
export function entryOf(offer: OfferToPrint, label: string, town: EntryTown): Entry {
  const { content } = offer;
  const facts = factsOf(offer, town);
  return {
    label,
    title: titleOf(content.title),
    partner: stretchesOf(offer.partnerName),
    summary: stretchesOf(content.summary),
    facts,
    short: lengthOf(facts) + content.summary.length < LONGEST_UNBROKEN,
  };
}

/** Letters; about half a column. */
const LONGEST_UNBROKEN = 1800;

export function titleOf(title: string): Stretch[] {
  const stretches = stretchesOf(title);
  const isReadable = stretches.some(({ text }) => /[\p{L}\p{N}]/u.test(text));
  return isReadable ? stretches : stretchesOf(UNTITLED);
}

function factsOf({ content, confirmedOn }: OfferToPrint, { today, districtNames }: EntryTown): Fact[] {
  const places = content.places.map((place) =>
    placeInWords(place, place.districtId === null ? undefined : districtNames.get(place.districtId)),
  );
  return [
    fact('Für wen', [targetInWords(content.target)]),
    fact('Wann', timesInWords(content, today)),
    fact('Wo', places),
    fact('Kosten', [costInWords(content)]),
    fact('Zugang', [accessInWords(content)]),
    fact('Mitbringen', [content.documents]),
    fact('Sprachen', [languagesInWords(content)]),
    fact('Barrierefreiheit', [accessibilityInWords(content)]),
    { name: 'Kontakt', lines: contactLines(content.contact) },
    fact('Freie Plätze', [freePlacesInWords(content.capacity)]),
    { name: 'In anderen Sprachen', lines: translationLines(content) },
    fact('Zuletzt bestätigt', [dayInWords(confirmedOn)]),
  ].filter(({ lines }) => lines.length > 0);
}

function fact(name: string, lines: readonly (string | null)[]): Fact {
  return { name, lines: lines.flatMap((line) => lineOf(line, null)) };
}

function contactLines({ name, phone, email, website }: OfferContent['contact']): FactLine[] {
  return [
    ...lineOf(name, null),
    ...lineOf(phone, phone === null ? null : `tel:${phone.replace(/[^+0-9]/g, '')}`),
    ...lineOf(email, email === null ? null : `mailto:${email}`),
    ...lineOf(website === null ? null : website.replace(/^https?:\/\/|\/$/g, ''), webAddress(website)),
  ];
}

/** Only what is an address of the web becomes a link. */
function webAddress(website: string | null): string | null {
  return website !== null && /^https?:\/\//.test(website) && URL.canParse(website)
    ? new URL(website).href
    : null;
}

/** Titles only: they tell a family that somebody there has written down more in its language. */
function translationLines({ translations }: OfferContent): FactLine[] {
  return translations
    .filter(({ language }) => language !== 'de_simple')
    .flatMap(({ language, title }) => lineOf(`${languageName(language)}: ${title}`, null));
}

function lineOf(line: string | null, url: string | null): FactLine[] {
  const text = line === null ? [] : stretchesOf(line);
  return text.length === 0 ? [] : [{ text, url }];
}

function lengthOf(facts: readonly Fact[]): number {
  const lines = facts.flatMap((entry) => entry.lines);
  return lines.reduce((sum, line) => sum + line.text.reduce((all, { text }) => all + text.length, 30), 0);
}
