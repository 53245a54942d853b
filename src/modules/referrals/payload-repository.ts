import type { Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import type { Memberships } from '../agreements';
import type { ConsentItem } from '../consents';
import { type PayloadItem, type ReceivedItem, ReferralDraftItem, type Referral } from './referral.entity';

export async function insertDraftItems(
  work: Work<Person>,
  items: readonly Omit<ReferralDraftItem, 'networkId'>[],
): Promise<void> {
  const { networkId } = work.actor;
  await work.db.insert(
    ReferralDraftItem,
    items.map((item) => ({ networkId, ...item })),
  );
}

export function findDraftItems(work: Work, referralIds: readonly string[]): Promise<ReferralDraftItem[]> {
  return work.db.rows<ReferralDraftItem>(
    `select * from referral_draft_items where network_id = app.network() and referral_id = any($1) order by referral_id, position`,
    [referralIds],
  );
}

/** What was sent or withdrawn is no draft any more. */
export function deleteDraftItems(work: Work, referralId: string): Promise<number> {
  return work.db.touch(
    `delete from referral_draft_items where network_id = app.network() and referral_id = $1`,
    [referralId],
  );
}

export async function insertSending(
  work: Work,
  referral: Referral,
  memberships: Memberships,
  lead: ConsentItem,
  items: number,
): Promise<void> {
  const touched = await work.db.touch(
    `insert into sendings (network_id, referral_id, family_id, from_id, to_id, purpose, from_agreement_id, from_ends_at,
       to_agreement_id, to_ends_at, lead_subject_id, lead_category, items, to_channel, present_channel)
     select p.network_id, $1, $2, $3, p.id, $5, $6, $7::timestamptz, $8, $9::timestamptz, $10, $11, $12, p.channel, p.channel
       from partners p where p.network_id = app.network() and p.id = $4`,
    [
      referral.id,
      referral.familyId,
      referral.fromId,
      referral.toId,
      referral.purpose,
      memberships.from.id,
      memberships.from.endsAt,
      memberships.to.id,
      memberships.to.endsAt,
      lead.subjectId,
      lead.category,
      items,
    ],
  );
  if (touched !== 1) throw new Error('The sending was not written.');
}

/** One item of the payload, resting on the release of its consent. The period is copied from that by the database. */
export async function insertPayloadItem(
  work: Work,
  referral: Referral,
  item: ConsentItem & { position: number; consentId: string; keyId: string; sealed: Buffer },
): Promise<void> {
  const touched = await work.db.touch(
    `insert into payload_items (network_id, referral_id, subject_id, category, position, consent_id, chain_id, family_id, from_id,
       to_id, purpose, opens_at, closes_at, key_id, sealed)
     select l.network_id, $1, $2, $3, $4, l.consent_id, c.chain_id, $5, $6, $7, $8, l.opens_at, l.closes_at, $9, $10
       from releases l join consents c on c.network_id = l.network_id and c.id = l.consent_id
      where l.network_id = app.network() and l.consent_id = $11 and l.discloser_id = $6
        and l.recipient_id = $7 and l.subject_id = $2 and l.category = $3`,
    [
      referral.id,
      item.subjectId,
      item.category,
      item.position,
      referral.familyId,
      referral.fromId,
      referral.toId,
      referral.purpose,
      item.keyId,
      item.sealed,
      item.consentId,
    ],
  );
  if (touched !== 1) throw new Error('The payload item was not written.');
}

/** For the sender every item; for the recipient those that rest and whose period lasts. */
export function findPayloadItems(work: Work, referralIds: readonly string[]): Promise<PayloadItem[]> {
  return work.db.rows<PayloadItem>(
    `select * from payload_items where network_id = app.network() and referral_id = any($1) order by referral_id, position`,
    [referralIds],
  );
}

/** How many items were sent, whether or not the reader may see them. */
export function findSentCounts(
  work: Work,
  referralIds: readonly string[],
): Promise<{ referralId: string; items: number }[]> {
  return work.db.rows(
    `select referral_id, items from sendings where network_id = app.network() and referral_id = any($1)`,
    [referralIds],
  );
}

/** Holds the live releases that a referral's items rest on; a revocation waits. How many there are. */
export async function lockReleasesUnder(work: Work, referralId: string): Promise<number> {
  const locked = await work.db.rows(
    `select l.consent_id from payload_items i
       join releases l on l.network_id = i.network_id and l.consent_id = i.consent_id and l.discloser_id = i.from_id
         and l.recipient_id = i.to_id and l.subject_id = i.subject_id and l.category = i.category
      where i.network_id = app.network() and i.referral_id = $1 and i.resting and l.live
      order by l.consent_id, l.subject_id, l.category for share of l`,
    [referralId],
  );
  return locked.length;
}

export async function insertAcceptance(
  work: Work,
  referral: Referral,
  memberships: Memberships,
  lead: ConsentItem,
  paper: true | null = null,
): Promise<void> {
  const touched = await work.db.touch(
    `insert into acceptances (network_id, referral_id, from_id, to_id, from_agreement_id, from_ends_at, to_agreement_id,
       to_ends_at, lead_subject_id, lead_category, paper)
     values (app.network(), $1, $2, $3, $4, $5::timestamptz, $6, $7::timestamptz, $8, $9, $10)`,
    [
      referral.id,
      referral.fromId,
      referral.toId,
      memberships.from.id,
      memberships.from.endsAt,
      memberships.to.id,
      memberships.to.endsAt,
      lead.subjectId,
      lead.category,
      paper,
    ],
  );
  if (touched !== 1) throw new Error('The acceptance was not written.');
}

/** The recipient's own copy of an item; the period is copied by the database. */
export async function insertReceivedItem(
  work: Work,
  referral: Referral,
  item: ConsentItem & { keyId: string; sealed: Buffer },
): Promise<void> {
  const touched = await work.db.touch(
    `insert into received_items (network_id, referral_id, subject_id, category, to_id, key_id, sealed, opens_at, closes_at)
     select i.network_id, i.referral_id, i.subject_id, i.category, i.to_id, $4, $5, i.opens_at, i.closes_at
       from payload_items i
      where i.network_id = app.network() and i.referral_id = $1 and i.subject_id = $2 and i.category = $3`,
    [referral.id, item.subjectId, item.category, item.keyId, item.sealed],
  );
  if (touched !== 1) throw new Error('The received item was not written.');
}

/** The recipient's copies that may be read. */
export function findReceivedItems(
  work: Work,
  referralIds: readonly string[],
): Promise<(ReceivedItem & { position: number })[]> {
  return work.db.rows(
    `select c.*, coalesce(i.position, 0) as position from received_items c
       left join payload_items i on i.network_id = c.network_id and i.referral_id = c.referral_id
         and i.subject_id = c.subject_id and i.category = c.category
      where c.network_id = app.network() and c.referral_id = any($1) and c.reading is not null
      order by c.referral_id, position, c.subject_id, c.category`,
    [referralIds],
  );
}

/** Under SYSTEM: the recipient reads none of its copies any more. */
export function closeReceived(work: Work, referralId: string): Promise<number> {
  return work.db.touch(
    `update received_items set reading = null
      where network_id = app.network() and referral_id = $1 and reading is not null`,
    [referralId],
  );
}

/** Under SYSTEM: nothing of this sending is readable any more. */
export function closePayload(work: Work, referralId: string): Promise<number> {
  return work.db.touch(
    `update payload_items set resting = null where network_id = app.network() and referral_id = $1 and resting`,
    [referralId],
  );
}
