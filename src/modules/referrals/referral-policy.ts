import type { Person } from '../../domain/actor';
import { actionsFrom } from '../../domain/state-machine';
import type { CaseAccess } from '../partners';
import { canSeeFamily } from '../families';
import { REFERRAL_TRANSITIONS } from './referral-states';
import type { ReferralAction, ReferralState, ReferralStep } from './referral-words';

/** What decides who sees a referral: its parties, who is responsible on each side, and each side's rule. */
export interface ReferralPlace {
  readonly fromId: string;
  readonly toId: string;
  readonly sent: boolean;
  readonly familyResponsibleId: string | null;
  readonly senderCaseAccess: CaseAccess;
  readonly recipientResponsibleId: string | null;
  readonly recipientCaseAccess: CaseAccess;
}

export type ReferralParty = 'SENDER' | 'RECIPIENT';

/**
 * On which side somebody stands with a referral, or null for whoever may not see it. The sender is whoever opens the
 * family's record. At the recipient a referral lies in the shared intake until a professional accepts it; from then
 * on it is that professional's, or the team's where the partner has set so. A draft is the sender's alone.
 */
export function partyOf(actor: Person, referral: ReferralPlace): ReferralParty | null {
  const family = { ownerId: referral.fromId, responsibleAccountId: referral.familyResponsibleId };
  if (canSeeFamily(actor, family, referral.senderCaseAccess)) return 'SENDER';
  if (actor.role !== 'PROFESSIONAL' || actor.partnerId !== referral.toId || !referral.sent) return null;
  const assigned =
    referral.recipientResponsibleId === null || referral.recipientResponsibleId === actor.accountId;
  return assigned || referral.recipientCaseAccess === 'TEAM' ? 'RECIPIENT' : null;
}

/** What the reader can do next; a refusal by membership or consent is told by those fields. */
export function availableReferralActions(party: ReferralParty, state: ReferralState): ReferralAction[] {
  return actionsFrom(REFERRAL_TRANSITIONS, state, party).filter(isAction);
}

function isAction(step: ReferralStep): step is ReferralAction {
  return step !== 'DRAFT' && step !== 'REVOKE';
}
