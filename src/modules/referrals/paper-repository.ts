import type { Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import type { Referral } from './referral.entity';
import type { RestrictionAnswer } from './referral-words';

/** A text under the family's key, with that key. */
export interface SealedWord {
  readonly sealed: Buffer;
  readonly keyId: string;
}

export interface PaperAnswerRow {
  readonly networkId: string;
  readonly referralId: string;
  readonly version: number;
  readonly answeredOn: string;
  readonly spokenWith: Buffer;
  readonly spokenWithKeyId: string;
}

/** Who has said it and when, for the step that is the referral's next. The time of the sending is copied by the database. */
export async function insertPaperAnswer(
  work: Work<Person>,
  referral: Referral,
  answeredOn: string,
  spokenWith: SealedWord,
): Promise<void> {
  const touched = await work.db.touch(
    `insert into paper_answers (network_id, referral_id, version, from_id, to_id, sent_at, answered_on, spoken_with,
       spoken_with_key_id, recorded_by)
     select network_id, referral_id, $2, from_id, to_id, sent_at, $3, $4, $5, app.account() from sendings
      where network_id = app.network() and referral_id = $1`,
    [referral.id, referral.version + 1, answeredOn, spokenWith.sealed, spokenWith.keyId],
  );
  if (touched !== 1) throw new Error('The answer was not written.');
}

export function findPaperAnswers(work: Work, referralIds: readonly string[]): Promise<PaperAnswerRow[]> {
  return work.db.rows<PaperAnswerRow>(
    `select network_id, referral_id, version, answered_on, spoken_with, spoken_with_key_id from paper_answers
      where network_id = app.network() and referral_id = any($1)`,
    [referralIds],
  );
}

/** The day of the sending, in Berlin. */
export async function findSentOn(work: Work, referralId: string): Promise<string> {
  const row = await work.db.row<{ sentOn: string }>(
    `select app.berlin_day(sent_at)::text as sent_on from sendings where network_id = app.network() and referral_id = $1`,
    [referralId],
  );
  if (row === null) throw new Error('What was sent has no sending.');
  return row.sentOn;
}

export async function insertPaperRestrictionAnswer(
  work: Work<Person>,
  referral: Referral,
  revocationId: string,
  answer: RestrictionAnswer,
  words: { readonly spokenWith: SealedWord; readonly basis: SealedWord | null },
): Promise<void> {
  const { spokenWith, basis } = words;
  const touched = await work.db.touch(
    `insert into restriction_answers (network_id, referral_id, revocation_id, to_id, answer, basis, basis_key_id,
       spoken_with, spoken_with_key_id, answered_by)
     values (app.network(), $1, $2, $3, $4, $5, $6, $7, $8, app.account())`,
    [
      referral.id,
      revocationId,
      referral.toId,
      answer,
      basis?.sealed ?? null,
      basis?.keyId ?? null,
      spokenWith.sealed,
      spokenWith.keyId,
    ],
  );
  if (touched !== 1) throw new Error('The answer was not written.');
}

export async function insertPaperDeletion(
  work: Work<Person>,
  referral: Referral,
  spokenWith: SealedWord,
): Promise<void> {
  const touched = await work.db.touch(
    `insert into deletion_confirmations (network_id, referral_id, to_id, confirmed_by, spoken_with, spoken_with_key_id)
     values (app.network(), $1, $2, app.account(), $3, $4)`,
    [referral.id, referral.toId, spokenWith.sealed, spokenWith.keyId],
  );
  if (touched !== 1) throw new Error('The confirmation was not written.');
}
