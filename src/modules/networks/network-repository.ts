import type { Work } from '../../db/work';
import type { District, Network, NetworkSettings, TopicArea } from './network.entity';

export function findNetworkBySlug(work: Work, slug: string): Promise<Network | null> {
  return work.db.row<Network>(`select id, slug, name, land from networks where slug = $1`, [slug]);
}

export function findNetwork(work: Work, id: string): Promise<Network | null> {
  return work.db.row<Network>(`select id, slug, name, land from networks where id = $1`, [id]);
}

/** Every network, for what is done in each of them in turn. */
export async function findNetworkIds(work: Work): Promise<string[]> {
  const networks = await work.db.rows<{ id: string }>(`select id from networks order by id`);
  return networks.map((network) => network.id);
}

export async function getOwnNetwork(work: Work): Promise<Network> {
  const network = await work.db.row<Network>(
    `select id, slug, name, land from networks where id = app.network()`,
  );
  if (network === null) throw new Error('The network of the transaction does not exist.');
  return network;
}

export async function getSettings(work: Work): Promise<NetworkSettings> {
  const settings = await work.db.row<NetworkSettings>(
    `select * from network_settings where network_id = app.network()`,
  );
  if (settings === null) throw new Error('The network has no settings.');
  return settings;
}

export function findDistrictsOf(work: Work, networkIds: readonly string[]): Promise<District[]> {
  return work.db.rows<District>(`select * from districts where network_id = any($1) order by position, id`, [
    networkIds,
  ]);
}

export function findTopicAreasOf(work: Work, networkIds: readonly string[]): Promise<TopicArea[]> {
  return work.db.rows<TopicArea>(
    `select * from topic_areas where network_id = any($1) order by position, id`,
    [networkIds],
  );
}

/** Those of the ids that are no topic areas of this network. */
export function findUnknownTopicAreas(work: Work, ids: readonly string[]): Promise<{ id: string }[]> {
  return work.db.rows(
    `select wanted.id from unnest($1::uuid[]) as wanted (id)
      where not exists (select from topic_areas t where t.network_id = app.network() and t.id = wanted.id)`,
    [ids],
  );
}

/** Those of the ids that are no districts of this network. */
export function findUnknownDistricts(work: Work, ids: readonly string[]): Promise<{ id: string }[]> {
  return work.db.rows(
    `select wanted.id from unnest($1::uuid[]) as wanted (id)
      where not exists (select from districts d where d.network_id = app.network() and d.id = wanted.id)`,
    [ids],
  );
}
