import type { Work } from '../../db/work';
import { written } from '../../db/written';
import type { Person } from '../../domain/actor';
import { DomainError } from '../../domain/errors';
import { berlinDay } from '../../domain/period';
import { lockTerms, requireMemberships } from '../agreements';
import { makeKey, openKeys } from '../keys';
import { getReferralFor, requireReferralStep, requireSameHands } from './get-referral';
import { moveReferral } from './move-referral';
import {
  findPayloadItems,
  findSentCounts,
  insertAcceptance,
  insertReceivedItem,
  lockReleasesUnder,
} from './payload-repository';
import { openItem, sealItem } from './payload-seal';
import { findReferrals, lockReferral, type ReferralRow } from './referral-repository';
import type { PayloadItem, Referral } from './referral.entity';

/**
 * The receiving partner takes the family on. It gets copies of its own, under a key of its own. Whoever has taken it out of
 * the intake stays responsible, also when a deputy accepts; else the actor becomes so. Needs both members and the releases,
 * now, as sending does.
 *
 * @throws NOT_FOUND; FORBIDDEN to the sender; ILLEGAL_TRANSITION; NOT_A_MEMBER; CONSENT_REQUIRED (EXPIRED, REVOKED)
 */
export async function acceptReferral(work: Work<Person>, id: string): Promise<ReferralRow> {
  const { referral: seen } = await getReferralFor(work, id, 'ACCEPT');
  const terms = await lockTerms(work, [seen.fromId, seen.toId]);
  const referral = await lockReferral(work, id);
  const to = requireReferralStep(referral, 'ACCEPT');
  await requireSameHands(work, seen, referral, 'ACCEPT');
  const memberships = requireMemberships(terms, referral.fromId, referral.toId, berlinDay(work.now));
  const items = await requireReadablePayload(work, id);

  await insertAcceptance(work, referral, memberships, written(items[0]));
  await copyItems(work, referral, items);
  const responsibleAccountId = referral.responsibleAccountId ?? work.actor.accountId;
  await moveReferral(work, referral, { action: 'ACCEPT', to, side: 'RECIPIENT' }, { responsibleAccountId });
  work.trail.done('CONSENT');
  return written((await findReferrals(work, [id]))[0]);
}

/** Every item that was sent still rests on a live release inside its period; the releases stay so until the end. */
async function requireReadablePayload(work: Work<Person>, id: string): Promise<PayloadItem[]> {
  const held = await lockReleasesUnder(work, id);
  const items = await findPayloadItems(work, [id]);
  const sent = (await findSentCounts(work, [id]))[0]?.items ?? 0;
  if (items.length < sent) throw new DomainError('CONSENT_REQUIRED', { reason: 'EXPIRED' });
  if (held < sent) throw new DomainError('CONSENT_REQUIRED', { reason: 'REVOKED' });
  return items;
}

async function copyItems(
  work: Work<Person>,
  referral: Referral,
  items: readonly PayloadItem[],
): Promise<void> {
  const keys = await openKeys(
    work,
    items.map((item) => item.keyId),
  );
  const own = await makeKey(work, 'RECEIVED', referral.toId);
  for (const item of items) {
    const text = openItem(written(keys.get(item.keyId)), 'payload_items', item);
    const sealed = sealItem(own.bytes, 'received_items', item, text);
    const { subjectId, category } = item;
    await insertReceivedItem(work, referral, { subjectId, category, keyId: own.id, sealed });
  }
}
