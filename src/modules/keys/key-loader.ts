import type { Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import { loaderPerWork } from '../../graphql/context';
import { openKeys } from './keyring';

/** Keys in the clear by id, batched; null where the partner in scope neither owns nor may read. */
export const keysById = loaderPerWork<string, Buffer | null>(async (work, ids) => {
  const keys = await openKeys(work as Work<Person>, ids);
  return ids.map((id) => keys.get(id) ?? null);
});
