import type { Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import { publicContactsOf } from '../catalogue';
import { partnersById } from '../partners';
import { decideReferral } from './decide-referral';
import type { HandOverPartyView, HandOverSheetView } from './paper.types';
import { readPayload } from './read-payload';
import type { VisibleReferral } from './referral-loader';

/**
 * What the sender hands to a recipient without accounts, while it waits for the answer and the gate still says yes: to print
 * it is to disclose it. Null otherwise. Logged as told on the ground of the consent.
 */
export async function readHandOverSheet(
  work: Work<Person>,
  { referral, party }: VisibleReferral,
): Promise<HandOverSheetView | null> {
  const { state, respondBy, purpose, urgency } = referral;
  if (party !== 'SENDER' || !referral.paper || state !== 'REQUESTED' || respondBy === null) return null;
  if (!(await decideReferral(work, referral, party)).allowed) return null;
  const payload = await readPayload(work, referral, party);
  if (payload === null) return null;
  work.trail.read('PAYLOAD', referral.id, 'CONSENT');
  const [from, to] = [await partyView(work, referral.fromId), await partyView(work, referral.toId)];
  return { from, to, purpose, urgency, respondBy, payload, notice: 'PASS_ON_TO_NOBODY' };
}

async function partyView(work: Work<Person>, partnerId: string): Promise<HandOverPartyView> {
  const partner = await partnersById(work).load(partnerId);
  if (partner === null) throw new Error('A referral without its partner.');
  const { addresses, telephones } = await publicContactsOf(work).load(partnerId);
  return { name: partner.name, carrier: partner.carrier, addresses, telephones };
}
