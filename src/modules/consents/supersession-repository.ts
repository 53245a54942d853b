import type { Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import type { Consent } from './consent.entity';
import type { GrantedRelease } from './grant-releases';

/** The form that is to take this one's place and still can: not refused, not over, nobody took a signature back. */
export function findSuccessor(work: Work, consentId: string): Promise<Consent | null> {
  return work.db.row<Consent>(
    `select c.* from consents c where c.network_id = app.network() and c.supersedes_id = $1 and c.state <> 'REFUSED'
        and app.instant() < c.closes_at
        and not exists (select from consent_signatures s where s.network_id = c.network_id and s.consent_id = c.id
          and (not s.standing or s.informed is null))
      order by c.id limit 1`,
    [consentId],
  );
}

/** Under SYSTEM: the form has its last signature and takes the place of the one it names. */
export async function insertSupersession(
  work: Work<Person>,
  consent: Consent,
  lead: GrantedRelease,
): Promise<void> {
  const touched = await work.db.touch(
    `insert into supersessions (network_id, consent_id, superseded_id, discloser_id, lead_recipient_id, lead_subject_id,
       lead_category, recorded_by)
     values (app.network(), $1, $2, $3, $4, $5, $6, app.account())`,
    [consent.id, consent.supersedesId, lead.discloserId, lead.recipientId, lead.subjectId, lead.category],
  );
  if (touched !== 1) throw new Error('The form did not take the place of the other.');
}

/** Under SYSTEM: nothing of the form superseded holds any more, in either direction. */
export function endSuperseded(work: Work, superseding: Superseding): Promise<number> {
  return work.db.touch(
    `update releases set live = false, superseded_by_id = $1
      where network_id = app.network() and consent_id = $2 and live`,
    [superseding.consentId, superseding.supersededId],
  );
}

export async function markSuperseded(work: Work<Person>, superseding: Superseding): Promise<void> {
  const touched = await work.db.touch(
    `update consents set superseded_by_id = $1, version = version + 1 where network_id = app.network() and id = $2`,
    [superseding.consentId, superseding.supersededId],
  );
  if (touched !== 1) throw new Error('The form superseded was not there to be marked.');
}

/** A form takes the place of another. */
export interface Superseding {
  readonly consentId: string;
  readonly supersededId: string;
}
