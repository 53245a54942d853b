import type { Work } from '../../db/work';
import type { ConsentItem, ReverseRelease } from '../consents';
import type { FeedbackItem, Referral } from './referral.entity';
import { RESTS_ON, type EndedBy } from './revocation-repository';

const REVERSE = `from releases l join referrals r on r.network_id = l.network_id and r.family_id = l.family_id
    and r.to_id = l.discloser_id and r.from_id = l.recipient_id and r.purpose = l.purpose
  where r.network_id = app.network()`;

type ReverseRow = ConsentItem & { referralId: string; consentId: string; live: boolean } & {
  opensAt: Date;
  closesAt: Date;
};

/** What the family lets the recipients of these referrals tell back, the oldest first. */
export async function findReverseReleases(
  work: Work,
  referralIds: readonly string[],
): Promise<(ReverseRelease & { referralId: string })[]> {
  const rows = await work.db.rows<ReverseRow>(
    `select r.id as referral_id, l.consent_id, l.subject_id, l.category, l.live, l.opens_at, l.closes_at ${REVERSE}
        and r.id = any($1) order by l.granted_at, l.consent_id, l.subject_id, l.category`,
    [referralIds],
  );
  return rows.map(toRelease);
}

/** The same, held until the transaction ends: a revocation waits. */
export async function lockReverseReleases(work: Work, referralId: string): Promise<ReverseRelease[]> {
  const rows = await work.db.rows<ReverseRow>(
    `select r.id as referral_id, l.consent_id, l.subject_id, l.category, l.live, l.opens_at, l.closes_at ${REVERSE}
        and r.id = $1 and l.live order by l.consent_id, l.subject_id, l.category for share of l`,
    [referralId],
  );
  const ended = (await findReverseReleases(work, [referralId])).filter((release) => !release.live);
  return [...rows.map(toRelease), ...ended];
}

/** One item told back, resting on the reverse release of its consent. The period is copied by the database. */
export async function insertFeedbackItem(
  work: Work,
  referral: Referral,
  item: ConsentItem & {
    position: number;
    consentId: string;
    completedVersion: number;
    keyId: string;
    sealed: Buffer;
  },
): Promise<void> {
  const touched = await work.db.touch(
    `insert into feedback_items (network_id, referral_id, subject_id, category, position, consent_id, family_id, from_id,
       to_id, purpose, opens_at, closes_at, completed_version, key_id, sealed)
     select l.network_id, $1, l.subject_id, l.category, $2, l.consent_id, l.family_id, l.discloser_id, l.recipient_id,
            l.purpose, l.opens_at, l.closes_at, $3, $4, $5
       from releases l where l.network_id = app.network() and l.consent_id = $6 and l.discloser_id = $7 and l.recipient_id = $8
        and l.subject_id = $9 and l.category = $10`,
    [
      referral.id,
      item.position,
      item.completedVersion,
      item.keyId,
      item.sealed,
      item.consentId,
      referral.toId,
      referral.fromId,
      item.subjectId,
      item.category,
    ],
  );
  if (touched !== 1) throw new Error('The feedback was not written.');
}

/** For the partner that gave it every item; for the one that was told those that rest. */
export function findFeedbackItems(work: Work, referralIds: readonly string[]): Promise<FeedbackItem[]> {
  return work.db.rows<FeedbackItem>(
    `select * from feedback_items where network_id = app.network() and referral_id = any($1) order by referral_id, position`,
    [referralIds],
  );
}

/** Under SYSTEM: the sender reads no feedback on this referral any more. */
export function closeFeedback(work: Work, referralId: string): Promise<number> {
  return work.db.touch(
    `update feedback_items set resting = null where network_id = app.network() and referral_id = $1 and resting`,
    [referralId],
  );
}

/** Under SYSTEM: nor any that rests on what a revocation takes back, or a superseding form does not cover. */
export function closeFeedbackUnder(work: Work, id: string, by: EndedBy): Promise<number> {
  return work.db.touch(`update feedback_items i set resting = null where ${RESTS_ON[by]}`, [id]);
}

function toRelease({ opensAt, closesAt, ...row }: ReverseRow): ReverseRelease & { referralId: string } {
  return { ...row, opening: { opensAt, closesAt } };
}
