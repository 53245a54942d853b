import type { FastifyInstance } from 'fastify';
import { notFound } from '../../domain/errors';
import { berlinDay } from '../../domain/period';
import { listProviders, pageOfPublishedOffers, type PublishedOffer } from '../../modules/catalogue';
import { toFullOrganization } from '../../open-data/hsds/full-organization';
import { toOrganization, type Provider } from '../../open-data/hsds/organization';
import { toPage } from '../../open-data/hsds/page';
import { sendPublic } from './answers';
import { openDoor } from './handle';
import { PAGING, pageWish } from './hsds-lists';
import { publicNetwork, type OpenDataParts, type PublicNetwork } from './network';
import { oneOf, readParameters, words, yesOrNo } from './parameters';
import { pathId, pathWord } from './path';

/** A partner has no more public offers than this. */
const MOST_OFFERS = 10_000;

/** Partners with something on offer. A partner without is not shown, whatever its id. */
export function organizationDoors(app: FastifyInstance, root: string, parts: OpenDataParts): void {
  const offersOf = async (
    network: PublicNetwork,
    today: string,
    partnerId: string,
  ): Promise<readonly PublishedOffer[]> => {
    const question = { networkId: network.id, today, partnerId, paths: [], since: null, words: [] };
    return (await pageOfPublishedOffers(parts.catalogue, question, 0, MOST_OFFERS)).offers;
  };
  const inFull = async (
    network: PublicNetwork,
    provider: Provider,
    fullServices: boolean,
  ): Promise<object> => {
    const today = berlinDay(parts.clock());
    const offers = await offersOf(network, today, provider.id);
    return toFullOrganization(provider, offers, network, today, fullServices);
  };

  openDoor(app, `${root}/organizations`, async (request, reply) => {
    const wish = readParameters(request.query, {
      ...PAGING,
      format: oneOf('json'),
      search: words,
      full: yesOrNo,
      full_service: yesOrNo,
    });
    const network = await publicNetwork(parts, pathWord(request, 'network'));
    const today = berlinDay(parts.clock());
    const named = (await listProviders(parts.catalogue, network.id, today, null)).filter(({ name }) =>
      (wish.search ?? []).every((word) => name.toLowerCase().includes(word.toLowerCase())),
    );
    const page = pageWish(wish);
    const shown = named.slice((page.page - 1) * page.perPage, page.page * page.perPage);
    const contents: object[] = [];
    for (const provider of shown) {
      contents.push(
        wish.full === true || wish.full_service === true
          ? await inFull(network, provider, wish.full_service === true)
          : toOrganization(provider, network),
      );
    }
    return sendPublic(request, reply, { body: JSON.stringify(toPage(contents, named.length, page)) });
  });

  openDoor(app, `${root}/organizations/:id`, async (request, reply) => {
    const wish = readParameters(request.query, { full_service: yesOrNo });
    const network = await publicNetwork(parts, pathWord(request, 'network'));
    const today = berlinDay(parts.clock());
    const [provider] = await listProviders(parts.catalogue, network.id, today, pathId(request));
    if (provider === undefined) throw notFound('id');
    const body = JSON.stringify(await inFull(network, provider, wish.full_service === true));
    return sendPublic(request, reply, { body });
  });
}
