import type { FormSignature } from './consent-gate';
import type { ConsentSignature } from './consent.entity';

/** A signature as the rules read it, with what the paper that followed it adds. */
export function toFormSignature(row: ConsentSignature): FormSignature {
  return {
    signerId: row.signerId,
    informed: row.informed === true,
    specialCategories: row.ticked === true,
    standing: row.standing,
    lapses: row.method === 'ORAL_EXCEPTION' && row.papered === null,
  };
}
