import type { DemoOffer } from '../offer-shape';
import { reach } from './contacts';
import { at } from './places';

const plain = {
  target: { ageFromMonths: 0, ageUntilMonths: 36 },
  districts: 'ALL',
  languages: ['de'],
  cost: 'FREE',
  access: 'APPOINTMENT',
  takesReferrals: false,
} as const;

/** Nobody has confirmed these for more than a year: they are paused, and would be back with one click. */
export const pausedOffers: readonly DemoOffer[] = [
  {
    ...plain,
    key: 'winter-walks',
    partner: 'volunteers',
    title: 'Winterspaziergänge mit Kinderwagen',
    summary: 'In kleiner Runde an die frische Luft, danach heißer Tee im Tandem.',
    description:
      'Zwei Ehrenamtliche gehen mit Ihnen eine Stunde durch den Park. Wer mag, wärmt sich danach auf.',
    topicAreas: ['Familienbildung'],
    kinds: ['OPEN_MEETING'],
    places: [at.tandem],
    schedules: [{ weekday: 'FR', opensAt: '10:00', closesAt: '11:30', place: 0 }],
    contact: reach.volunteers,
  },
  {
    ...plain,
    key: 'sewing-circle',
    partner: 'secondHand',
    title: 'Nähtreff für Umstandskleidung',
    summary: 'Änderungen und kleine Reparaturen unter Anleitung.',
    description: 'Wir stellen zwei Maschinen und Garn. Bringen Sie mit, was nicht mehr passt.',
    topicAreas: ['Soziale Sicherung'],
    kinds: ['GROUP'],
    places: [at.rundherum],
    contact: reach.secondHand,
  },
  {
    ...plain,
    key: 'letter-evening',
    partner: 'debtAdvice',
    title: 'Briefabend: Post gemeinsam öffnen',
    summary: 'Ungeöffnete Briefe sortieren, verstehen und beantworten.',
    description: 'Ein Berater geht mit Ihnen die Umschläge durch und sagt, was eilt.',
    topicAreas: ['Soziale Sicherung'],
    kinds: ['FINANCIAL_HELP'],
    places: [at.rettungsring],
    contact: reach.debtAdvice,
  },
];

/** These were given up. */
export const endedOffers: readonly DemoOffer[] = [
  {
    ...plain,
    key: 'summer-garden',
    partner: 'generationsHouse',
    title: 'Sommergarten im Innenhof',
    summary: 'Ein Beet für jede Familie, von Mai bis September.',
    description: 'Der Hof wird umgebaut, das Angebot endet damit.',
    topicAreas: ['Familienbildung'],
    kinds: ['OPEN_MEETING'],
    places: [at.backstube],
    contact: reach.generationsHouse,
  },
  {
    ...plain,
    key: 'radio-hour',
    partner: 'library',
    title: 'Vorlesestunde im Bürgerfunk',
    summary: 'Geschichten zum Mithören am Sonntagmorgen.',
    description: 'Der Sender hat seinen Betrieb eingestellt.',
    topicAreas: ['Elternbildung'],
    kinds: ['OTHER'],
    contact: reach.library,
  },
];
