import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { REFERENCE_TOPIC_AREAS } from '../../seeds/reference/topic-areas';
import { loadSettingFiles, readConfig, readSecrets } from '../config';
import { findRunningPostgres } from '../db/embedded';
import type { Land } from '../domain/working-days';
import { NetworkRefused, createNetwork, type NewNetwork } from '../operator/create-network';
import { embeddedUrls, provideDatabase, type DatabaseUrls } from '../start/embedded-database';
import { refuseToStart } from '../start/explain';
import { holdEmbedded } from '../start/hold-embedded';
import { prepareDatabase } from '../start/run-service';

const USAGE =
  'npm run network:create -- --slug musterstadt --name "Netzwerk Frühe Hilfen Musterstadt" --land NW --email koordination@example.org [--coordinator "Name"] [--districts "Mitte,Nord"]';

/** Makes a network and its first coordinator, whether or not the service is running. */
async function main(): Promise<void> {
  const network = networkFromArguments();
  loadSettingFiles();
  const config = readConfig(process.env);
  const { installationKey } = readSecrets(process.env);
  const token = await withOwner(config, async (owner) => createNetwork(owner, installationKey, network));
  const origin = config.publicUrl ?? `http://${config.host}:${config.port}`;
  process.stdout.write(
    `The network "${network.slug}" is made. ${network.email} sets a password here, once, within seven days:\n${origin}/passwort/${token}\n`,
  );
}

function networkFromArguments(): NewNetwork {
  const text = { type: 'string' } as const;
  const options = { slug: text, name: text, land: text, email: text, coordinator: text, districts: text };
  const values = parseStrictly(options);
  const { slug, name, land, email } = values;
  if (slug === undefined || name === undefined || land === undefined || email === undefined) {
    throw new NetworkRefused(`Needed: --slug, --name, --land and --email.\n${USAGE}`);
  }
  return {
    slug,
    name,
    land: land as Land,
    email,
    coordinator: values.coordinator ?? 'Netzwerkkoordination',
    districts: (values.districts ?? '')
      .split(',')
      .map((district) => district.trim())
      .filter((district) => district !== ''),
    topicAreas: REFERENCE_TOPIC_AREAS,
  };
}

function parseStrictly<T extends Record<string, { type: 'string' }>>(
  options: T,
): { [K in keyof T]?: string } {
  try {
    return parseArgs({ options }).values;
  } catch {
    throw new NetworkRefused(`An argument is not known.\n${USAGE}`);
  }
}

async function withOwner<T>(
  config: ReturnType<typeof readConfig>,
  use: (owner: Client) => Promise<T>,
): Promise<T> {
  if (config.database !== null) return asOwner(config.database, use);
  const running = await findRunningPostgres(config.stateDir);
  if (running !== null) return asOwner(embeddedUrls(running, 'hilfenetz'), use);
  const held = await holdEmbedded(config.stateDir, (sentence) => void process.stderr.write(`${sentence}\n`));
  try {
    return await asOwner(await provideDatabase(held.pg, 'hilfenetz'), use);
  } finally {
    await held.stop();
  }
}

async function asOwner<T>(urls: DatabaseUrls, use: (owner: Client) => Promise<T>): Promise<T> {
  await prepareDatabase(urls, () => undefined);
  const owner = new Client({ connectionString: urls.ownerUrl });
  await owner.connect();
  try {
    return await use(owner);
  } finally {
    await owner.end();
  }
}

main().catch(refuseToStart);
