import type { Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import { keysById } from '../keys';
import { paperAnswersOf } from './paper-loader';
import { wordPlace } from './paper-step';
import { openSpokenWith, type WordPlace } from './payload-seal';
import type { RecallRow } from './recall-repository';
import type { RestrictionRow } from './restriction-repository';

/** Who has given a recipient's answer, for the sender that recorded it; null to everybody else. */
export async function readSpokenWith(
  work: Work<Person>,
  referralId: string,
  version: number,
): Promise<string | null> {
  const answers = await paperAnswersOf(work).load(referralId);
  const answer = answers.find((row) => row.version === version);
  if (answer === undefined) return null;
  return open(work, answer, wordPlace({ ...answer, id: referralId }, 'paper_answers', version));
}

/** The same for what it has said of a revocation. */
export function readRestrictionWord(work: Work<Person>, row: RestrictionRow): Promise<string | null> {
  const place = wordPlace({ ...row, id: row.referralId }, 'restriction_answers', row.revocationId);
  return open(work, row, place);
}

/** The same for the deletion of what was recalled. */
export function readDeletionWord(work: Work<Person>, row: RecallRow): Promise<string | null> {
  return open(work, row, wordPlace({ ...row, id: row.referralId }, 'deletion_confirmations'));
}

async function open(
  work: Work<Person>,
  word: { readonly spokenWith: Buffer | null; readonly spokenWithKeyId: string | null },
  place: WordPlace,
): Promise<string | null> {
  if (word.spokenWith === null || word.spokenWithKeyId === null) return null;
  const key = await keysById(work).load(word.spokenWithKeyId);
  if (key === null) return null;
  work.trail.read('PAYLOAD', String(place.id[0]), 'OWN_RECORD');
  return openSpokenWith(key, place, word.spokenWith);
}
