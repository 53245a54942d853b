import type { Day } from '../../domain/period';
import type { RestrictionView } from './referral-answers.types';
import type { ShownRestriction } from './referral-loader';
import { availableReferralActions, type ReferralParty } from './referral-policy';
import { duesOf, type ReferralRow } from './referral-repository';
import { isOverdue } from './referral-states';
import type { ReferralEvent, ReferralOverview } from './referral.entity';
import type { ReferralEventView, ReferralView } from './referral.types';
import { PAPER_STEPS, type PaperStep, type ReferralStep } from './referral-words';

/** A referral as one of its parties sees it. */
export function toReferralView(referral: ReferralRow, party: ReferralParty, today: Day): ReferralView {
  return {
    id: referral.id,
    state: referral.state,
    purpose: referral.purpose,
    urgency: referral.urgency,
    respondBy: referral.respondBy,
    overdue: isOverdue(referral, today),
    availableActions: availableReferralActions(party, duesOf(referral)),
    declineReason: referral.declineReason,
    withdrawReason: referral.withdrawReason,
    outcome: referral.outcome,
    ending: referral.ending,
    version: referral.version,
    fromPartnerId: referral.fromId,
    toPartnerId: referral.toId,
    party,
    responsibleId: party === 'SENDER' ? referral.familyResponsibleId : referral.recipientResponsibleId,
  };
}

/** A referral as the coordination sees it: that it waits, not what it is about. */
export function toOverviewView(overview: ReferralOverview, today: Day): ReferralView {
  return {
    id: overview.id,
    state: overview.state,
    purpose: null,
    urgency: overview.urgency,
    respondBy: overview.respondBy,
    overdue: isOverdue(overview, today),
    availableActions: [],
    declineReason: null,
    withdrawReason: null,
    outcome: null,
    ending: null,
    version: overview.version,
    fromPartnerId: overview.fromId,
    toPartnerId: overview.toId,
    party: null,
    responsibleId: null,
  };
}

export function toEventView(event: ReferralEvent): ReferralEventView {
  const { at, action, toState: state, referralId, version } = event;
  const recordedBySender = isPaperStep(action);
  const shown = isPaperStep(action) ? PAPER_STEPS[action] : action;
  return { at, action: shown, state, recordedBySender, referralId, version };
}

function isPaperStep(step: ReferralStep): step is PaperStep {
  return step in PAPER_STEPS;
}

export function toRestrictionView(
  shown: ShownRestriction,
  basis: string | null,
  spokenWith: string | null,
): RestrictionView {
  const { since, answerDue, answer } = shown.restriction;
  const items = shown.items.map(({ subjectId, category }) => ({ memberId: subjectId, category }));
  return { since, answerDue, answer, basis, spokenWith, items };
}
