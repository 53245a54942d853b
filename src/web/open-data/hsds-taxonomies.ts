import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { notFound } from '../../domain/errors';
import type { HsdsObject } from '../../open-data/hsds/document';
import type { HsdsNetwork } from '../../open-data/hsds/network';
import { pageOf } from '../../open-data/hsds/page';
import { allTaxonomies } from '../../open-data/hsds/taxonomy';
import { allTaxonomyTerms } from '../../open-data/hsds/taxonomy-term';
import { sendPublic } from './answers';
import { openDoor } from './handle';
import { PAGING, pageWish } from './hsds-lists';
import { publicNetwork, type OpenDataParts } from './network';
import { id, oneOf, readParameters, words, yesOrNo } from './parameters';
import { pathId, pathWord } from './path';

const LIST = { ...PAGING, format: oneOf('json'), search: words } as const;

/** The lists of words by which offers are told apart. They are short and held whole. */
export function taxonomyDoors(app: FastifyInstance, root: string, parts: OpenDataParts): void {
  const networkOf = (request: FastifyRequest): Promise<HsdsNetwork> =>
    publicNetwork(parts, pathWord(request, 'network'));
  const one = (path: string, all: (network: HsdsNetwork) => HsdsObject[]): void =>
    openDoor(app, path, async (request, reply) => {
      readParameters(request.query, {});
      return sendOne(request, reply, all(await networkOf(request)));
    });

  openDoor(app, `${root}/taxonomies`, async (request, reply) => {
    const wish = readParameters(request.query, LIST);
    const all = named(allTaxonomies(await networkOf(request)), wish.search);
    return sendPublic(request, reply, { body: JSON.stringify(pageOf(all, pageWish(wish))) });
  });
  one(`${root}/taxonomies/:id`, allTaxonomies);

  openDoor(app, `${root}/taxonomy_terms`, async (request, reply) => {
    const wish = readParameters(request.query, {
      ...LIST,
      taxonomy_id: id,
      parent_id: id,
      top_only: yesOrNo,
    });
    // no term of ours stands below another
    const terms = allTaxonomyTerms(await networkOf(request));
    const all = named(wish.parent_id === null ? terms : [], wish.search).filter(
      (term) => wish.taxonomy_id === null || term.taxonomy_id === wish.taxonomy_id,
    );
    return sendPublic(request, reply, { body: JSON.stringify(pageOf(all, pageWish(wish))) });
  });
  one(`${root}/taxonomy_terms/:id`, allTaxonomyTerms);
}

function named(all: readonly HsdsObject[], search: readonly string[] | null): HsdsObject[] {
  return all.filter(({ name }) =>
    (search ?? []).every((word) => String(name).toLowerCase().includes(word.toLowerCase())),
  );
}

function sendOne(request: FastifyRequest, reply: FastifyReply, all: readonly HsdsObject[]): FastifyReply {
  const wanted = pathId(request);
  const found = all.find((object) => object.id === wanted);
  if (found === undefined) throw notFound('id');
  return sendPublic(request, reply, { body: JSON.stringify(found) });
}
