import { loaderPerWork } from '../../graphql/context';
import { findPaperAnswers, type PaperAnswerRow } from './paper-repository';

/** What recipients without accounts have said of referrals, for their sender, batched. */
export const paperAnswersOf = loaderPerWork<string, PaperAnswerRow[]>(async (work, ids) => {
  const rows = await findPaperAnswers(work, ids);
  return ids.map((id) => rows.filter((row) => row.referralId === id));
});
