import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Database } from '../../db/database';
import { read, transact } from '../../db/work';
import { DomainError } from '../../domain/errors';
import { newSecretToken, readSecretToken, type SecretToken } from '../../modules/accounts';
import { confirmOfferByLink, findOfferToConfirm } from '../../modules/offers';
import { newId } from '../../domain/ids';
import { page, type PageText } from '../page';
import { askText, CONFIRMED, confirmedText, ENDED } from './offer-confirmation-text';

const ADDRESS = '/angebot-bestaetigen/:token';

/**
 * The page behind the link of a reminder. Looking at it changes nothing, since mail scanners follow links; sending it
 * confirms the offer. The link is the permission: whoever holds it was sent the mail, so there is no operation of the
 * API for it. Every link that does not hold is answered alike, after the same question to the database.
 */
export function offerConfirmationPage(app: FastifyInstance, database: Database): void {
  app.get<{ Params: { token: string } }>(ADDRESS, async (request, reply) => {
    const offer = await ask(database, tokenOf(request.params.token));
    return offer === null ? show(reply, 404, ENDED) : show(reply, 200, askText(offer));
  });

  app.post<{ Params: { token: string } }>(ADDRESS, async (request, reply) => {
    const token = tokenOf(request.params.token);
    const offer = await ask(database, token);
    if (offer === null) return show(reply, 404, ENDED);
    const confirmUntil = await confirm(database, token);
    if (confirmUntil === null) return show(reply, 404, ENDED);
    return show(reply, 200, { title: CONFIRMED, body: confirmedText(offer, confirmUntil) });
  });
}

function ask(database: Database, token: SecretToken): ReturnType<typeof findOfferToConfirm> {
  const actor = { kind: 'SYSTEM', networkId: token.networkId } as const;
  return read(database, actor, 'showOfferConfirmation', (work) => findOfferToConfirm(work, token));
}

/** The day until which the offer is public now; null when somebody else was faster with the same link. */
async function confirm(database: Database, token: SecretToken): Promise<string | null> {
  const actor = { kind: 'SYSTEM', networkId: token.networkId } as const;
  try {
    const offer = await transact(database, actor, 'confirmOfferByLink', (work) =>
      confirmOfferByLink(work, token),
    );
    return offer.confirmUntil;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'NOT_FOUND') return null;
    throw error;
  }
}

/** What was never a link is asked for like one that was, so that the answer takes as long. */
function tokenOf(text: string): SecretToken {
  const token = readSecretToken(text) ?? readSecretToken(newSecretToken(newId()).text);
  if (token === null) throw new Error('A new token could not be read.');
  return token;
}

function show(reply: FastifyReply, status: number, text: PageText): FastifyReply {
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(page(text));
}
