import { createHash } from 'node:crypto';
import type { Client } from 'pg';
import { CLOSING_RULES } from './history-closing';
import { HISTORY_RULES, type HistoryRule } from './history-rules';

/** All that must be true of what happened; what must be true of the times on record is asked apart. */
export const RULES: readonly HistoryRule[] = [...HISTORY_RULES, ...CLOSING_RULES];

/** Every breach of a rule in the histories of these families; of all families when none are named. */
export async function breachesOf(
  owner: Client,
  familyIds: readonly string[] | null = null,
  rules: readonly HistoryRule[] = RULES,
): Promise<string[]> {
  const questions = rules.map(
    (rule, place) => `select ${place} as place, what::text from (${rule.broken}) q${place}`,
  );
  const text = `with referrals_of as (select * from referrals where $1::uuid[] is null or family_id = any($1)),
       consents_of as (select * from consents where $1::uuid[] is null or family_id = any($1))
     ${questions.join('\nunion all\n')}`;
  // prepared under a name of its own: planning it anew would take longer than asking
  const name = createHash('md5').update(text).digest('hex');
  const found = await owner.query<{ place: number; what: string }>({ name, text, values: [familyIds] });
  return found.rows.map((row) => `${rules[row.place]?.rule ?? ''}: ${row.what}`);
}
