import type { Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import { DomainError, invalidInput } from '../../domain/errors';
import { decideFeedback, type FeedbackDecision } from '../consents';
import { makeKey } from '../keys';
import { insertFeedbackItem, lockReverseReleases } from './feedback-repository';
import { sealItem } from './payload-seal';
import type { Referral } from './referral.entity';
import type { PayloadItemInput } from './referral.types';

type Covers = Extract<FeedbackDecision, { allowed: true }>['covers'];

/**
 * May this be told back, now? The reverse releases stay as they are until the transaction ends.
 *
 * @throws INVALID_INPUT for an item named twice; CONSENT_REQUIRED with the reason and the item that is not covered
 */
export async function requireFeedbackCovered(
  work: Work<Person>,
  referral: Referral,
  feedback: readonly PayloadItemInput[],
): Promise<Covers> {
  if (feedback.length === 0) return [];
  const items = feedback.map((item) => ({ subjectId: item.memberId, category: item.category }));
  const names = items.map((item) => `${item.subjectId} ${item.category}`);
  const twice = names.findIndex((name, place) => names.indexOf(name) !== place);
  const decision = decideFeedback(await lockReverseReleases(work, referral.id), items, work.now);
  if (!decision.allowed) {
    const { reason, place } = decision;
    throw new DomainError('CONSENT_REQUIRED', { reason, field: `input.feedback[${place}].category` });
  }
  if (twice !== -1) throw invalidInput(`input.feedback[${twice}]`, 'NAMED_TWICE');
  return decision.covers;
}

/** Tells it back, under a key that recipient and sender of the referral share. */
export async function tellBack(
  work: Work<Person>,
  referral: Referral,
  feedback: readonly PayloadItemInput[],
  covers: Covers,
): Promise<void> {
  if (feedback.length === 0) return;
  const key = await makeKey(work, 'PAYLOAD', referral.toId, referral.fromId);
  for (const [position, { subjectId, category, consentId }] of covers.entries()) {
    const name = { networkId: work.actor.networkId, referralId: referral.id, subjectId, category };
    await insertFeedbackItem(work, referral, {
      subjectId,
      category,
      position,
      consentId,
      completedVersion: referral.version + 1,
      keyId: key.id,
      sealed: sealItem(key.bytes, 'feedback_items', name, feedback[position]?.text.trim() ?? ''),
    });
  }
}
