import { loaderPerWork } from '../../graphql/context';
import { findPartners } from './partner-repository';
import type { Partner } from './partner.entity';

/** Partners by id, batched; an id that is not in this network is null. */
export const partnersById = loaderPerWork<string, Partner | null>(async (work, ids) => {
  const found = new Map((await findPartners(work, ids)).map((partner) => [partner.id, partner]));
  return ids.map((id) => found.get(id) ?? null);
});
