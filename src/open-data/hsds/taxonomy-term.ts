import { present, type HsdsObject } from './document';
import type { HsdsNetwork } from './network';
import { TAXONOMY_KEYS, taxonomyIdOf, termIdOf, wordsOf, type TaxonomyKey } from './taxonomies';
import { toTaxonomy } from './taxonomy';

type Terms = ReadonlyMap<string, HsdsObject>;

/** Terms are told with every attribute, and are the same each time: made once for each reading of a network's lists. */
const made = new WeakMap<HsdsNetwork, Terms>();

/** One word of a list; null when the network's list has no such word (any more). */
export function toTaxonomyTerm(key: TaxonomyKey, code: string, network: HsdsNetwork): HsdsObject | null {
  return termsOf(network).get(`${key} ${code}`) ?? null;
}

export function allTaxonomyTerms(network: HsdsNetwork): HsdsObject[] {
  return [...termsOf(network).values()];
}

function termsOf(network: HsdsNetwork): Terms {
  const known = made.get(network);
  if (known !== undefined) return known;
  const terms = new Map(TAXONOMY_KEYS.flatMap((key) => [...termsIn(key, network)]));
  made.set(network, terms);
  return terms;
}

function* termsIn(key: TaxonomyKey, network: HsdsNetwork): Generator<[string, HsdsObject]> {
  const words = wordsOf(key, network);
  const taxonomy = toTaxonomy(key, network);
  for (const { code, name, language } of words.terms) {
    const term = present({
      id: termIdOf(key, code, network),
      code,
      name,
      description: `${words.name}: ${name}`,
      taxonomy: words.name,
      taxonomy_id: taxonomyIdOf(key, network),
      taxonomy_detail: taxonomy,
      language: language ?? 'de',
    });
    yield [`${key} ${code}`, term];
  }
}
