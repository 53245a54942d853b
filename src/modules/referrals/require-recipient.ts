import type { Work } from '../../db/work';
import { forbidden } from '../../domain/errors';
import { getPartner } from '../partners';

/** @throws FORBIDDEN when the recipient wants no referrals */
export async function requireRecipientTakes(work: Work, partnerId: string): Promise<void> {
  const recipient = await getPartner(work, partnerId);
  if (!recipient.takesReferrals) throw forbidden('TAKES_NO_REFERRALS');
}
