import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { berlinDay } from '../../domain/period';
import { fingerprintOf, listPublishedOffers } from '../../modules/catalogue';
import { csvHeader, csvRows } from '../../open-data/csv/write-csv';
import { isKnown, markPublic } from './answers';
import { openDoor } from './handle';
import { publicNetwork, type OpenDataParts, type PublicNetwork } from './network';
import { readParameters } from './parameters';
import { pathWord } from './path';

const PORTION = 200;

/** The catalogue as a file for spreadsheets. */
export function csvRoutes(app: FastifyInstance, parts: OpenDataParts): void {
  openDoor(app, '/angebote/:network.csv', async (request, reply) => {
    readParameters(request.query, {});
    const network = await publicNetwork(parts, pathWord(request, 'network'));
    const today = berlinDay(parts.clock());
    const mark = `W/"${today}-${await fingerprintOf(parts.catalogue, network.id, today)}"`;
    markPublic(reply, mark);
    if (isKnown(request, mark)) return reply.code(304).send();
    return reply
      .type('text/csv; charset=utf-8; header=present')
      .header('content-disposition', `attachment; filename="angebote-${network.slug}-${today}.csv"`)
      .send(Readable.from(offersAsCsv(parts, network, today)));
  });
}

/** Read from the database as fast as it is taken, not faster. */
async function* offersAsCsv(
  parts: OpenDataParts,
  network: PublicNetwork,
  today: string,
): AsyncGenerator<string> {
  yield csvHeader();
  for (let after: string | null = null; ;) {
    const offers = await listPublishedOffers(parts.catalogue, network.id, today, after, PORTION);
    yield csvRows(offers, network);
    const last = offers.at(-1);
    if (last === undefined || offers.length < PORTION) return;
    after = last.id;
  }
}
