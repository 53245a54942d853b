import { Client } from 'pg';
import { executorOf } from '../../src/api/executor';
import { buildApiSchema } from '../../src/api/schema';
import type { Secrets } from '../../src/config';
import { openDatabase } from '../../src/db/database';
import { addDays } from '../../src/domain/period';
import { accessTokens } from '../../src/graphql/access-tokens';
import { entities } from '../../src/modules/entities';
import { createNetwork } from '../../src/operator/create-network';
import { installShiftedClock, removeShiftedClock } from '../../src/operator/shifted-clock';
import type { DatabaseUrls } from '../../src/start/embedded-database';
import { REFERENCE_DISTRICTS } from '../reference/districts';
import { REFERENCE_TOPIC_AREAS } from '../reference/topic-areas';
import { foundNetwork, personCalled, setPassword, terminate } from './found-network';
import { demoPassword } from './people';
import { playOpenReferrals } from './open-referrals';
import { playPastReferrals } from './past-referrals';
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
  try {
    await installShiftedClock(owner);
    const tokens = accessTokens(tokenSecret);
    const parts = { database, tokens, publicUrl: 'http://localhost' };
    const executor = executorOf(buildApiSchema(), parts);
    const stage = stageOf({ owner, executor, tokens, network: DEMO_NETWORK, passwordOf });

    await stage.moveTo(90);
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
    progress('Registering twelve institutions, their people and agreements …');
    const partners = await foundNetwork(stage, DEMO_NETWORK, passwordOf);
    progress('Recording a dozen families and their referrals …');
    await playPastReferrals(stage, partners);
    await playOpenReferrals(stage, partners);
    await giveNotice(stage, partners.parentSchool);
    await removeShiftedClock(owner);
  } finally {
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
