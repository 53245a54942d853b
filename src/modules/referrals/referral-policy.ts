import type { Person } from '../../domain/actor';
import { actionsFrom } from '../../domain/state-machine';
import type { CaseAccess } from '../partners';
import { canSeeFamily, deputisedForFamily, type FamilyPlace } from '../families';
import { REFERRAL_TRANSITIONS } from './referral-states';
import { PAPER_STEPS, type ReferralAction, type ReferralState, type ReferralStep } from './referral-words';

/** What decides who sees a referral: its parties, who is responsible on each side, and each side's rule. */
export interface ReferralPlace {
  readonly fromId: string;
  readonly toId: string;
  readonly sent: boolean;
  readonly familyResponsibleId: string | null;
  /** Who stands in, now, for whoever is responsible for the family. */
  readonly familyDeputyIds: readonly string[];
  readonly senderCaseAccess: CaseAccess;
  /** Null in the shared intake, and when whoever it was with works there no more. */
  readonly recipientResponsibleId: string | null;
  readonly recipientDeputyIds: readonly string[];
  readonly recipientCaseAccess: CaseAccess;
}

export type ReferralParty = 'SENDER' | 'RECIPIENT';

/**
 * On which side somebody stands with a referral, or null for whoever may not see it. The sender is whoever opens the
 * family's record. At the recipient a referral lies in the shared intake until a professional takes or accepts it; from
 * then on it is that professional's and her deputies', or the team's where the partner has set so. A draft is the sender's
 * alone.
 */
export function partyOf(actor: Person, referral: ReferralPlace): ReferralParty | null {
  if (canSeeFamily(actor, familyOf(referral), referral.senderCaseAccess)) return 'SENDER';
  const isReceived = referral.sent && canSeeFamily(actor, receivedBy(referral), referral.recipientCaseAccess);
  return isReceived ? 'RECIPIENT' : null;
}

/** The professional as whose deputy the actor is a party, when nothing else makes them one: for the audit trail. */
export function deputisedForReferral(actor: Person, referral: ReferralPlace): string | null {
  const party = partyOf(actor, referral);
  if (party === 'SENDER') return deputisedForFamily(actor, familyOf(referral), referral.senderCaseAccess);
  return party && deputisedForFamily(actor, receivedBy(referral), referral.recipientCaseAccess);
}

function familyOf(referral: ReferralPlace): FamilyPlace {
  const { fromId: ownerId, familyResponsibleId: responsibleAccountId, familyDeputyIds: deputyIds } = referral;
  return { ownerId, responsibleAccountId, deputyIds };
}

/** What was received is opened within the recipient as a family is within its partner. */
function receivedBy(referral: ReferralPlace): FamilyPlace {
  const {
    toId: ownerId,
    recipientResponsibleId: responsibleAccountId,
    recipientDeputyIds: deputyIds,
  } = referral;
  return { ownerId, responsibleAccountId, deputyIds };
}

/** What decides what can be done with a referral beside its state. */
export interface ReferralDues {
  readonly state: ReferralState;
  readonly sent: boolean;
  /** Somebody at the recipient is responsible. */
  readonly assigned: boolean;
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
    ...(canTake(referral) ? (['TAKE'] as const) : []),
    ...(canReturn(referral) ? (['RETURN_TO_INTAKE'] as const) : []),
    ...(referral.restrictionOpen ? (['ANSWER_RESTRICTION'] as const) : []),
    ...(referral.deletionDue ? (['CONFIRM_DELETION'] as const) : []),
  ];
}

/** What waits in the shared intake is taken by one. */
export function canTake(referral: Pick<ReferralDues, 'state' | 'assigned'>): boolean {
  return referral.state === 'REQUESTED' && !referral.assigned;
}

/** Before it is accepted it can go back to all; accepted, it is work that is only given on to a colleague. */
export function canReturn(referral: Pick<ReferralDues, 'state' | 'assigned'>): boolean {
  return referral.state === 'REQUESTED' && referral.assigned;
}

/** What was misdirected is recalled once, in whatever state it stands: also a closed one has been read. */
export function canRecall(referral: Pick<ReferralDues, 'sent' | 'recalled'>): boolean {
  return referral.sent && !referral.recalled;
}

function isAction(step: ReferralStep): step is Exclude<ReferralStep, 'DRAFT' | 'REVOKE'> {
  return step !== 'DRAFT' && step !== 'REVOKE';
}
