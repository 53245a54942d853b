import { MONDAY, type Cast } from './api-cast';
import * as story from './api-story';

/** What rests on two forms of one mother, so that each can be taken back for itself. */
export interface TwoForms {
  readonly family: story.FamilyOnRecord;
  readonly contact: string;
  readonly health: string;
  readonly id: string;
}

export const CONTACT = { category: 'CONTACT', text: 'Telefon am Vormittag' };
export const HEALTH = { category: 'CHILD_HEALTH', text: 'trinkt schlecht' };

const { SEND, ACCEPT, START, HOLD, COMPLETE, DECLINE, WITHDRAW, REVOKE } = story;
type Step = readonly [who: 'sender' | 'recipient', document: string];

/** How each state is reached from a draft. */
export const WAYS: Readonly<Record<string, readonly Step[]>> = {
  DRAFT: [],
  REQUESTED: [['sender', SEND]],
  ACCEPTED: [['sender', SEND], ['recipient', ACCEPT]],
  IN_PROGRESS: [['sender', SEND], ['recipient', ACCEPT], ['recipient', START]],
  ON_HOLD: [['sender', SEND], ['recipient', ACCEPT], ['recipient', START], ['recipient', HOLD]],
  COMPLETED: [['sender', SEND], ['recipient', ACCEPT], ['recipient', COMPLETE]],
  DECLINED: [['sender', SEND], ['recipient', DECLINE]],
  WITHDRAWN: [['sender', SEND], ['sender', WITHDRAW]],
  CONSENT_REVOKED: [['sender', SEND], ['sender', REVOKE]],
}; // prettier-ignore

/** A referral of two items, each under a form of its own, brought into a state. */
export async function referralIn(cast: Cast, state: string): Promise<TwoForms> {
  const family = await story.recordFamily(cast.sender);
  const to = cast.recipientPartner;
  const form = { family, recipients: [to], validFrom: MONDAY };
  const contact = await story.signedForm(cast.sender, { ...form, items: [['m', 'CONTACT']] });
  const health = await story.signedForm(cast.sender, { ...form, items: [['k', 'CHILD_HEALTH']] });
  const payload = [
    ['m', CONTACT.category, CONTACT.text],
    ['k', HEALTH.category, HEALTH.text],
  ] as const;
  const id = await story.draftReferral(cast.sender, { family, to, payload });
  const made = { family, contact, health, id };
  for (const [who, document] of WAYS[state] ?? [])
    await cast[who].told(document, document === REVOKE ? revocationOf(made, health) : { id });
  return made;
}

export function revocationOf({ family }: TwoForms, consentId: string): object {
  return { consentId, revokedBy: family.member('m') };
}

export async function revoke(cast: Cast, made: TwoForms, consentId: string): Promise<void> {
  await cast.sender.told(REVOKE, { ...revocationOf(made, consentId) });
}
