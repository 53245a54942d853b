import { MONDAY, type Cast } from './api-cast';
import * as story from './api-story';

/** A referral that was sent, with the family and the form it rests on. */
export interface Sent {
  readonly family: story.FamilyOnRecord;
  readonly consent: string;
  readonly id: string;
}

/** One item, of the mother, under one form from MONDAY on. */
export async function sendOne(cast: Cast): Promise<Sent> {
  const family = await story.recordFamily(cast.sender);
  const to = cast.recipientPartner;
  const items = [['m', 'CONTACT']] as const;
  const consent = await story.signedForm(cast.sender, { family, recipients: [to], items, validFrom: MONDAY });
  const payload = [['m', 'CONTACT', 'Bitte anrufen']] as const;
  const id = await story.draftReferral(cast.sender, { family, to, payload });
  await cast.sender.told(story.SEND, { id });
  return { family, consent, id };
}
