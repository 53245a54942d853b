import { createHash } from 'node:crypto';
import { gunzip } from 'node:zlib';
import { promisify } from 'node:util';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { DomainError, invalidInput } from '../../domain/errors';
import { berlinDay, type Day } from '../../domain/period';
import {
  fingerprintOf,
  listPublishedOffers,
  publicContent,
  type PublishedOffer,
} from '../../modules/catalogue';
import {
  openPrintShop,
  printBrochure,
  TEMPLATE,
  toPrint,
  type Arrangement,
  type Named,
  type OfferToPrint,
  type Order,
} from '../../open-data/brochure';
import { isKnown, markPublic } from './answers';
import { openDoor } from './handle';
import { publicNetwork, type OpenDataParts, type PublicNetwork } from './network';
import { id, oneOf, readParameters } from './parameters';
import { pathWord } from './path';

const PORTION = 200;
/** A longer catalogue is printed by single topics or districts. */
const MOST_OFFERS = 2_500;

const PARAMETERS = { nach: oneOf('thema', 'sozialraum'), thema: id, sozialraum: id } as const;

/** The catalogue on paper, for practices that hang it up: all of it, or one topic or district. */
export function brochureRoute(app: FastifyInstance, parts: OpenDataParts): void {
  const shop = openPrintShop();
  app.addHook('onClose', () => shop.close());

  openDoor(app, '/angebote/:network/broschuere.pdf', async (request, reply) => {
    const wish = readParameters(request.query, PARAMETERS);
    const network = await publicNetwork(parts, pathWord(request, 'network'));
    const order = orderOf(wish, network, parts);
    const edition = await editionOf(parts, network, order);
    const mark = `W/"${edition}"`;
    if (isKnown(request, mark)) {
      markPublic(reply, mark);
      return reply.code(304).send();
    }
    const name = `${network.id} ${order.by} ${order.only?.id ?? ''}`;
    const zipped = await shop.fetch(name, edition, (signal) =>
      printBrochure(portionsOf(parts, network, order), order, signal),
    );
    markPublic(reply, mark);
    return sendPdf(request, reply, fileNameOf(network, order), zipped);
  });
}

type Wish = ReturnType<typeof readParameters<typeof PARAMETERS>>;

/** @throws INVALID_INPUT when the parts of the wish do not go together, or name nothing of this network */
function orderOf(wish: Wish, network: PublicNetwork, parts: OpenDataParts): Order {
  if (wish.thema !== null && wish.sozialraum !== null) throw invalidInput('sozialraum', 'ONLY_ONE');
  if (wish.thema !== null && wish.nach === 'sozialraum') throw invalidInput('nach', 'ONLY_ONE');
  if (wish.sozialraum !== null && wish.nach === 'thema') throw invalidInput('nach', 'ONLY_ONE');
  const by: Arrangement = wish.nach === 'sozialraum' || wish.sozialraum !== null ? 'DISTRICT' : 'TOPIC';
  const only =
    by === 'TOPIC'
      ? chosen(network.topicAreas, wish.thema, 'thema')
      : chosen(network.districts, wish.sozialraum, 'sozialraum');
  return {
    network: network.name,
    today: berlinDay(parts.clock()),
    by,
    only,
    topicAreas: network.topicAreas.map(named),
    districts: network.districts.map(named),
    address: `${parts.publicUrl}/angebote/${network.slug}`,
  };
}

function chosen(list: readonly Named[], wanted: string | null, field: string): Named | null {
  if (wanted === null) return null;
  const found = list.find((entry) => entry.id === wanted);
  if (found === undefined) throw invalidInput(field, 'UNKNOWN');
  return named(found);
}

function named({ id: namedId, name }: Named): Named {
  return { id: namedId, name };
}

/** Another one whenever anything in it would be another: offers, names, the day, the page itself. */
async function editionOf(parts: OpenDataParts, network: PublicNetwork, order: Order): Promise<string> {
  const offers = await fingerprintOf(parts.catalogue, network.id, order.today);
  const all = JSON.stringify([offers, order, TEMPLATE]);
  return createHash('sha256').update(all).digest('base64url').slice(0, 27);
}

/** @throws LIMIT_EXCEEDED */
async function* portionsOf(
  parts: OpenDataParts,
  network: PublicNetwork,
  order: Order,
): AsyncGenerator<OfferToPrint[]> {
  let printed = 0;
  for (let after: string | null = null; ;) {
    const offers = await listPublishedOffers(parts.catalogue, network.id, order.today, after, PORTION);
    const wanted = offers.filter((offer) => isOrdered(offer, order));
    printed += wanted.length;
    if (printed > MOST_OFFERS) throw new DomainError('LIMIT_EXCEEDED', { reason: 'OFFERS' });
    yield wanted.map((offer) => toPrint(offer, publicContent));
    const last = offers.at(-1);
    if (last === undefined || offers.length < PORTION) return;
    after = last.id;
  }
}

/** What is for everybody belongs to each district. */
function isOrdered({ content }: PublishedOffer, { by, only }: Order): boolean {
  if (only === null) return true;
  if (by === 'TOPIC') return content.topicAreaIds.includes(only.id);
  return content.districtIds.length === 0 || content.districtIds.includes(only.id);
}

function fileNameOf({ slug }: PublicNetwork, { by, only, today }: Order): string {
  const what = by === 'TOPIC' ? ['themen', 'thema'] : ['sozialraeumen', 'sozialraum'];
  return `angebote-${slug}-${only === null ? `nach-${what[0] ?? ''}` : (what[1] ?? '')}-${stampOf(today)}.pdf`;
}

function stampOf(today: Day): string {
  return today.replaceAll('-', '');
}

const unzip = promisify(gunzip);

/** Packed as it is kept, or unpacked for a reader that does not say that it can do that. */
async function sendPdf(
  request: FastifyRequest,
  reply: FastifyReply,
  fileName: string,
  zipped: Uint8Array,
): Promise<FastifyReply> {
  void reply
    .type('application/pdf')
    .header('content-language', 'de')
    .header('content-disposition', `inline; filename="${fileName}"`)
    .header('vary', 'accept-encoding');
  if (!/\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/i.test(request.headers['accept-encoding'] ?? '')) {
    return reply.send(await unzip(zipped));
  }
  return reply.header('content-encoding', 'gzip').send(Buffer.from(zipped));
}
