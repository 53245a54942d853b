import type { Catalogue } from '../../db/catalogue';
import type { Database } from '../../db/database';
import { read } from '../../db/work';
import { notFound } from '../../domain/errors';
import { findDistrictsOf, findNetworkBySlug, findTopicAreasOf } from '../../modules/networks';
import type { HsdsNetwork } from '../../open-data/hsds/network';

export interface OpenDataParts {
  readonly database: Database;
  readonly catalogue: Catalogue;
  /** Which day the catalogue is read on. */
  readonly clock: () => Date;
  readonly publicUrl: string;
}

export interface PublicNetwork extends HsdsNetwork {
  readonly slug: string;
}

/** @throws NOT_FOUND when no network has this short name */
export async function publicNetwork(parts: OpenDataParts, slug: string): Promise<PublicNetwork> {
  const found = await read(parts.database, { kind: 'NOBODY' }, 'openData', async (work) => {
    const network = isSlug(slug) ? await findNetworkBySlug(work, slug) : null;
    if (network === null) return null;
    const topicAreas = await findTopicAreasOf(work, [network.id]);
    const districts = await findDistrictsOf(work, [network.id]);
    return { ...network, topicAreas, districts };
  });
  if (found === null) throw notFound('network');
  return found;
}

function isSlug(text: string): boolean {
  return /^[a-z0-9-]{1,63}$/.test(text);
}
