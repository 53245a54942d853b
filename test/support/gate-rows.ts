import { newId } from '../../src/domain/ids';
import type { Cast, Item } from './gate-cast';
import { AS_PARTNER, AS_SYSTEM, insertRow, textOf, without, type Row } from './sql-attack';

/** Rows as the application itself would write them; an attack changes one thing about one of them. */

async function readRow(cast: Cast, sql: string, params: readonly unknown[]): Promise<Row> {
  const [row] = (await cast.test.owner.query<Record<string, string>>(sql, [...params])).rows;
  if (row === undefined) throw new Error('What an honest row is copied from is not there.');
  return row;
}

export function signatureRow(cast: Cast, consentId: string, signerId: string): Promise<Row> {
  return readRow(
    cast,
    `select network_id, id as consent_id, $2 as signer_id, family_id, discloser_id, 'PAPER' as method,
       app.berlin_day(app.clock())::text as signed_on, 'true' as informed_purpose, 'true' as informed_refusal,
       'true' as informed_revocation, 'true' as informed_voluntary, 'true' as special_categories,
       drafted_at::text, drafted_by as recorded_by from consents where id = $1`,
    [consentId, signerId],
  );
}

export function releaseRow(cast: Cast, consentId: string, item: Item, signer: string): Promise<Row> {
  return readRow(
    cast,
    `select network_id, id as consent_id, discloser_id, $2 as recipient_id, $3 as subject_id, $4 as category, family_id,
       discloser_id as recorded_by_id, direction, purpose, opens_at::text, closes_at::text as form_closes_at,
       $5 as signer_1, 'infinity' as lapses_1 from consents where id = $1`,
    [consentId, cast.to, ...item, signer],
  );
}

/** A draft with the terms of another form, which is to take that one's place. */
export async function successorRow(cast: Cast, consentId: string): Promise<Row> {
  const row = await readRow(
    cast,
    `select network_id, form_id, family_id, discloser_id, id as supersedes_id, chain_id as root_id, direction, purpose,
       language, valid_from::text, valid_until::text, drafted_by from consents where id = $1`,
    [consentId],
  );
  return { ...row, id: newId() };
}

/** A form takes the place of the one it names, and grants this item first. */
export function supersessionRow(cast: Cast, consentId: string, lead: Item): Promise<Row> {
  return readRow(
    cast,
    `select network_id, id as consent_id, supersedes_id as superseded_id, discloser_id, $2 as lead_recipient_id,
       $3 as lead_subject_id, $4 as lead_category, drafted_by as recorded_by from consents where id = $1`,
    [consentId, cast.to, ...lead],
  );
}

/** A signature counts for every item that the form asks. */
export function standsFor(consentId: string, signer: string): string {
  return `insert into signature_items (network_id, consent_id, recipient_id, subject_id, category, signer_id, discloser_id)
    select network_id, consent_id, recipient_id, subject_id, category, '${signer}', discloser_id from consent_items
     where consent_id = '${consentId}'`;
}

/** Everything by which a form with one item, signed by the mother, takes effect, as the application makes it. */
export async function effectStatements(cast: Cast, consentId: string, item: Item): Promise<string[]> {
  const { mother } = cast.family;
  return [
    insertRow('consent_signatures', await signatureRow(cast, consentId, mother)),
    standsFor(consentId, mother),
    AS_SYSTEM,
    insertRow('supersessions', await supersessionRow(cast, consentId, item)),
    AS_PARTNER,
    insertRow('releases', await releaseRow(cast, consentId, item, mother)),
  ];
}

/** A second or third signer, who counts without an end. */
export function signedToo(place: 2 | 3, signer: string): Row {
  return { [`signer_${place}`]: signer, [`lapses_${place}`]: 'infinity' };
}

/** A revocation of a part, to the recipient: the first of its items leads it. */
export function partialRow(
  cast: Cast,
  consentId: string,
  [lead]: readonly [Item, ...Item[]],
  person = cast.family.mother,
): Row {
  return {
    network_id: cast.network,
    id: newId(),
    consent_id: consentId,
    revoked_by_id: person,
    received_via: 'DISCLOSER',
    whole: false,
    lead_recipient_id: cast.to,
    lead_subject_id: lead[0],
    lead_category: lead[1],
    recorded_by: cast.sender.accountId,
  };
}

/** What a revocation of a part names, to the recipient. */
export function partRows(revocation: Row, items: readonly Item[]): string[] {
  const { network_id = null, id = null, consent_id = null, revoked_by_id = null } = revocation;
  return items.map(([subject_id, category]) =>
    insertRow('revocation_parts', {
      ...{ network_id, revocation_id: id, consent_id, revoked_by_id },
      ...{ recipient_id: revocation.lead_recipient_id ?? null, subject_id, category },
    }),
  );
}

/** The marks of a revocation of the whole, once nothing rests on it. */
export function wholeMarks(revocation: { id: string; consent_id: string; revoked_by_id: string }): string[] {
  const { id, consent_id, revoked_by_id } = revocation;
  const of = `where consent_id = '${consent_id}' and signer_id = '${revoked_by_id}'`;
  return [
    `update signature_items set standing = false, revocation_id = '${id}', whole = true ${of} and standing`,
    `update consent_signatures set standing = false ${of}`,
  ];
}

/** The marks of it, once nothing rests on what it names. */
export function marksOf(revocation: Row): string {
  return `update signature_items g set standing = false, revocation_id = p.revocation_id, whole = false from revocation_parts p
    where p.revocation_id = '${textOf(revocation.id)}' and g.consent_id = p.consent_id and g.signer_id = p.revoked_by_id
      and g.recipient_id = p.recipient_id and g.subject_id = p.subject_id and g.category = p.category`;
}

/** A sending with one item that leads it. */
export function sendingRow(cast: Cast, referralId: string, lead: Item): Promise<Row> {
  return readRow(
    cast,
    `select r.network_id, r.id as referral_id, r.family_id, r.from_id, r.to_id, r.purpose,
       f.id as from_agreement_id, f.ends_at::text as from_ends_at, t.id as to_agreement_id, t.ends_at::text as to_ends_at,
       $2 as lead_subject_id, $3 as lead_category, 1 as items, p.channel as to_channel, p.channel as present_channel
       from referrals r
       join partners p on p.network_id = r.network_id and p.id = r.to_id
       join agreements f on f.network_id = r.network_id and f.partner_id = r.from_id
       join agreements t on t.network_id = r.network_id and t.partner_id = r.to_id where r.id = $1`,
    [referralId, ...lead],
  );
}

export function payloadRow(cast: Cast, referralId: string, item: Item, consentId: string): Promise<Row> {
  return readRow(
    cast,
    `select r.network_id, r.id as referral_id, $2 as subject_id, $3 as category, 0 as position, c.id as consent_id, c.chain_id,
       r.family_id, r.from_id, r.to_id, r.purpose, c.opens_at::text, c.closes_at::text, r.id as key_id, '\\x00' as sealed
       from referrals r join consents c on c.id = $4 where r.id = $1`,
    [referralId, ...item, consentId],
  );
}

export async function acceptanceRow(cast: Cast, referralId: string, lead: Item): Promise<Row> {
  return without(
    await sendingRow(cast, referralId, lead),
    'family_id',
    'purpose',
    'items',
    'to_channel',
    'present_channel',
  );
}

export function receivedRow(cast: Cast, referralId: string, item: Item): Promise<Row> {
  return readRow(
    cast,
    `select network_id, referral_id, subject_id, category, to_id, referral_id as key_id, '\\x00' as sealed,
       opens_at::text, closes_at::text from payload_items where referral_id = $1 and subject_id = $2 and category = $3`,
    [referralId, ...item],
  );
}

export interface Step {
  readonly action: string;
  readonly from: string;
  readonly to: string;
  readonly side: string;
}

/** The event of a step, as the next of the chain. */
export function eventRow(cast: Cast, referralId: string, step: Step, account: string): Promise<Row> {
  return readRow(
    cast,
    `select network_id, id as referral_id, version + 1 as version, version + 1 as reached, $2 as action, $3 as from_state, $4 as to_state,
       $5 as side, from_id, to_id, $6 as account_id from referrals where id = $1`,
    [referralId, step.action, step.from, step.to, step.side, account],
  );
}

/** All that moves a referral by a step: its event, the overview, and itself with what the state asks for. */
export async function moveStatements(
  cast: Cast,
  referralId: string,
  step: Step,
  account: string,
  change = '',
): Promise<string[]> {
  const event = insertRow('referral_events', await eventRow(cast, referralId, step, account));
  const overview =
    step.action === 'SEND'
      ? insertRow('referral_overview', await overviewRow(cast, referralId))
      : `update referral_overview set state = '${step.to}', version = version + 1 where id = '${referralId}'`;
  return [
    event,
    overview,
    `update referrals set state = '${step.to}', version = version + 1${change} where id = '${referralId}'`,
  ];
}

/** The overview of a referral that is being sent, in the same transaction as the sending. */
export async function overviewRow(cast: Cast, referralId: string): Promise<Row> {
  const row = await readRow(
    cast,
    `select network_id, id, from_id, to_id, 'REQUESTED' as state, urgency, app.berlin_day(app.clock())::text as respond_by,
       version + 1 as version from referrals where id = $1`,
    [referralId],
  );
  return {
    ...row,
    sent_at: {
      sql: `coalesce((select sent_at from sendings where referral_id = '${referralId}'), app.clock())`,
    },
  };
}

/** What the application writes on sending besides the payload. */
export const SENT = `, sent = true, respond_by = app.berlin_day(app.clock())`;

/** All statements of a sending with one item, as the application makes them. */
export async function sendStatements(
  cast: Cast,
  referralId: string,
  item: Item,
  consentId: string,
): Promise<string[]> {
  const step = { action: 'SEND', from: 'DRAFT', to: 'REQUESTED', side: 'SENDER' };
  return [
    insertRow('sendings', await sendingRow(cast, referralId, item)),
    insertRow('payload_items', await payloadRow(cast, referralId, item, consentId)),
    ...(await moveStatements(cast, referralId, step, cast.sender.accountId, SENT)),
  ];
}

/** The recipient's word on what a revocation in mid-work has taken away: the first of them, that it is deleted. */
export function answerRow(cast: Cast, referralId: string): Promise<Row> {
  return readRow(
    cast,
    `select network_id, referral_id, revocation_id, to_id, 'DELETED' as answer, $2 as answered_by
       from restrictions where referral_id = $1 order by since, revocation_id limit 1`,
    [referralId, cast.recipient.accountId],
  );
}

/** The same word, that it is kept on a legal basis of its own. */
export async function keepingRow(cast: Cast, referralId: string): Promise<Row> {
  const basis = { basis: '\\x00', basis_key_id: referralId };
  return { ...(await answerRow(cast, referralId)), answer: 'OWN_LEGAL_BASIS', ...basis };
}

/** What the recipient keeps of it. */
export function keptRow(cast: Cast, referralId: string, item: Item): Promise<Row> {
  return readRow(
    cast,
    `select network_id, referral_id, subject_id, category, revocation_id from restricted_items
      where referral_id = $1 and subject_id = $2 and category = $3`,
    [referralId, ...item],
  );
}

/** The sender's word that a referral was misdirected. */
export function recallRow(cast: Cast, referralId: string): Promise<Row> {
  return readRow(
    cast,
    `select network_id, id as referral_id, from_id, to_id, $2 as recalled_by from referrals where id = $1`,
    [referralId, cast.sender.accountId],
  );
}

/** The recipient's word that what was recalled is deleted. */
export function confirmationRow(cast: Cast, referralId: string): Promise<Row> {
  return readRow(
    cast,
    `select network_id, id as referral_id, to_id, $2 as confirmed_by from referrals where id = $1`,
    [referralId, cast.recipient.accountId],
  );
}
