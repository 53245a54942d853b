import type { Person } from '../../domain/actor';
import { actionsFrom } from '../../domain/state-machine';
import type { CaseAccess } from '../partners';
import { canSeeFamily } from '../families';
import { REFERRAL_TRANSITIONS } from './referral-states';
import { PAPER_STEPS, type ReferralAction, type ReferralState, type ReferralStep } from './referral-words';

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

/** What decides what can be done with a referral beside its state. */
export interface ReferralDues {
  readonly state: ReferralState;
  readonly sent: boolean;
  /** The sender has recalled it: wrong person, family or text. */
  readonly recalled: boolean;
  /** A revocation has taken items away and the recipient has not answered. */
  readonly restrictionOpen: boolean;
  /** It was recalled and the recipient has not confirmed the deletion. */
  readonly deletionDue: boolean;
  /** The recipient had no accounts when it was sent, and has none now. */
  readonly paper: boolean;
}

/** What the reader can do next; a refusal by membership or consent is told by those fields. */
export function availableReferralActions(party: ReferralParty, referral: ReferralDues): ReferralAction[] {
  const steps = actionsFrom(REFERRAL_TRANSITIONS, referral.state, party)
    .filter(isAction)
    .filter((action) => action !== 'RECALL' && (referral.paper || !(action in PAPER_STEPS)));
  if (party === 'SENDER') {
    return [
      ...steps,
      ...(canRecall(referral) ? (['RECALL'] as const) : []),
      ...(referral.paper && referral.restrictionOpen ? (['PAPER_ANSWER_RESTRICTION'] as const) : []),
      ...(referral.paper && referral.deletionDue ? (['PAPER_CONFIRM_DELETION'] as const) : []),
    ];
  }
  return [
    ...steps,
    ...(referral.restrictionOpen ? (['ANSWER_RESTRICTION'] as const) : []),
    ...(referral.deletionDue ? (['CONFIRM_DELETION'] as const) : []),
  ];
}

/** What was misdirected is recalled once, in whatever state it stands: also a closed one has been read. */
export function canRecall(referral: Pick<ReferralDues, 'sent' | 'recalled'>): boolean {
  return referral.sent && !referral.recalled;
}

function isAction(step: ReferralStep): step is Exclude<ReferralStep, 'DRAFT' | 'REVOKE'> {
  return step !== 'DRAFT' && step !== 'REVOKE';
}
