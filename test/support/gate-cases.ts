import { completeReferral } from '../../src/modules/referrals/complete-referral';
import { declineReferral } from '../../src/modules/referrals/decline-referral';
import { holdReferral } from '../../src/modules/referrals/hold-referral';
import type { ReferralState } from '../../src/modules/referrals/referral-words';
import { startReferral } from '../../src/modules/referrals/start-referral';
import { withdrawReferral } from '../../src/modules/referrals/withdraw-referral';
import { acceptedCase, draftCase, revokeForm, sentCase, signedForm, type Cast } from './gate-cast';
import { as } from './people';

/** A referral of the family that the operations have brought into a state, with a form of its own. */
export async function caseIn(cast: Cast, state: ReferralState): Promise<string> {
  const form = await signedForm(cast);
  const asRecipient = (story: Parameters<typeof as>[2]): Promise<unknown> =>
    as(cast.test.database, cast.recipient, story);
  switch (state) {
    case 'DRAFT':
      return draftCase(cast);
    case 'REQUESTED':
      return sentCase(cast);
    case 'DECLINED': {
      const id = await sentCase(cast);
      await asRecipient((work) => declineReferral(work, { id, reason: 'NO_CAPACITY' }));
      return id;
    }
    case 'WITHDRAWN': {
      const id = await sentCase(cast);
      await as(cast.test.database, cast.sender, (work) => withdrawReferral(work, id, 'OTHER'));
      return id;
    }
    case 'CONSENT_REVOKED': {
      const id = await sentCase(cast);
      await revokeForm(cast, form);
      return id;
    }
    case 'ACCEPTED':
      return acceptedCase(cast);
    case 'IN_PROGRESS': {
      const id = await acceptedCase(cast);
      await asRecipient((work) => startReferral(work, id));
      return id;
    }
    case 'ON_HOLD': {
      const id = await caseIn(cast, 'IN_PROGRESS');
      await asRecipient((work) => holdReferral(work, id));
      return id;
    }
    case 'COMPLETED': {
      const referralId = await caseIn(cast, 'IN_PROGRESS');
      await asRecipient((work) =>
        completeReferral(work, { referralId, outcome: 'SUPPORT_FINISHED', ending: 'PLANNED' }),
      );
      return referralId;
    }
  }
}
