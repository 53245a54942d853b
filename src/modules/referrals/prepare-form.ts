import type { Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import { DomainError } from '../../domain/errors';
import { berlinDay } from '../../domain/period';
import { decideConsent, draftConsent, type FamilyConsents } from '../consents';
import { wantsForm } from './elsewhere-rule';
import type { FollowUpFormInput } from './follow-up.types';
import type { Referral } from './referral.entity';
import type { PayloadItemView } from './referral.types';

/**
 * A form for exactly what a draft wants to tell, to this recipient and for this purpose, when the family has none that
 * asks it: to be printed, talked about and signed. It grants nothing.
 *
 * @returns its id, or null when none is wanted
 * @throws INVALID_INPUT (`input.consent.…`) for its days
 */
export async function prepareForm(
  work: Work<Person>,
  draft: Referral,
  payload: readonly PayloadItemView[],
  file: FamilyConsents,
  wish: FollowUpFormInput | null,
): Promise<string | null> {
  const { familyId, fromId: discloserId, toId: recipientId, purpose } = draft;
  const items = payload.map(({ memberId, category }) => ({ subjectId: memberId, category }));
  const decision = decideConsent(file, { familyId, discloserId, recipientId, purpose, items }, work.now);
  if (!wantsForm(decision)) return null;
  try {
    const form = await draftConsent(work, {
      familyId,
      recipients: [recipientId],
      items: payload.map(({ memberId, category }) => ({ memberId, category })),
      purpose,
      direction: 'ONE_WAY',
      validFrom: wish?.validFrom ?? berlinDay(work.now),
      validUntil: wish?.validUntil ?? null,
      language: wish?.language ?? 'de',
    });
    return form.id;
  } catch (error) {
    throw asOurs(error);
  }
}

/** The form is an input within ours: its fields are named from there. */
function asOurs(error: unknown): unknown {
  if (!(error instanceof DomainError) || error.details.field === undefined) return error;
  const field = error.details.field.replace(/^input\./, 'input.consent.');
  return new DomainError(error.code, { ...error.details, field });
}
