import { inScope, type Work } from '../../db/work';
import type { Person, Revoking } from '../../domain/actor';
import {
  insertEvent,
  insertOverview,
  moveOverview,
  updateReferral,
  type ReferralChange,
} from './referral-repository';
import type { Referral } from './referral.entity';
import type { ReferralSide, ReferralState, ReferralStep } from './referral-words';

/** Writes a step that was found legal: its event, the coordination's overview, and the referral itself. */
export async function moveReferral(
  work: Work<Person | Revoking>,
  referral: Referral,
  step: { action: ReferralStep; to: ReferralState; side: ReferralSide },
  change: ReferralChange = {},
): Promise<void> {
  await insertEvent(work, {
    referralId: referral.id,
    version: referral.version + 1,
    action: step.action,
    fromState: referral.state,
    toState: step.to,
    side: step.side,
    fromId: referral.fromId,
    toId: referral.toId,
  });
  if (step.action === 'SEND' && change.respondBy != null)
    await insertOverview(work, referral, change.respondBy);
  else if (referral.sent) await moveOverview(work, referral, step.to);
  const put = (): Promise<void> => updateReferral(work, referral, step.to, change);
  // what is completed moves only by a mark: nobody edits an outcome
  await (referral.state === 'COMPLETED' ? inScope(work, 'SYSTEM', put) : put());
}
