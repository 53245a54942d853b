import type { Cast } from './api-cast';
import { MONDAY } from './api-cast';

/** What the sender records for a recipient without accounts. */
export const ACCEPT = `mutation ($input: PaperAcceptanceInput!) { recordPaperAcceptance(input: $input) { id state } }`;
export const DECLINE = `mutation ($input: PaperDeclineInput!) { recordPaperDecline(input: $input) { id state } }`;
export const COMPLETE = `mutation ($input: PaperCompletionInput!) { recordPaperCompletion(input: $input) { id state } }`;
export const ANSWER_RESTRICTION = `mutation ($input: PaperRestrictionAnswerInput!) {
  recordPaperRestrictionAnswer(input: $input) { id state } }`;
export const CONFIRM_DELETION = `mutation ($input: PaperDeletionInput!) { recordPaperDeletion(input: $input) { id state } }`;

/** Who has said it, at the recipient. */
export function saying(referralId: string, more: object = {}): { input: Record<string, unknown> } {
  return { input: { referralId, spokenWith: 'Frau Beispiel', ...more } };
}

/** The same with the day on which it was said. */
export function word(referralId: string, more: object = {}): { input: Record<string, unknown> } {
  return saying(referralId, { answeredOn: MONDAY, ...more });
}

/** The recipient gets accounts, or loses them. */
export async function reach(cast: Cast, channel: 'PORTAL' | 'PAPER'): Promise<void> {
  await cast.test.owner.query('update partners set channel = $2 where id = $1', [
    cast.recipientPartner,
    channel,
  ]);
}
