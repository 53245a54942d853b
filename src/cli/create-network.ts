import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { REFERENCE_TOPIC_AREAS } from '../../seeds/reference/topic-areas';
import { loadSettingFiles, readConfig, readSecrets } from '../config';
import type { Land } from '../domain/working-days';
import { NetworkRefused, createNetwork, type NewNetwork } from '../operator/create-network';
import { refuseToStart } from '../start/explain';
import { requireKnownKeys } from '../start/require-known-keys';
import { withOwner } from '../start/with-owner';

const USAGE =
  'npm run network:create -- --slug musterstadt --name "Netzwerk Frühe Hilfen Musterstadt" --land NW --email koordination@example.org [--coordinator "Name"] [--districts "Mitte,Nord"]';

/** Makes a network and its first coordinator, whether or not the service is running. */
async function main(): Promise<void> {
  const network = networkFromArguments();
  loadSettingFiles();
  const config = readConfig(process.env);
  const secrets = readSecrets(process.env);
  const token = await withOwner(config, async (owner) => {
    await requireKnownKeys(owner, secrets);
    return createNetwork(owner, secrets.installationKey, network);
  });
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

main().catch(refuseToStart);
