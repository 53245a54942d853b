import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { notFound } from '../../domain/errors';
import { berlinDay, berlinMidnight } from '../../domain/period';
import { findPublishedOffer } from '../../modules/catalogue';
import { openApiDocument } from '../../open-data/hsds/openapi';
import { lastModifiedOf, toService } from '../../open-data/hsds/service';
import { openToAll, sendPublic } from './answers';
import { openDoor } from './handle';
import { SERVICE_PARAMETERS, servicesPage } from './hsds-lists';
import { organizationDoors } from './hsds-organizations';
import { servicesAsLines } from './hsds-lines';
import { taxonomyDoors } from './hsds-taxonomies';
import { publicNetwork, type OpenDataParts, type PublicNetwork } from './network';
import { readParameters } from './parameters';
import { pathId, pathWord } from './path';

const ROOT = '/hsds/v3/:network';
const PROFILE = 'https://docs.openreferral.org/en/3.0/';

/** The catalogue of each network as HSDS 3.0, read by whoever wants to. */
export function hsdsRoutes(app: FastifyInstance, parts: OpenDataParts): void {
  const networkOf = (request: FastifyRequest): Promise<PublicNetwork> =>
    publicNetwork(parts, pathWord(request, 'network'));

  const root = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    readParameters(request.query, {});
    const { slug } = await networkOf(request);
    const openapi_url = `${parts.publicUrl}/hsds/v3/${slug}/openapi.json`;
    return sendPublic(request, reply, {
      body: JSON.stringify({ version: '3.0', profile: PROFILE, openapi_url }),
    });
  };
  openDoor(app, ROOT, root);
  openDoor(app, `${ROOT}/`, root);

  openDoor(app, `${ROOT}/openapi.json`, async (request, reply) => {
    readParameters(request.query, {});
    const network = await networkOf(request);
    const document = openApiDocument(network.name, `${parts.publicUrl}/hsds/v3/${network.slug}`);
    return sendPublic(request, reply, { body: JSON.stringify(document) });
  });

  openDoor(app, `${ROOT}/services`, async (request, reply) => {
    const wish = readParameters(request.query, SERVICE_PARAMETERS);
    const network = await networkOf(request);
    if (wish.format === 'ndjson') {
      const lines = Readable.from(servicesAsLines(parts, network, wish));
      return openToAll(reply).type('application/x-ndjson; charset=utf-8').send(lines);
    }
    return sendPublic(request, reply, { body: await servicesPage(parts, network, wish) });
  });

  openDoor(app, `${ROOT}/services/:id`, async (request, reply) => {
    readParameters(request.query, {});
    const network = await networkOf(request);
    const today = berlinDay(parts.clock());
    const wanted = pathId(request);
    const offer = await findPublishedOffer(parts.catalogue, wanted, today);
    if (offer?.networkId !== network.id) throw notFound('id');
    // what is over is left out, so the answer can be another each day
    const midnight = berlinMidnight(today);
    const changed = lastModifiedOf(offer);
    return sendPublic(request, reply, {
      body: JSON.stringify(toService(offer, network, today)),
      lastModified: changed > midnight ? changed : midnight,
    });
  });

  organizationDoors(app, ROOT, parts);

  taxonomyDoors(app, ROOT, parts);
}
