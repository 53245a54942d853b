import type { Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import { forbidden, invalidInput } from '../../domain/errors';
import { berlinDay, type Day } from '../../domain/period';
import { getVisibleFamily } from '../families';
import { openKey, type ClearKey } from '../keys';
import { getReferralFor } from './get-referral';
import { findSentOn, insertPaperAnswer, type SealedWord } from './paper-repository';
import { sealSpokenWith, type WordPlace } from './payload-seal';
import type { ReferralRow } from './referral-repository';
import type { Referral } from './referral.entity';
import type { PaperStep } from './referral-words';

/** What the sender was told: by whom, and on which day. */
export interface PaperWord {
  readonly referralId: string;
  readonly spokenWith: string;
  readonly answeredOn: Day;
}

/**
 * The referral, when this step is the sender's to record.
 *
 * @throws NOT_FOUND; FORBIDDEN to the recipient, and ANSWERS_ITSELF where the recipient has accounts
 */
export async function getPaperReferral(
  work: Work<Person>,
  referralId: string,
  step: PaperStep,
): Promise<ReferralRow> {
  const { referral } = await getReferralFor(work, referralId, step, 'input.referralId');
  requirePaper(referral);
  return referral;
}

/** @throws FORBIDDEN for a recipient that had accounts when it was sent, or has them now */
export function requirePaper(referral: ReferralRow): void {
  if (referral.sent === true && !referral.paper) throw forbidden('ANSWERS_ITSELF');
}

/** Writes who has said it and when. @throws INVALID_INPUT (`input.answeredOn`) before the sending or after today */
export async function recordPaperWord(
  work: Work<Person>,
  referral: Referral,
  word: PaperWord,
): Promise<void> {
  if (word.answeredOn > berlinDay(work.now)) throw invalidInput('input.answeredOn', 'IN_THE_FUTURE');
  if (word.answeredOn < (await findSentOn(work, referral.id)))
    throw invalidInput('input.answeredOn', 'BEFORE_SENDING');
  const key = await fileKeyOf(work, referral);
  const place = wordPlace(referral, 'paper_answers', referral.version + 1);
  await insertPaperAnswer(work, referral, word.answeredOn, sealWord(key, place, word.spokenWith));
}

/** Who has said it belongs to the sender's own file: under the family's key. */
export async function fileKeyOf(work: Work<Person>, referral: Referral): Promise<ClearKey> {
  const { keyId: id } = await getVisibleFamily(work, referral.familyId, 'input.referralId');
  return { id, bytes: await openKey(work, id) };
}

export function wordPlace(
  referral: { readonly networkId: string; readonly id: string },
  table: WordPlace['table'],
  ...rest: readonly (string | number)[]
): WordPlace {
  return { networkId: referral.networkId, table, id: [referral.id, ...rest] };
}

export function sealWord(key: ClearKey, place: WordPlace, spokenWith: string): SealedWord {
  return { keyId: key.id, sealed: sealSpokenWith(key.bytes, place, spokenWith.trim()) };
}
