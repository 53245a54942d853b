import { personCalled } from './found-network';
import { offerInput } from './offer-input';
import type { DemoOffer } from './offer-shape';
import { demoOffers } from './offers';
import { declineReport, publish, publishReport, report, settle, type OfferStage } from './play-offers';

/** What lies on the coordination's desk today: reports in every state, and two on one offer. */
export async function playOfferReports(on: OfferStage): Promise<void> {
  await editedWhilePublished(on);
  await declined(on);
  await takenBack(on);
  await twoOnOne(on);
  await waiting(on);
  await settle(on, 'confirmOffer', offerCalled('crawling-group-rhynern'));
}

/** The lead shouts; the coordination publishes it in the catalogue's tone. */
async function editedWhilePublished(on: OfferStage): Promise<void> {
  const plain: DemoOffer = { ...offerCalled('fathers-evening'), costNote: 'Getränke gegen Spende' };
  const loud: DemoOffer = { ...plain, title: `${plain.title.toUpperCase()}!!!` };
  await publishReport(on, await report(on, loud), offerInput(plain, on.lists, on.loadedOn));
}

async function declined(on: OfferStage): Promise<void> {
  const market: DemoOffer = {
    ...offerCalled('crawling-group-rhynern'),
    key: 'flea-market',
    title: 'Flohmarkt rund ums Kind',
    summary: 'Einmal im Jahr auf dem Parkplatz der Kita.',
  };
  const reason =
    'Ein einmaliger Termin gehört in den Veranstaltungskalender der Stadt, nicht in den Katalog.';
  await declineReport(on, await report(on, market), reason);
}

async function takenBack(on: OfferStage): Promise<void> {
  const id = await report(on, { ...offerCalled('music-for-little-ones'), costNote: '55 Euro je Kurs' });
  await on.stage.ask(
    personCalled('leitung.elternschule').email,
    'mutation ($id: ID!) { withdrawOfferReport(id: $id) { state } }',
    { id },
  );
}

/** Two changes of one offer, reported on the same day: when the first is public, the second is made on an older version. */
async function twoOnOne(on: OfferStage): Promise<void> {
  const offer = offerCalled('maternity-protection');
  const first = await report(on, { ...offer, documents: 'Mutterpass und Arbeitsvertrag' });
  await report(on, { ...offer, languages: [...offer.languages, 'uk'] });
  await publishReport(on, first);
}

async function waiting(on: OfferStage): Promise<void> {
  await report(on, { ...offerCalled('jobcenter-baby'), access: 'OPEN' });
  const course = offerCalled('music-for-little-ones');
  await report(on, {
    ...course,
    key: 'music-for-parents',
    title: 'Schlaflieder lernen',
    summary: 'Ein Abend für Eltern, die beim Singen gern den Text wüssten.',
  });
}

function offerCalled(key: string): DemoOffer {
  const offer = demoOffers.find((one) => one.key === key);
  if (offer === undefined) throw new Error(`No offer of the demo is called ${key}.`);
  return offer;
}

/** Offers without a word on free places, published almost a year ago: their partners are to be asked again. */
const STALE = [
  'picture-books', 'screens-and-toddlers', 'teeth', 'child-benefit', 'clothing-store', 'custody-and-maintenance',
] as const; // prettier-ignore

export async function playStaleOffers(on: OfferStage): Promise<void> {
  for (const key of STALE) await publish(on, offerCalled(key));
}

/** All whose word on free places is old enough to be said on this day, and that are not public yet. */
export async function playOffersOf(on: OfferStage, daysAgo: number): Promise<void> {
  for (const offer of demoOffers) {
    const known = offer.capacity?.daysAgo ?? Infinity;
    if (known >= daysAgo && !on.published.has(offer.key)) await publish(on, offer);
  }
}
