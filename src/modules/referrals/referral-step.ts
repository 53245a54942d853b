import type { Work } from '../../db/work';
import { written } from '../../db/written';
import type { Person } from '../../domain/actor';
import type { ApiContext } from '../../graphql/context';
import { findReferralView } from './list-referrals';
import type { ReferralView } from './referral.types';

/** One change of a referral, answered with the referral as it stands after the commit. */
export async function referralStep(
  context: ApiContext,
  operation: string,
  story: (work: Work<Person>) => Promise<{ id: string }>,
): Promise<ReferralView> {
  const { id } = await context.transact(operation, story);
  return written(await findReferralView((await context.reading()) as Work<Person>, id));
}
