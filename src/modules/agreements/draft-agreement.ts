import type { Work } from '../../db/work';
import { written } from '../../db/written';
import type { Person } from '../../domain/actor';
import { notFound } from '../../domain/errors';
import { hasHatAt } from '../accounts';
import { createOnce } from '../idempotency';
import { requireTopicAreas } from '../networks';
import { getPartner } from '../partners';
import { findAgreement, insertAgreement } from './agreement-repository';
import type { Agreement } from './agreement.entity';
import type { DraftAgreementInput } from './agreement.types';

/**
 * Drafts a cooperation agreement with a registered partner (source 003, Anlage 1). Coordinator only.
 *
 * @param idempotencyKey the same key and input draft one agreement, however often they come
 * @throws NOT_FOUND for an unknown partner or a contact who has no hat there; INVALID_INPUT for an unknown topic
 *   area; CONFLICT while another agreement with it is under way, or the key used otherwise
 */
export async function draftAgreement(
  work: Work<Person>,
  input: DraftAgreementInput,
  idempotencyKey?: string | null,
): Promise<Agreement> {
  const partner = await getPartner(work, input.partnerId, 'input.partnerId');
  const call = { operation: 'draftAgreement', key: idempotencyKey, input };
  const id = await createOnce(work, call, async (newAgreementId) => {
    await requireTopicAreas(work, input.topicAreaIds, 'input.topicAreaIds');
    const contactAccountId = input.contactAccountId ?? null;
    if (contactAccountId !== null && !(await hasHatAt(work, contactAccountId, partner.id))) {
      throw notFound('input.contactAccountId');
    }
    const agreement = { id: newAgreementId, partnerId: partner.id, contactAccountId };
    await insertAgreement(work, agreement, input.topicAreaIds);
  });
  work.trail.touch('AGREEMENT', id);
  work.trail.done('AGREEMENT');
  return written(await findAgreement(work, id));
}
