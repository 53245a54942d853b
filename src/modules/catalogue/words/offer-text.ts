import type { OfferContent } from '../offer-content';
import type { Named } from '../published-offer';
import { ACCESS_WORDS, COST_WORDS, DAY_WORDS, FEATURE_WORDS, KIND_WORDS, LANGUAGE_WORDS } from './spoken';

/** How much a place in an offer tells: title before summary before text; translations apart. */
export type Tier = 'A' | 'B' | 'C' | 'D' | 'E';

export interface Passage {
  readonly tier: Tier;
  readonly text: string;
  /** In another language than German. */
  readonly other?: boolean;
}

/** Everything in an offer that it can be found by. Of places only what is public has come this far. */
export function passagesOf(
  content: OfferContent,
  names: {
    readonly partner: string;
    readonly topicAreas: readonly Named[];
    readonly districts: readonly Named[];
  },
): Passage[] {
  return [
    { tier: 'A', text: content.title },
    { tier: 'B', text: content.summary },
    { tier: 'B', text: content.kinds.map((kind) => KIND_WORDS[kind]).join(' ') },
    { tier: 'B', text: [...names.topicAreas, ...names.districts].map((one) => one.name).join(', ') },
    { tier: 'B', text: content.places.map((place) => place.name ?? '').join(', ') },
    { tier: 'B', text: languagesOf(content) },
    { tier: 'C', text: content.description },
    { tier: 'C', text: names.partner },
    { tier: 'C', text: circumstancesOf(content) },
    ...content.translations.flatMap(translated),
  ];
}

function translated(words: OfferContent['translations'][number]): Passage[] {
  if (words.language === 'de_simple')
    return [
      { tier: 'B', text: words.title },
      { tier: 'C', text: `${words.summary} ${words.description}` },
    ];
  return [
    { tier: 'D', text: words.title, other: true },
    { tier: 'E', text: `${words.summary} ${words.description}`, other: true },
  ];
}

/** German goes without saying. */
function languagesOf(content: OfferContent): string {
  return content.languages
    .filter((language) => language !== 'de')
    .map((language) => LANGUAGE_WORDS[language] ?? '')
    .join(' ');
}

function circumstancesOf(content: OfferContent): string {
  const { target } = content;
  const pregnant = target.pregnancyFromWeek !== null || target.pregnancyUntilWeek !== null;
  return [
    COST_WORDS[content.cost],
    ACCESS_WORDS[content.access],
    content.costNote ?? '',
    content.documents ?? '',
    content.interpretation === 'YES' ? 'Dolmetscher' : '',
    ...content.accessibility.map(({ feature, answer }) => (answer === 'YES' ? FEATURE_WORDS[feature] : '')),
    ...content.schedules.map((schedule) => `${DAY_WORDS[schedule.weekday]} ${dayPart(schedule.opensAt)}`),
    ...content.places.map((place) => `${place.street ?? ''} ${place.town ?? ''}`),
    pregnant ? 'Schwangerschaft' : '',
  ].join(' ');
}

function dayPart(opensAt: string): string {
  if (opensAt < '12:00') return 'vormittags';
  return opensAt < '17:30' ? 'nachmittags' : 'abends';
}
