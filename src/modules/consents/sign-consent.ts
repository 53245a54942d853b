import type { Work } from '../../db/work';
import { written } from '../../db/written';
import type { Person } from '../../domain/actor';
import { DomainError, conflict, forbidden, invalidInput } from '../../domain/errors';
import { berlinDay } from '../../domain/period';
import { rostersOf, type FamilyRoster } from '../families';
import { getSettings } from '../networks';
import { findConsents, findItems, findReleases, findRevokedForms, moveConsent } from './consent-repository';
import type { ConsentItem } from './consent-words';
import type { Consent } from './consent.entity';
import { formHashOf } from './form-hash';
import { lockVisibleConsent } from './get-consent';
import { mustOrMaySign, requiredSigners, type ChildCustodyRule } from './required-signers';
import { recordEvidence } from './signature-evidence';
import { requireSignature } from './signature-method';
import {
  findSignatures,
  findTakenBack,
  insertPaper,
  insertSignature,
  type SignatureRow,
} from './signature-repository';
import type { SignConsentInput } from './signature.types';
import { toFormSignature } from './to-form-signature';

import { requireNotOvertaken, takeEffect } from './take-effect';

/**
 * Records one signature: on paper, drawn, or, where the network allows it, by word of mouth. With the last that an item needs,
 * informed and (for special categories) ticked, its release is granted and takes effect now, or on the first day of the form
 * if that is later; a form that supersedes another grants all with its last signature, and takes the other's place in the same
 * moment. What was only said lapses after 14 days; the same person's paper, recorded afterwards, lifts that.
 *
 * @throws NOT_FOUND; FORBIDDEN (ORAL_EXCEPTION_OFF); ILLEGAL_TRANSITION on a form refused, superseded or revoked by its code; INVALID_INPUT for somebody who has
 *   nothing to sign, a day outside drafting and today, or what the way of signing lacks; CONFLICT when the person has signed, or
 *   was shown another form than the one stored
 */
export async function signConsent(work: Work<Person>, input: SignConsentInput): Promise<Consent> {
  const consent = await lockVisibleConsent(work, input.consentId, 'input.consentId');
  const { childCustody, oralException } = await getSettings(work);
  if (input.method === 'ORAL_EXCEPTION' && !oralException) throw forbidden('ORAL_EXCEPTION_OFF');
  if (consent.state === 'REFUSED') throw new DomainError('ILLEGAL_TRANSITION', { state: consent.state });
  const [revoked] = await findRevokedForms(work, [consent.id]);
  if (revoked !== undefined) throw new DomainError('ILLEGAL_TRANSITION', { state: 'REVOKED' });
  await requireNotOvertaken(work, consent);
  const items = await findItems(work, [consent.id]);
  const roster = await rostersOf(work).load(consent.familyId);
  requireSigner(roster, items, childCustody, input.signerId);
  const before = await findSignatures(work, [consent.id]);
  const own = before.find((signature) => signature.signerId === input.signerId);
  if (own !== undefined && !awaitsPaper(own, input)) throw conflict('input.signerId', 'SIGNED_ALREADY');
  const evidence = requireSignature(input, {
    draftedOn: berlinDay(consent.draftedAt),
    today: berlinDay(work.now),
    formHash: formHashOf(consent, items),
  });

  if (own === undefined) await insertSignature(work, consent, toNewSignature(input));
  else await followWithPaper(work, consent, input);
  const { signerId, method } = input;
  await recordEvidence(
    work,
    { consentId: consent.id, signerId, method, discloserId: consent.discloserId },
    evidence,
  );
  const signatures = (await findSignatures(work, [consent.id])).map(toFormSignature);
  const granted = await findReleases(work, [consent.id]);
  const takenBack = await findTakenBack(work, [consent.id]);
  await takeEffect(work, consent, { consent, items, signatures, takenBack, granted, roster, childCustody });
  await moveConsent(work, consent, { state: 'SIGNED', signedById: consent.signedById ?? signerId });
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

/** The person has said it, not taken it back, and now there is the paper. */
function awaitsPaper(own: SignatureRow, input: SignConsentInput): boolean {
  return own.method === 'ORAL_EXCEPTION' && own.standing && own.papered === null && input.method === 'PAPER';
}

/** A paper that does not say that the person was told everything makes nothing of what was said. */
async function followWithPaper(work: Work<Person>, consent: Consent, input: SignConsentInput): Promise<void> {
  for (const told of ['purpose', 'refusal', 'revocation', 'voluntary'] as const) {
    if (!input.informed[told]) throw invalidInput(`input.informed.${told}`, 'REQUIRED');
  }
  await insertPaper(work, consent, toNewSignature(input));
}

function toNewSignature(input: SignConsentInput): Parameters<typeof insertSignature>[2] {
  const { informed } = input;
  return {
    signerId: input.signerId,
    method: input.method,
    signedOn: input.signedOn,
    informedPurpose: informed.purpose,
    informedRefusal: informed.refusal,
    informedRevocation: informed.revocation,
    informedVoluntary: informed.voluntary,
    informedInterpreter: informed.interpreter ?? null,
    informedReadAloud: informed.readAloud ?? null,
    specialCategories: input.specialCategories,
    formHash: input.formHash ?? null,
  };
}
