import type { Work } from '../../db/work';
import { written } from '../../db/written';
import type { Person } from '../../domain/actor';
import { invalidInput } from '../../domain/errors';
import { newId } from '../../domain/ids';
import { addDays, addMonths, berlinDay } from '../../domain/period';
import { getVisibleFamily, lockFamily, rostersOf, type FamilyRow } from '../families';
import { createOnce } from '../idempotency';
import { getSettings } from '../networks';
import { findPartner } from '../partners';
import { findConsents, insertConsent, insertFormCodes } from './consent-repository';
import type { Consent } from './consent.entity';
import type { DraftConsentInput } from './consent.types';
import { giveFormCode } from './give-form-code';

/**
 * Drafts a form: what it asks stands from now on, item by item, and is what is signed. Every recipient is named;
 * "the network" is none. It gets the code that it can be revoked by.
 *
 * @param idempotencyKey the same key and input draft one form, however often they come
 * @throws NOT_FOUND for a family that the actor may not open; CONFLICT (key used otherwise); INVALID_INPUT for recipients, members or days, CLOSED for a
 *   pregnancy that is over
 */
export async function draftConsent(
  work: Work<Person>,
  input: DraftConsentInput,
  idempotencyKey?: string | null,
): Promise<Consent> {
  const family = await getVisibleFamily(work, input.familyId, 'input.familyId');
  const call = { operation: 'draftConsent', key: idempotencyKey, input };
  const id = await createOnce(work, call, (newConsentId) =>
    storeDraft(work, newConsentId, family, input, null),
  );
  work.trail.touch('CONSENT', id);
  work.trail.done('CONSENT');
  return written((await findConsents(work, [id]))[0]);
}

/**
 * Writes the form, with what it asks and its code.
 *
 * @param supersedes the form whose place it is to take; `supersedeConsent` has found that it can
 */
export async function storeDraft(
  work: Work<Person>,
  id: string,
  family: FamilyRow,
  input: DraftConsentInput,
  supersedes: Consent | null,
): Promise<void> {
  await requireRecipients(work, family.ownerId, input.recipients);
  await lockFamily(work, family.id, 'SHARE');
  await requireItems(work, input);
  const validUntil = await requirePeriod(work, input);

  const asked = input.items.map((item) => ({ subjectId: item.memberId, category: item.category }));
  const code = await giveFormCode(work, family, id, asked);
  const items = input.recipients.flatMap((recipientId) => asked.map((item) => ({ recipientId, ...item })));
  await insertConsent(
    work,
    {
      id,
      formId: newId(),
      familyId: family.id,
      discloserId: family.ownerId,
      originConsentId: null,
      supersedesId: supersedes?.id ?? null,
      rootId: supersedes?.chainId ?? null,
      direction: input.direction,
      purpose: input.purpose,
      language: input.language,
      validFrom: input.validFrom,
      validUntil,
      formCode: code.sealed,
    },
    items,
  );
  await insertFormCodes(work, id, code.lookups);
}

async function requireRecipients(
  work: Work,
  discloserId: string,
  recipientIds: readonly string[],
): Promise<void> {
  for (const [place, id] of recipientIds.entries()) {
    if (id === discloserId) throw invalidInput(`input.recipients[${place}]`, 'SAME_AS_DISCLOSER');
    if ((await findPartner(work, id)) === null) throw invalidInput(`input.recipients[${place}]`, 'UNKNOWN');
  }
}

async function requireItems(work: Work, input: DraftConsentInput): Promise<void> {
  const roster = await rostersOf(work).load(input.familyId);
  const seen = new Set<string>();
  for (const [place, item] of input.items.entries()) {
    const subject = roster.members.find((member) => member.id === item.memberId);
    if (subject === undefined) throw invalidInput(`input.items[${place}].memberId`, 'UNKNOWN');
    if (subject.closedAs !== null) throw invalidInput(`input.items[${place}].memberId`, 'CLOSED');
    const name = `${item.memberId} ${item.category}`;
    if (seen.has(name)) throw invalidInput(`input.items[${place}]`, 'NAMED_TWICE');
    seen.add(name);
  }
}

/** Days in Berlin, both inclusive; at the longest what the network has set, never more than 24 months. */
async function requirePeriod(work: Work, input: DraftConsentInput): Promise<string> {
  const settings = await getSettings(work);
  const validUntil =
    input.validUntil ?? addDays(addMonths(input.validFrom, settings.consentMonthsDefault), -1);
  if (validUntil < input.validFrom) throw invalidInput('input.validUntil', 'BEFORE_VALID_FROM');
  if (validUntil < berlinDay(work.now)) throw invalidInput('input.validUntil', 'IN_THE_PAST');
  if (validUntil >= addMonths(input.validFrom, settings.consentMonthsMax))
    throw invalidInput('input.validUntil', 'TOO_LONG');
  return validUntil;
}
