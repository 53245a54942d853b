import type { Catalogue } from '../../db/catalogue';
import { notFound } from '../../domain/errors';
import type { ApiContext } from '../../graphql/context';
import { findNetworkBySlug } from '../networks';

/** Short names of networks do not change: each is looked up once for each catalogue. */
const KNOWN = new WeakMap<Catalogue, Map<string, string>>();

/** @throws NOT_FOUND naming `network` */
export async function networkIdOf(context: ApiContext, slug: string): Promise<string> {
  const known = KNOWN.get(context.catalogue) ?? new Map<string, string>();
  KNOWN.set(context.catalogue, known);
  const id = known.get(slug) ?? (await findNetworkBySlug(await context.reading(), slug))?.id;
  if (id === undefined) throw notFound('network');
  known.set(slug, id);
  return id;
}
