import { present, type HsdsObject } from './document';
import type { HsdsNetwork } from './network';
import { TAXONOMY_KEYS, taxonomyIdOf, wordsOf, type TaxonomyKey } from './taxonomies';

export function toTaxonomy(key: TaxonomyKey, network: HsdsNetwork): HsdsObject {
  const { name, description } = wordsOf(key, network);
  return present({ id: taxonomyIdOf(key, network), name, description });
}

export function allTaxonomies(network: HsdsNetwork): HsdsObject[] {
  return TAXONOMY_KEYS.map((key) => toTaxonomy(key, network));
}
