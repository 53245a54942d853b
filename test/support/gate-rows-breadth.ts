import { draftCase, draftForm, sentCase, type Cast, type Item } from './gate-cast';
import { acceptanceRow, moveStatements, type Step } from './gate-rows';
import { insertRow, type Row } from './sql-attack';

/** Rows of what a referral grows besides its straight way, as the application itself would write them. */

async function readRow(cast: Cast, sql: string, params: readonly unknown[]): Promise<Row> {
  const [row] = (await cast.test.owner.query<Record<string, string>>(sql, [...params])).rows;
  if (row === undefined) throw new Error('What an honest row is copied from is not there.');
  return row;
}

/** The recipient gets accounts, or loses them. */
export async function reach(cast: Cast, channel: 'PORTAL' | 'PAPER'): Promise<void> {
  await cast.test.owner.query('update partners set channel = $2 where id = $1', [cast.to, channel]);
}

/** A referral that waits, sent to a recipient that is reached so. */
export async function sentBy(cast: Cast, channel: 'PORTAL' | 'PAPER', item: Item): Promise<string> {
  await reach(cast, channel);
  return sentCase(cast, [item]);
}

/** An offer that the recipient suggests when it declines. */
export function suggestionRow(cast: Cast, referralId: string, offerId: string): Promise<Row> {
  return readRow(
    cast,
    `select network_id, id as referral_id, 0 as position, $2 as offer_id, from_id, to_id, version + 1 as version
       from referrals where id = $1`,
    [referralId, offerId],
  );
}

/** A new draft that follows a closed referral, and the form prepared for it. */
export async function followUpRow(cast: Cast, followsId: string): Promise<Row> {
  const draft = await draftCase(cast);
  const form = await draftForm(cast);
  return readRow(
    cast,
    `select network_id, id as referral_id, $2 as follows_id, 1 as attempt, family_id, from_id, purpose,
       $3 as prepared_consent_id from referrals where id = $1`,
    [draft, followsId, form],
  );
}

/** What the sender was told, for the referral's next step. */
export function paperAnswerRow(cast: Cast, referralId: string): Promise<Row> {
  return readRow(
    cast,
    `select s.network_id, s.referral_id, r.version + 1 as version, s.from_id, s.to_id, s.sent_at::text as sent_at,
       app.berlin_day(app.clock())::text as answered_on, '\\x00' as spoken_with, r.id as spoken_with_key_id,
       $2 as recorded_by from sendings s join referrals r on r.network_id = s.network_id and r.id = s.referral_id
      where s.referral_id = $1`,
    [referralId, cast.sender.accountId],
  );
}

export const PAPER_ACCEPT: Step = {
  action: 'PAPER_ACCEPT',
  from: 'REQUESTED',
  to: 'ACCEPTED',
  side: 'SENDER',
};
export const PAPER_DECLINE: Step = {
  action: 'PAPER_DECLINE',
  from: 'REQUESTED',
  to: 'DECLINED',
  side: 'SENDER',
};

export interface PaperParts {
  readonly acceptance: string;
  readonly answer: string;
  readonly event: string;
  /** The overview and the referral itself. */
  readonly move: readonly string[];
}

/** All statements of an acceptance that the sender records, as the application makes them. */
export async function paperAcceptance(
  cast: Cast,
  referralId: string,
  lead: Item,
  lies: { readonly acceptance?: Row; readonly answer?: Row } = {},
): Promise<PaperParts> {
  const [event = '', ...move] = await moveStatements(cast, referralId, PAPER_ACCEPT, cast.sender.accountId);
  const accepted = { ...(await acceptanceRow(cast, referralId, lead)), paper: true, ...lies.acceptance };
  const answer = { ...(await paperAnswerRow(cast, referralId)), ...lies.answer };
  return {
    acceptance: insertRow('acceptances', accepted),
    answer: insertRow('paper_answers', answer),
    event,
    move,
  };
}

export const allOf = (parts: PaperParts): string[] => [
  parts.acceptance,
  parts.answer,
  parts.event,
  ...parts.move,
];
