import type { Work } from '../../db/work';
import { written } from '../../db/written';
import type { Person } from '../../domain/actor';
import { DomainError, conflict, invalidInput } from '../../domain/errors';
import { berlinDay } from '../../domain/period';
import { rostersOf, type FamilyRoster } from '../families';
import { getSettings } from '../networks';
import {
  findConsents,
  findItems,
  findReleases,
  findRevokedForms,
  findSignatures,
  findTakenBack,
  insertSignature,
  moveConsent,
} from './consent-repository';
import type { ConsentItem } from './consent-words';
import type { Consent } from './consent.entity';
import type { SignConsentInput } from './consent.types';
import { lockVisibleConsent } from './get-consent';
import { mustOrMaySign, requiredSigners, type ChildCustodyRule } from './required-signers';
import { requireNotOvertaken, takeEffect } from './take-effect';

/**
 * Records one signature on paper. With the last that an item needs, informed and (for special categories) ticked,
 * its release is granted and takes effect now, or on the first day of the form if that is later. A form that supersedes
 * another grants all with its last signature, and takes the other's place in the same moment.
 *
 * @throws NOT_FOUND; ILLEGAL_TRANSITION on a form refused, superseded or revoked by its code; INVALID_INPUT for somebody who has nothing to
 *   sign or a day outside drafting and today; CONFLICT when the person has signed
 */
export async function signConsent(work: Work<Person>, input: SignConsentInput): Promise<Consent> {
  const consent = await lockVisibleConsent(work, input.consentId, 'input.consentId');
  if (consent.state === 'REFUSED') throw new DomainError('ILLEGAL_TRANSITION', { state: consent.state });
  const [revoked] = await findRevokedForms(work, [consent.id]);
  if (revoked !== undefined) throw new DomainError('ILLEGAL_TRANSITION', { state: 'REVOKED' });
  await requireNotOvertaken(work, consent);
  const items = await findItems(work, [consent.id]);
  const roster = await rostersOf(work).load(consent.familyId);
  const { childCustody } = await getSettings(work);
  requireSigner(roster, items, childCustody, input.signerId);
  const before = await findSignatures(work, [consent.id]);
  if (before.some((signature) => signature.signerId === input.signerId))
    throw conflict('input.signerId', 'SIGNED_ALREADY');
  if (input.signedOn > berlinDay(work.now)) throw invalidInput('input.signedOn', 'IN_THE_FUTURE');
  if (input.signedOn < berlinDay(consent.draftedAt)) throw invalidInput('input.signedOn', 'BEFORE_DRAFTING');

  await insertSignature(work, consent, {
    signerId: input.signerId,
    method: input.method,
    signedOn: input.signedOn,
    informedPurpose: input.informed.purpose,
    informedRefusal: input.informed.refusal,
    informedRevocation: input.informed.revocation,
    informedVoluntary: input.informed.voluntary,
    specialCategories: input.specialCategories,
  });
  const signatures = await findSignatures(work, [consent.id]);
  const granted = await findReleases(work, [consent.id]);
  const takenBack = await findTakenBack(work, [consent.id]);
  await takeEffect(work, consent, { consent, items, signatures, takenBack, granted, roster, childCustody });
  await moveConsent(work, consent, { state: 'SIGNED', signedById: consent.signedById ?? input.signerId });
  work.trail.done('CONSENT');
  return written((await findConsents(work, [consent.id]))[0]);
}

function requireSigner(
  roster: FamilyRoster,
  items: readonly ConsentItem[],
  childCustody: ChildCustodyRule,
  signerId: string,
): void {
  const hasPart = items.some((item) =>
    mustOrMaySign(requiredSigners(roster, item.subjectId, childCustody, item.category), signerId),
  );
  if (!hasPart) throw invalidInput('input.signerId', 'NOTHING_TO_SIGN');
}
