import type { Work } from '../../db/work';
import { personBehind, type Person, type Revoking } from '../../domain/actor';
import type { Page } from '../../graphql/connection';
import { deputiesOf, deputisedBy } from '../deputies';
import type { CaseAccess } from '../partners';
import type { ReferralDues, ReferralPlace } from './referral-policy';
import { Referral, ReferralEvent, type ReferralOverview } from './referral.entity';
import type { ReferralState } from './referral-words';

/** A referral with what the policy needs. The family's responsible is only visible to the sender's side. */
export interface ReferralRow extends Referral {
  readonly familyResponsibleId: string | null;
  readonly familyDeputyIds: readonly string[];
  readonly senderCaseAccess: CaseAccess;
  /** Who is responsible at the recipient and still works there. */
  readonly recipientResponsibleId: string | null;
  readonly recipientDeputyIds: readonly string[];
  readonly recipientCaseAccess: CaseAccess;
  readonly recalled: boolean;
  readonly deletionConfirmed: boolean;
  readonly restrictionOpen: boolean;
  /** The recipient had no accounts when it was sent, and has none now. */
  readonly paper: boolean;
}

const FROM = `select r.*, f.responsible_account_id as family_responsible_id,
    ${deputiesOf('f.responsible_account_id', 'r.from_id')} as family_deputy_ids,
    w.account_id as recipient_responsible_id, ${deputiesOf('w.account_id', 'r.to_id')} as recipient_deputy_ids,
    s.case_access as sender_case_access, t.case_access as recipient_case_access,
    exists (select from recalls c where c.network_id = r.network_id and c.referral_id = r.id) as recalled,
    exists (select from deletion_confirmations d where d.network_id = r.network_id and d.referral_id = r.id) as deletion_confirmed,
    exists (select from restrictions q
      where q.network_id = r.network_id and q.referral_id = r.id and q.answer is null) as restriction_open,
    exists (select from sendings p where p.network_id = r.network_id and p.referral_id = r.id and p.paper
        and p.present_channel = 'PAPER') as paper
  from referrals r
  join partners s on s.network_id = r.network_id and s.id = r.from_id
  join partners t on t.network_id = r.network_id and t.id = r.to_id
  left join families f on f.network_id = r.network_id and f.id = r.family_id
  left join hats w on w.network_id = r.network_id and w.account_id = r.responsible_account_id
    and w.partner_id = r.to_id and w.works`;

export function placeOf(row: ReferralRow): ReferralPlace {
  return {
    fromId: row.fromId,
    toId: row.toId,
    sent: row.sent === true,
    familyResponsibleId: row.familyResponsibleId,
    familyDeputyIds: row.familyDeputyIds,
    senderCaseAccess: row.senderCaseAccess,
    recipientResponsibleId: row.recipientResponsibleId,
    recipientDeputyIds: row.recipientDeputyIds,
    recipientCaseAccess: row.recipientCaseAccess,
  };
}

export function duesOf(row: ReferralRow): ReferralDues {
  const { state, recalled, restrictionOpen, paper } = row;
  const deletionDue = recalled && !row.deletionConfirmed;
  const assigned = row.recipientResponsibleId !== null;
  return { state, sent: row.sent === true, assigned, recalled, restrictionOpen, deletionDue, paper };
}

export function findReferrals(work: Work, ids: readonly string[]): Promise<ReferralRow[]> {
  return work.db.rows<ReferralRow>(`${FROM} where r.network_id = app.network() and r.id = any($1)`, [ids]);
}

/** Held until the transaction ends: of two people at once the second finds what the first has done. */
export async function lockReferral(work: Work, id: string): Promise<Referral> {
  const referral = await work.db.row<Referral>(
    `select * from referrals where network_id = app.network() and id = $1 for update`,
    [id],
  );
  if (referral !== null) return referral;
  const closed = await work.db.row<Referral>(
    `select * from referrals where network_id = app.network() and id = $1`,
    [id],
  );
  if (closed === null) throw new Error('The referral found before is not there to be locked.');
  return closed;
}

export interface ReferralFilter {
  readonly states: readonly ReferralState[] | null;
  readonly overdue: boolean | null;
  readonly today: string;
}

const FILTER = `($1::text[] is null or r.state = any($1))
  and ($2::boolean is null or $2 = coalesce(r.state = 'REQUESTED' and r.respond_by < $3::date, false))
  and ($4::uuid is null or r.id < $4)`;

/** `partyOf` of referral-policy.ts in SQL, for the sender's side. */
const VISIBLE_TO_SENDER = `r.from_id = $6 and (s.case_access = 'TEAM'
  or f.responsible_account_id is null or f.responsible_account_id = $7
  or f.responsible_account_id in (${deputisedBy('$7', '$6')}))`;

/** `partyOf` of referral-policy.ts in SQL, for the recipient's side. */
const VISIBLE_TO_RECIPIENT = `r.to_id = $6 and r.sent and (t.case_access = 'TEAM'
  or w.account_id is null or w.account_id = $7 or w.account_id in (${deputisedBy('$7', '$6')}))`;

/** One box of a professional, the newest first. */
export function listReferralsVisibleTo(
  work: Work<Person>,
  box: 'SENT' | 'RECEIVED',
  filter: ReferralFilter,
  page: Page,
): Promise<ReferralRow[]> {
  const visible = box === 'SENT' ? VISIBLE_TO_SENDER : VISIBLE_TO_RECIPIENT;
  return work.db.rows<ReferralRow>(
    `${FROM} where r.network_id = app.network() and ${visible} and ${FILTER} order by r.id desc limit $5`,
    [
      filter.states,
      filter.overdue,
      filter.today,
      page.after?.id ?? null,
      page.limit,
      work.actor.partnerId,
      work.actor.accountId,
    ],
  );
}

/** All of the network for the coordination: no family, no payload, no reason. */
export function listOverview(work: Work, filter: ReferralFilter, page: Page): Promise<ReferralOverview[]> {
  return work.db.rows<ReferralOverview>(
    `select r.* from referral_overview r where r.network_id = app.network() and ${FILTER} order by r.id desc limit $5`,
    [filter.states, filter.overdue, filter.today, page.after?.id ?? null, page.limit],
  );
}

export function findOverview(work: Work, ids: readonly string[]): Promise<ReferralOverview[]> {
  return work.db.rows<ReferralOverview>(
    `select * from referral_overview where network_id = app.network() and id = any($1)`,
    [ids],
  );
}

export async function insertReferral(
  work: Work<Person>,
  referral: Pick<Referral, 'id' | 'familyId' | 'fromId' | 'toId' | 'offerId' | 'purpose' | 'urgency'>,
): Promise<void> {
  const { networkId, accountId } = work.actor;
  await work.db.insert(Referral, [{ networkId, draftedBy: accountId, state: 'DRAFT', ...referral }]);
  await insertEvent(work, {
    referralId: referral.id,
    version: 1,
    action: 'DRAFT',
    fromState: 'NONE',
    toState: 'DRAFT',
    side: 'SENDER',
    fromId: referral.fromId,
    toId: referral.toId,
  });
}

export async function insertEvent(
  work: Work<Person | Revoking>,
  event: Omit<ReferralEvent, 'networkId' | 'accountId' | 'at' | 'reached'>,
): Promise<void> {
  const { networkId } = work.actor;
  const accountId = personBehind(work.actor)?.accountId ?? null;
  await work.db.insert(ReferralEvent, [{ networkId, accountId, reached: event.version, ...event }]);
}

export function findEvents(work: Work, referralIds: readonly string[]): Promise<ReferralEvent[]> {
  return work.db.rows<ReferralEvent>(
    `select * from referral_events where network_id = app.network() and referral_id = any($1) order by referral_id, version`,
    [referralIds],
  );
}

/** What a step writes on the referral besides its state. */
export type ReferralChange = Partial<
  Pick<
    Referral,
    | 'sent'
    | 'respondBy'
    | 'responsibleAccountId'
    | 'declineReason'
    | 'declineNote'
    | 'declineNoteKeyId'
    | 'withdrawReason'
    | 'outcome'
    | 'ending'
  >
>;

export async function updateReferral(
  work: Work,
  referral: Referral,
  state: ReferralState,
  change: ReferralChange,
): Promise<void> {
  const { networkId, id, version } = referral;
  const touched = await work.db.update(
    Referral,
    { networkId, id, version },
    { ...change, state, version: version + 1 },
  );
  if (touched !== 1) throw new Error('The locked referral was not there to be changed.');
}

export async function insertOverview(work: Work, referral: Referral, respondBy: string): Promise<void> {
  const touched = await work.db.touch(
    `insert into referral_overview (network_id, id, from_id, to_id, state, urgency, respond_by, sent_at, version)
     select network_id, $1, $2, $3, 'REQUESTED', $4, $5, sent_at, $6 from sendings
      where network_id = app.network() and referral_id = $1`,
    [referral.id, referral.fromId, referral.toId, referral.urgency, respondBy, referral.version + 1],
  );
  if (touched !== 1) throw new Error('The overview was not written.');
}

export async function moveOverview(work: Work, referral: Referral, state: ReferralState): Promise<void> {
  const touched = await work.db.touch(
    `update referral_overview set state = $2, version = $3, changed_at = app.instant()
      where network_id = app.network() and id = $1`,
    [referral.id, state, referral.version + 1],
  );
  if (touched !== 1) throw new Error('The overview was not moved.');
}
