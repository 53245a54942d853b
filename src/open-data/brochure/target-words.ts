import type { OfferContent } from '../../modules/catalogue';

type Target = OfferContent['target'];

/** For whom an offer is, in the words of parents. */
export function targetInWords(target: Target): string {
  const groups = [pregnancyInWords(target), ageInWords(target)].filter((words) => words !== null);
  return groups.length === 0 ? 'alle, die ein Kind erwarten oder haben' : groups.join(' und ');
}

function pregnancyInWords({ pregnancyFromWeek: from, pregnancyUntilWeek: until }: Target): string | null {
  if (from === null && until === null) return null;
  const begins = from !== null && from > 1;
  const ends = until !== null && until < 40;
  if (begins && ends) return `Schwangere von der ${from}. bis zur ${until}. Woche`;
  if (begins) return `Schwangere ab der ${from}. Woche`;
  return ends ? `Schwangere bis zur ${until}. Woche` : 'Schwangere';
}

function ageInWords({ ageFromMonths, ageUntilMonths: until }: Target): string | null {
  if (ageFromMonths === null && until === null) return null;
  const from = ageFromMonths ?? 0;
  if (until === null) return from === 0 ? 'Kinder ab der Geburt' : `Kinder ab ${age(from, 'DATIVE')}`;
  if (from === 0) return until === 0 ? 'Neugeborene' : `Kinder ${upTo(until, 'ACCUSATIVE')}`;
  if (from === until) return `Kinder mit ${age(from, 'DATIVE')}`;
  if (until < MONTHS_IN_MONTHS) return `Kinder von ${from} bis ${age(until, 'DATIVE')}`;
  return `Kinder von ${age(from, 'DATIVE')} ${upTo(until, 'DATIVE')}`;
}

/** Up to the second birthday people count months. */
const MONTHS_IN_MONTHS = 24;

type Case = 'DATIVE' | 'ACCUSATIVE';

/** The last month is included: “until 35 months” ends with the third birthday. */
function upTo(months: number, grammar: Case): string {
  const isBirthday = months >= MONTHS_IN_MONTHS - 1 && (months + 1) % 12 === 0;
  return isBirthday ? `bis zum ${(months + 1) / 12}. Geburtstag` : `bis ${age(months, grammar)}`;
}

function age(months: number, grammar: Case): string {
  const n = grammar === 'DATIVE' ? 'n' : '';
  const monthsWord = (count: number): string => (count === 1 ? '1 Monat' : `${count} Monate${n}`);
  if (months < MONTHS_IN_MONTHS) return monthsWord(months);
  const years = Math.floor(months / 12);
  const rest = months % 12;
  if (rest === 6) return `${years}½ Jahre${n}`;
  return rest === 0 ? `${years} Jahre${n}` : `${years} Jahre${n} und ${monthsWord(rest)}`;
}
