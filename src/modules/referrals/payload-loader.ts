import { loaderPerWork } from '../../graphql/context';
import { findDraftItems, findPayloadItems, findReceivedItems, findSentCounts } from './payload-repository';
import { findRestrictions } from './restriction-repository';

type Found<F extends (...args: never[]) => Promise<readonly unknown[]>> = Awaited<ReturnType<F>>;

/** What there is of a referral's payload for the partner in scope, still sealed. */
export interface ReferralContents {
  readonly drafted: Found<typeof findDraftItems>;
  /** What was sent: for the sender every item; for the recipient those that rest and whose period lasts. */
  readonly sent: Found<typeof findPayloadItems>;
  /** How many items were sent, whether or not the reader may see them. */
  readonly sentCount: number;
  readonly received: Found<typeof findReceivedItems>;
  readonly restricted: boolean;
}

/** The contents of referrals, batched. */
export const contentsOf = loaderPerWork<string, ReferralContents>(async (work, ids) => {
  const drafted = await findDraftItems(work, ids);
  const sent = await findPayloadItems(work, ids);
  const counts = await findSentCounts(work, ids);
  const received = await findReceivedItems(work, ids);
  const restrictions = await findRestrictions(work, ids);
  return ids.map((id) => {
    const ofIt = (row: { referralId: string }): boolean => row.referralId === id;
    return {
      drafted: drafted.filter(ofIt),
      sent: sent.filter(ofIt),
      sentCount: counts.find(ofIt)?.items ?? 0,
      received: received.filter(ofIt),
      restricted: restrictions.some(ofIt),
    };
  });
});
