import type { Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import type { Page } from '../../graphql/connection';
import {
  Agreement,
  AgreementRatification,
  AgreementSignature,
  AgreementTopicArea,
  Termination,
} from './agreement.entity';
import type { AgreementState, StoredAgreementState } from './agreement-states';

const COLUMNS =
  'a.network_id, a.id, a.partner_id, a.state, a.contact_account_id, a.in_force_from, a.last_day, a.decline_reason, a.version, a.created_at';

export function findAgreement(work: Work, id: string): Promise<Agreement | null> {
  return work.db.row<Agreement>(
    `select ${COLUMNS} from agreements a where a.network_id = app.network() and a.id = $1`,
    [id],
  );
}

/**
 * Locked for a change of its terms; whoever decides on the membership waits. One that is closed is only read.
 *
 * PostgreSQL lets shared row locks join one another past somebody who waits for the row alone. The turnstile before it
 * keeps the order of arrival: a notice waits for those who came before, not for those who come after.
 */
export async function lockAgreement(work: Work, id: string): Promise<Agreement | null> {
  await work.db.rows(
    `select pg_advisory_xact_lock(hashtextextended(partner_id::text, 0)) from agreements where network_id = app.network() and id = $1`,
    [id],
  );
  const locked = await work.db.row<Agreement>(
    `select ${COLUMNS} from agreements a where a.network_id = app.network() and a.id = $1 for update`,
    [id],
  );
  return locked ?? findAgreement(work, id);
}

export interface AgreementFilterRow {
  readonly partnerId?: string | null | undefined;
  readonly state?: AgreementState | null | undefined;
}

/** The newest first. A lead is shown the own institution's. */
export function listAgreements(
  work: Work<Person>,
  onlyPartnerId: string | null,
  filter: AgreementFilterRow,
  today: string,
  page: Page,
): Promise<Agreement[]> {
  return work.db.rows<Agreement>(
    `select ${COLUMNS} from agreements a
      where a.network_id = app.network()
        and ($1::uuid is null or a.partner_id = $1)
        and ($2::uuid is null or a.partner_id = $2)
        and ($3::text is null or $3 = case when a.last_day < $4::date then 'TERMINATED' else a.state end)
        and ($5::uuid is null or a.id < $5)
      order by a.id desc limit $6`,
    [
      onlyPartnerId,
      filter.partnerId ?? null,
      filter.state ?? null,
      today,
      page.after?.id ?? null,
      page.limit,
    ],
  );
}

export async function insertAgreement(
  work: Work<Person>,
  agreement: { id: string; partnerId: string; contactAccountId: string | null },
  topicAreaIds: readonly string[],
): Promise<void> {
  const { networkId } = work.actor;
  await work.db.insert(Agreement, [{ networkId, ...agreement }]);
  await work.db.insert(
    AgreementTopicArea,
    topicAreaIds.map((topicAreaId) => ({
      networkId,
      agreementId: agreement.id,
      partnerId: agreement.partnerId,
      topicAreaId,
    })),
  );
}

export async function updateAgreement(
  work: Work,
  agreement: Agreement,
  change: Partial<{
    state: StoredAgreementState;
    inForceFrom: string;
    lastDay: string | null;
    declineReason: string | null;
  }>,
): Promise<void> {
  const { networkId, id, version } = agreement;
  const touched = await work.db.update(
    Agreement,
    { networkId, id, version },
    { ...change, version: version + 1 },
  );
  if (touched !== 1) throw new Error('The locked agreement was not there to be changed.');
}

export function findSignatures(work: Work, agreementIds: readonly string[]): Promise<AgreementSignature[]> {
  return work.db.rows<AgreementSignature>(
    `select * from agreement_signatures where network_id = app.network() and agreement_id = any($1) order by recorded_at, side`,
    [agreementIds],
  );
}

export async function insertSignature(
  work: Work<Person>,
  signature: Omit<AgreementSignature, 'networkId' | 'recordedAt' | 'recordedBy'>,
): Promise<void> {
  const { networkId, accountId: recordedBy } = work.actor;
  await work.db.insert(AgreementSignature, [{ networkId, recordedBy, ...signature }]);
}

/** Both signatures are there: the agreement is in force from the later day on. */
export async function insertRatification(
  work: Work<Person>,
  ratification: Omit<AgreementRatification, 'networkId' | 'inForceFrom'>,
): Promise<void> {
  await work.db.insert(AgreementRatification, [{ networkId: work.actor.networkId, ...ratification }]);
}

/** Notices that stand, at most one for an agreement. */
export function findTerminations(work: Work, agreementIds: readonly string[]): Promise<Termination[]> {
  return work.db.rows<Termination>(
    `select * from terminations where network_id = app.network() and agreement_id = any($1) and withdrawn_at is null`,
    [agreementIds],
  );
}

export async function insertTermination(
  work: Work<Person>,
  termination: Omit<Termination, 'networkId' | 'recordedAt' | 'recordedBy' | 'withdrawnAt'>,
): Promise<void> {
  const { networkId, accountId: recordedBy } = work.actor;
  await work.db.insert(Termination, [{ networkId, recordedBy, ...termination }]);
}

export async function withdrawTerminationRow(work: Work, id: string): Promise<void> {
  const touched = await work.db.touch(
    `update terminations set withdrawn_at = app.clock() where network_id = app.network() and id = $1`,
    [id],
  );
  if (touched !== 1) throw new Error('The notice was not there to be withdrawn.');
}

export function findTopicAreasOfAgreements(
  work: Work,
  agreementIds: readonly string[],
): Promise<{ agreementId: string; id: string; name: string }[]> {
  return work.db.rows(
    `select l.agreement_id, t.id, t.name from agreement_topic_areas l
       join topic_areas t on t.network_id = l.network_id and t.id = l.topic_area_id
      where l.network_id = app.network() and l.agreement_id = any($1) order by t.position, t.id`,
    [agreementIds],
  );
}

/** An agreement in force, as a sending or an acceptance names it. */
export interface TermRow {
  readonly id: string;
  readonly partnerId: string;
  readonly inForceFrom: string;
  readonly lastDay: string | null;
  /** The database's own text of the instant the membership ends; 'infinity' while none is given. */
  readonly endsAt: string;
}

export function findTerms(work: Work, partnerIds: readonly string[]): Promise<TermRow[]> {
  return work.db.rows<TermRow>(
    `select id, partner_id, in_force_from, last_day, ends_at::text as ends_at from agreements
      where network_id = app.network() and partner_id = any($1) and state = 'IN_FORCE' order by id`,
    [partnerIds],
  );
}

/** The same, held until the transaction ends: a termination waits for whoever decides on a membership. */
export async function lockTerms(work: Work, partnerIds: readonly string[]): Promise<TermRow[]> {
  await work.db.rows(
    `select pg_advisory_lock_shared(turnstile), pg_advisory_unlock_shared(turnstile)
      from (select hashtextextended(id::text, 0) as turnstile from unnest($1::uuid[]) as partner (id) order by id) as passing`,
    [partnerIds],
  );
  return work.db.rows<TermRow>(
    `select id, partner_id, in_force_from, last_day, ends_at::text as ends_at from agreements
      where network_id = app.network() and partner_id = any($1) and state = 'IN_FORCE' order by id for share`,
    [partnerIds],
  );
}
