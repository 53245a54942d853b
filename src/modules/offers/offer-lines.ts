import type { OfferContent, OfferSchedule } from '../catalogue';

/** One line of what an offer says, for people: a mail, a page. */
export interface OfferLine {
  readonly label: string;
  readonly text: string;
}

const WEEKDAYS = {
  MO: 'montags',
  TU: 'dienstags',
  WE: 'mittwochs',
  TH: 'donnerstags',
  FR: 'freitags',
  SA: 'samstags',
  SU: 'sonntags',
} as const satisfies Record<OfferSchedule['weekday'], string>;

const EVERY_WEEKS = { 1: '', 2: ', alle zwei Wochen', 4: ', alle vier Wochen' } as const;

const COSTS = {
  FREE: 'kostenfrei',
  REDUCED_POSSIBLE: 'kostet etwas; Ermäßigung ist möglich',
  FEE: 'kostet etwas',
} as const satisfies Record<OfferContent['cost'], string>;

const ACCESSES = {
  OPEN: 'offen, ohne Anmeldung',
  APPOINTMENT: 'mit Termin oder Anmeldung',
  REFERRAL_ONLY: 'nur über eine Fachkraft',
} as const satisfies Record<OfferContent['access'], string>;

const FREE_PLACES = {
  FREE: 'Plätze frei',
  FEW: 'wenige Plätze frei',
  FULL: 'ausgebucht',
  UNKNOWN: 'nicht bekannt',
} as const satisfies Record<NonNullable<OfferContent['capacity']>['places'], string>;

const LANGUAGES = new Intl.DisplayNames('de', { type: 'language' });

/** What an offer says, in short: what its partner has to check. Lines without anything to say are left out. */
export function linesOfOffer(content: OfferContent): OfferLine[] {
  const { contact } = content;
  const lines: OfferLine[] = [
    { label: 'Kurztext', text: content.summary },
    { label: 'Für wen', text: targetText(content) },
    { label: 'Wann', text: content.schedules.map((schedule) => scheduleText(schedule)).join('; ') },
    { label: 'Wo', text: content.places.map((place) => placeText(place)).join('; ') },
    { label: 'Sprachen', text: content.languages.map((code) => LANGUAGES.of(code) ?? code).join(', ') },
    { label: 'Kosten', text: joined([COSTS[content.cost], content.costNote]) },
    { label: 'Zugang', text: ACCESSES[content.access] },
    { label: 'Mitbringen', text: content.documents ?? '' },
    { label: 'Plätze', text: content.capacity === null ? '' : capacityText(content.capacity) },
    { label: 'Kontakt', text: joined([contact.name, contact.phone, contact.email, contact.website]) },
  ];
  return lines.filter((line) => line.text !== '');
}

/** A day as people in Germany write it: 21.11.2026. */
export function germanDay(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${date}.${month}.${year}`;
}

function targetText({ target }: OfferContent): string {
  const pregnancy = rangeText(target.pregnancyFromWeek, target.pregnancyUntilWeek, weekText);
  const age = rangeText(target.ageFromMonths, target.ageUntilMonths, ageText);
  return joined([
    pregnancy === '' ? '' : `Schwangerschaft: ${pregnancy}`,
    age === '' ? '' : `Alter des Kindes: ${age}`,
  ]);
}

function rangeText(from: number | null, until: number | null, name: (value: number) => string): string {
  if (from !== null && until !== null) return `${name(from)} bis ${name(until)}`;
  if (from !== null) return `ab ${name(from)}`;
  return until === null ? '' : `bis ${name(until)}`;
}

const weekText = (week: number): string => `${week}. Woche`;

/** Months as they are meant; whole years from two years on. */
function ageText(months: number): string {
  if (months >= 24 && months % 12 === 0) return `${months / 12} Jahre`;
  return months === 1 ? '1 Monat' : `${months} Monate`;
}

function scheduleText(schedule: OfferSchedule): string {
  const { weekday, opensAt, closesAt, everyWeeks, note } = schedule;
  const text = `${WEEKDAYS[weekday]} ${opensAt} bis ${closesAt} Uhr${EVERY_WEEKS[everyWeeks]}`;
  return note === null ? text : `${text} (${note})`;
}

function placeText(place: OfferContent['places'][number]): string {
  return joined([place.name, place.street, [place.postalCode, place.town].filter(Boolean).join(' ')]);
}

function capacityText(capacity: NonNullable<OfferContent['capacity']>): string {
  return `${FREE_PLACES[capacity.places]} (Stand ${germanDay(capacity.asOf)})`;
}

function joined(parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== '').join(', ');
}
