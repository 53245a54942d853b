import { Client } from 'pg';
import { SettingError, type Secrets } from '../config';

type Keys = Pick<Secrets, 'installationKey' | 'formerKeys'>;

/**
 * Nothing starts that could not open what a network has sealed, or would seal what others cannot open.
 *
 * @throws SettingError when a network's key is wrapped by an installation key that the settings do not name
 */
export async function requireKnownKeys(owner: Client, { installationKey, formerKeys }: Keys): Promise<void> {
  const found = await owner.query<{ networks: number }>(
    `select count(distinct network_id)::int as networks from keystore.network_keys
      where installation_key_id <> all ($1)`,
    [[installationKey, ...formerKeys].map((key) => key.id)],
  );
  const networks = found.rows[0]?.networks ?? 0;
  if (networks === 0) return;
  const [what, it] = networks === 1 ? ['1 network', 'it was'] : [`${networks} networks`, 'they were'];
  throw new SettingError(
    `The key of ${what} is wrapped by an installation key that neither INSTALLATION_KEY nor INSTALLATION_KEY_OLD names: set the one ${it} made with.`,
  );
}

/** The same, with a connection of its own. */
export async function requireKnownKeysAt(ownerUrl: string, keys: Keys): Promise<void> {
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await requireKnownKeys(owner, keys);
  } finally {
    await owner.end();
  }
}
