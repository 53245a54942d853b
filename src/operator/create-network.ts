import type { Client } from 'pg';
import type { InstallationKey } from '../domain/installation-key';
import { newId } from '../domain/ids';
import { LAENDER, type Land } from '../domain/working-days';
import { INVITATION_DAYS, newSecretToken } from '../modules/accounts';
import { newNetworkKey } from '../modules/keys';

export interface NewNetwork {
  readonly slug: string;
  readonly name: string;
  readonly land: Land;
  /** Address of the first coordinator. */
  readonly email: string;
  /** Name of the first coordinator. */
  readonly coordinator: string;
  readonly districts: readonly string[];
  readonly topicAreas: readonly string[];
}

/** What is wrong with a new network, in one sentence for the operator. */
export class NetworkRefused extends Error {
  override readonly name = 'NetworkRefused';
}

/**
 * Makes a network with its settings, lists and key, and its first coordinator. For the operator's command line, as the
 * owner of the tables: the application's login cannot.
 *
 * @returns the secret of the one-time link by which the coordinator sets a password
 */
export async function createNetwork(
  owner: Client,
  installationKey: InstallationKey,
  network: NewNetwork,
): Promise<string> {
  requireSound(network);
  const networkId = newId();
  const key = newNetworkKey(installationKey, networkId);
  const accountId = newId();
  const token = newSecretToken(networkId);
  await owner.query('begin');
  try {
    const made = await owner.query(
      `insert into networks (id, slug, name, land) values ($1, $2, $3, $4) on conflict (slug) do nothing`,
      [networkId, network.slug, network.name, network.land],
    );
    if (made.rowCount === 0) throw new NetworkRefused(`There is a network "${network.slug}" already.`);
    await owner.query(`insert into network_settings (network_id) values ($1)`, [networkId]);
    await insertList(owner, 'topic_areas', networkId, network.topicAreas);
    await insertList(owner, 'districts', networkId, network.districts);
    await owner.query(
      `insert into keystore.network_keys (network_id, id, wrapped, installation_key_id) values ($1, $2, $3, $4)`,
      [networkId, key.id, key.wrapped, installationKey.id],
    );
    await owner.query(`insert into accounts (network_id, id, email, name) values ($1, $2, $3, $4)`, [
      networkId,
      accountId,
      network.email.toLowerCase(),
      network.coordinator,
    ]);
    await owner.query(
      `insert into hats (network_id, id, account_id, role) values ($1, $2, $3, 'COORDINATOR')`,
      [networkId, newId(), accountId],
    );
    await owner.query(
      `insert into one_time_links (network_id, id, account_id, secret_hash, expires_at)
       values ($1, $2, $3, $4, app.clock() + make_interval(days => $5))`,
      [networkId, token.id, accountId, token.secretHash, INVITATION_DAYS],
    );
    await owner.query('commit');
  } catch (error) {
    await owner.query('rollback');
    throw error;
  }
  return token.text;
}

function requireSound(network: NewNetwork): void {
  if (!/^[a-z][a-z0-9-]{1,62}$/.test(network.slug)) {
    throw new NetworkRefused(
      '--slug must be 2 to 63 small letters, digits and hyphens, beginning with a letter.',
    );
  }
  if (network.name.trim() === '' || network.name.length > 200)
    throw new NetworkRefused('--name must be 1 to 200 characters.');
  if (!LAENDER.includes(network.land))
    throw new NetworkRefused(`--land must be one of ${LAENDER.join(', ')}.`);
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(network.email) || network.email.length > 254) {
    throw new NetworkRefused('--email must be an e-mail address.');
  }
}

async function insertList(
  owner: Client,
  table: 'topic_areas' | 'districts',
  networkId: string,
  names: readonly string[],
): Promise<void> {
  for (const [position, name] of names.entries()) {
    await owner.query(`insert into ${table} (network_id, id, name, position) values ($1, $2, $3, $4)`, [
      networkId,
      newId(),
      name,
      position,
    ]);
  }
}
