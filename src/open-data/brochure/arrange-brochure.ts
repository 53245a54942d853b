import type { Day } from '../../domain/period';
import type { Brochure, Entry, IndexLetter, Reference, Section } from './brochure';
import { dayInWords, dayOf } from './day-words';
import { entryOf, type EntryTown } from './offer-entry';
import type { OfferToPrint } from './offer-to-print';
import { printable, stretchesOf } from './printable';
import { URGENT_NUMBERS } from './urgent-help';

export type Arrangement = 'TOPIC' | 'DISTRICT';

/** A topic area or district of the network. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** What is to be printed. */
export interface Order {
  readonly network: string;
  readonly today: Day;
  readonly by: Arrangement;
  /** Only this one of the topic areas or districts; null: all of them. */
  readonly only: Named | null;
  readonly topicAreas: readonly Named[];
  readonly districts: readonly Named[];
  /** Where the catalogue is on the web; null: nowhere that is known. */
  readonly address: string | null;
}

const TITLES = {
  TOPIC: 'Angebote nach Themen',
  DISTRICT: 'Angebote nach Sozialräumen',
} as const satisfies Record<Arrangement, string>;

const EVERYWHERE = 'Im ganzen Netzwerk';
const OTHERS = 'Weitere Angebote';

const german = new Intl.Collator('de', { numeric: true });

/** Puts the offers of a network in order: each in full once, where it first belongs, and named wherever else it does. */
export function arrangeBrochure(offers: readonly OfferToPrint[], order: Order): Brochure {
  const town: EntryTown = {
    today: order.today,
    districtNames: new Map(order.districts.map(({ id, name }) => [id, name])),
  };
  const chapters = chaptersOf(offers, order);
  const sections = fillSections(chapters, town);
  const count = sections.reduce((sum, section) => sum + section.offers.length, 0);
  const { year, month, day } = dayOf(order.today);
  const scope = order.only?.name ?? TITLES[order.by];
  return {
    title: `${printable(scope)} – ${printable(order.network)}`,
    asOf: dayInWords(order.today),
    date: { year, month, day },
    network: stretchesOf(order.network),
    scope: stretchesOf(scope),
    size: count === 1 ? '1 Angebot' : `${count.toLocaleString('de')} Angebote`,
    address: order.address === null ? null : linkTo(order.address),
    urgent: URGENT_NUMBERS.map(({ number, dial, who, when }) => ({ number, url: `tel:${dial}`, who, when })),
    sections,
    index: indexOf(sections.flatMap((section) => section.offers)),
  };
}

function linkTo(url: string): Brochure['address'] {
  return { text: stretchesOf(url.replace(/^https?:\/\//, '')), url };
}

interface Chapter {
  readonly name: string;
  readonly offers: readonly OfferToPrint[];
}

function chaptersOf(offers: readonly OfferToPrint[], order: Order): Chapter[] {
  const list = order.by === 'TOPIC' ? order.topicAreas : order.districts;
  const idsOf = ({ content }: OfferToPrint): readonly string[] =>
    order.by === 'TOPIC' ? content.topicAreaIds : content.districtIds;
  const shown = order.only === null ? list : [order.only];
  const named = shown.map(({ id, name }) => ({
    name,
    offers: offers.filter((offer) => idsOf(offer).includes(id)),
  }));
  const known = new Set(list.map(({ id }) => id));
  const everywhere = order.by === 'DISTRICT' ? offers.filter((offer) => idsOf(offer).length === 0) : [];
  const homeless = (ids: readonly string[]): boolean => !ids.some((id) => known.has(id));
  const others =
    order.only === null
      ? offers.filter((offer) => homeless(idsOf(offer)) && !everywhere.includes(offer))
      : [];
  return [...named, { name: EVERYWHERE, offers: everywhere }, { name: OTHERS, offers: others }].filter(
    (chapter) => chapter.offers.length > 0,
  );
}

function fillSections(chapters: readonly Chapter[], town: EntryTown): Section[] {
  const printed = new Map<string, Entry>();
  return chapters.map((chapter) => {
    const entries: Entry[] = [];
    const elsewhere: Reference[] = [];
    for (const offer of [...chapter.offers].sort(byTitle)) {
      const before = printed.get(offer.id);
      if (before !== undefined) {
        elsewhere.push({ label: before.label, title: before.title });
        continue;
      }
      const entry = entryOf(offer, `angebot-${printed.size + 1}`, town);
      printed.set(offer.id, entry);
      entries.push(entry);
    }
    return { name: stretchesOf(chapter.name), offers: entries, elsewhere };
  });
}

/** Title, then id: the same order every time. */
function byTitle(one: OfferToPrint, other: OfferToPrint): number {
  return german.compare(one.content.title, other.content.title) || one.id.localeCompare(other.id);
}

function indexOf(entries: readonly Entry[]): IndexLetter[] {
  const letters = new Map<string, Reference[]>();
  const sorted = entries
    .map(({ label, title }) => ({ label, title, words: plainText(title) }))
    .sort((one, other) => german.compare(one.words, other.words));
  for (const { label, title, words } of sorted) {
    const letter = firstLetter(words);
    const offers = letters.get(letter) ?? [];
    letters.set(letter, offers);
    offers.push({ label, title });
  }
  return [...letters].map(([letter, offers]) => ({ letter, offers }));
}

function plainText(title: Entry['title']): string {
  return title.map(({ text }) => text.replace(/[\u200b\u2066-\u2069]/g, '')).join('');
}

/** Ä stands under A; what is no Latin letter under `#`. */
function firstLetter(words: string): string {
  const letter = /[\p{L}\p{N}]/u.exec(words)?.[0]?.normalize('NFD').charAt(0).toUpperCase() ?? '';
  return /^[A-Z]$/.test(letter) ? letter : '#';
}
