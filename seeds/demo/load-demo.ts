import { Client } from 'pg';
import { codeLimit } from '../../src/api/code-limit';
import { executorOf } from '../../src/api/executor';
import { buildApiSchema } from '../../src/api/schema';
import type { Secrets } from '../../src/config';
import { openCatalogue } from '../../src/db/catalogue';
import { openDatabase } from '../../src/db/database';
import { addDays } from '../../src/domain/period';
import { accessTokens } from '../../src/graphql/access-tokens';
import { entities } from '../../src/modules/entities';
import { createNetwork } from '../../src/operator/create-network';
import { installShiftedClock, removeShiftedClock } from '../../src/operator/shifted-clock';
import type { DatabaseUrls } from '../../src/start/embedded-database';
import { REFERENCE_DISTRICTS } from '../reference/districts';
import { REFERENCE_TOPIC_AREAS } from '../reference/topic-areas';
import {
  foundNetwork,
  listsOf,
  personCalled,
  registerPartners,
  setPassword,
  terminate,
} from './found-network';
import { morePartners } from './more-partners';
import { demoOffers } from './offers';
import { endedOffers, pausedOffers } from './offers/former';
import { playOfferReports, playOffersOf, playStaleOffers } from './open-offer-reports';
import { demoPassword } from './people';
import { playOpenReferrals } from './open-referrals';
import { playPastReferrals } from './past-referrals';
import { publish, settle, type OfferStage } from './play-offers';
import { stageOf } from './stage';

/** Short name of the demo network. */
export const DEMO_NETWORK = 'musterhamm';

/**
 * Plays the demo's past into a fresh, migrated database: every row by an operation of the service, so that it cannot
 * hold a state the service would not reach. The clock is moved for it and put back at the end.
 */
export async function loadDemo(
  urls: DatabaseUrls,
  secrets: Secrets,
  progress: (sentence: string) => void,
): Promise<void> {
  const { installationKey, tokenSecret } = secrets;
  const passwordOf = (email: string): string => demoPassword(tokenSecret, email);
  const owner = new Client({ connectionString: urls.ownerUrl });
  await owner.connect();
  const database = await openDatabase({ url: urls.applicationUrl, entities, installationKey, poolSize: 2 });
  const catalogue = openCatalogue({ url: urls.catalogueUrl ?? urls.applicationUrl, poolSize: 1 });
  try {
    await installShiftedClock(owner);
    const tokens = accessTokens(tokenSecret);
    const clock = (): Date => new Date();
    const parts = {
      ...{ database, catalogue, clock, tokens, publicUrl: 'http://localhost' },
      codeLimit: codeLimit(),
    };
    const executor = executorOf(buildApiSchema(), parts);
    const stage = stageOf({ owner, executor, tokens, network: DEMO_NETWORK, passwordOf });

    const loadedOn = stage.today;
    await stage.moveTo(400);
    const coordinator = personCalled('koordination');
    const token = await createNetwork(owner, installationKey, {
      slug: DEMO_NETWORK,
      name: 'Netzwerk Frühe Hilfen Musterhamm',
      land: 'NW',
      email: coordinator.email,
      coordinator: coordinator.name,
      districts: REFERENCE_DISTRICTS,
      topicAreas: REFERENCE_TOPIC_AREAS,
    });
    await setPassword(stage, token, passwordOf(coordinator.email));
    progress(`Registering ${morePartners.length} providers and the first offers of the catalogue …`);
    const offers = await openCatalogueOf(stage, loadedOn);
    progress('Registering twelve institutions, their people and agreements …');
    await stage.moveTo(90);
    const partners = await foundNetwork(stage, DEMO_NETWORK, passwordOf);
    Object.assign(offers.partners, partners);
    await playOffersOf(offers, 40);
    progress('Recording a dozen families and their referrals …');
    await playPastReferrals(stage, partners);
    await playOffersOf(offers, 22);
    await playOpenReferrals(stage, partners, offers.published);
    await giveNotice(stage, partners.parentSchool);
    progress(`Publishing the rest of ${demoOffers.length} offers, with translations and reports to decide …`);
    await playOffersOf(offers, 0);
    await playOfferReports(offers);
    await removeShiftedClock(owner);
  } finally {
    await catalogue.close();
    await database.close();
    await owner.end();
  }
}

/** The parent school leaves at the end of next month; until then it is a member. */
async function giveNotice(stage: ReturnType<typeof stageOf>, partnerId: string | undefined): Promise<void> {
  const lead = personCalled('leitung.elternschule').email;
  const { agreements } = await stage.ask<{ agreements: { nodes: { id: string }[] } }>(
    lead,
    'query ($partner: ID!) { agreements(filter: { partnerId: $partner, state: IN_FORCE }) { nodes { id } } }',
    { partner: partnerId },
  );
  await terminate(stage, lead, agreements.nodes[0]?.id, addDays(stage.today, 40), 'PORTAL');
}

/** The catalogue's first year: some offers that nobody has confirmed since, some that ended, some that are due. */
async function openCatalogueOf(
  stage: ReturnType<typeof stageOf>,
  loadedOn: string,
): Promise<OfferStage & { partners: Record<string, string> }> {
  const lists = await listsOf(stage, DEMO_NETWORK);
  const partners = await registerPartners(stage, DEMO_NETWORK, morePartners);
  const on = { stage, lists, partners, loadedOn, published: new Map<string, string>() };
  for (const offer of [...pausedOffers, ...endedOffers]) await publish(on, offer);
  await stage.moveTo(360);
  await playStaleOffers(on);
  for (const offer of endedOffers) await settle(on, 'endOffer', offer);
  return on;
}
