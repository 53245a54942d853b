import type { Person } from '../../src/domain/actor';
import { berlinDay } from '../../src/domain/period';
import { signAgreement } from '../../src/modules/agreements/sign-agreement';
import { terminateAgreement } from '../../src/modules/agreements/terminate-agreement';
import type { InformationCategory } from '../../src/modules/consents/consent-words';
import { signConsent } from '../../src/modules/consents/sign-consent';
import { supersedeConsent } from '../../src/modules/consents/supersede-consent';
import { acceptReferral } from '../../src/modules/referrals/accept-referral';
import { answerRestriction } from '../../src/modules/referrals/answer-restriction';
import { completeReferral } from '../../src/modules/referrals/complete-referral';
import { confirmDeletion } from '../../src/modules/referrals/confirm-deletion';
import { declineReferral } from '../../src/modules/referrals/decline-referral';
import { holdReferral } from '../../src/modules/referrals/hold-referral';
import { recallReferral } from '../../src/modules/referrals/recall-referral';
import { sendReferral } from '../../src/modules/referrals/send-referral';
import { startReferral } from '../../src/modules/referrals/start-referral';
import { withdrawReferral } from '../../src/modules/referrals/withdraw-referral';
import type { RestrictionAnswer } from '../../src/modules/referrals/referral-words';
import { revokeConsent } from '../../src/modules/revocations/revoke-consent';
import type { Act } from './race-lanes';

/** The operations of the heart as people call them, each with an input that nobody could object to. */

interface Referred {
  readonly referralId: string;
}

interface Part {
  readonly recipients?: readonly string[];
  readonly items?: readonly (readonly [member: string, category: InformationCategory])[];
}

export function sends(actor: Person, { referralId }: Referred, key: string | null = null): Act<Person> {
  return { actor, story: (work) => sendReferral(work, referralId, key) };
}

export function accepts(actor: Person, { referralId }: Referred): Act<Person> {
  return { actor, story: (work) => acceptReferral(work, referralId) };
}

export function declines(actor: Person, { referralId }: Referred): Act<Person> {
  return {
    actor,
    story: (work) => declineReferral(work, { id: referralId, reason: 'NO_CAPACITY', note: 'Ab Mai wieder' }),
  };
}

export function withdraws(actor: Person, { referralId }: Referred): Act<Person> {
  return { actor, story: (work) => withdrawReferral(work, referralId, 'FAMILY_WISH') };
}

export function recalls(actor: Person, { referralId }: Referred): Act<Person> {
  return { actor, story: (work) => recallReferral(work, referralId) };
}

export function confirmsDeletion(actor: Person, { referralId }: Referred): Act<Person> {
  return { actor, story: (work) => confirmDeletion(work, referralId) };
}

export function answers(actor: Person, { referralId }: Referred, answer: RestrictionAnswer): Act<Person> {
  const basis = answer === 'OWN_LEGAL_BASIS' ? 'Pflicht zur Dokumentation' : null;
  return { actor, story: (work) => answerRestriction(work, { referralId, answer, basis }) };
}

export function starts(actor: Person, { referralId }: Referred): Act<Person> {
  return { actor, story: (work) => startReferral(work, referralId) };
}

export function holds(actor: Person, { referralId }: Referred): Act<Person> {
  return { actor, story: (work) => holdReferral(work, referralId) };
}

export function completes(actor: Person, { referralId }: Referred): Act<Person> {
  return {
    actor,
    story: (work) => completeReferral(work, { referralId, outcome: 'SUPPORT_FINISHED', ending: 'PLANNED' }),
  };
}

export function signs(actor: Person, consentId: string, signerId: string): Act<Person> {
  return {
    actor,
    story: (work) =>
      signConsent(work, {
        consentId,
        signerId,
        method: 'PAPER',
        signedOn: berlinDay(work.now),
        informed: { purpose: true, refusal: true, revocation: true, voluntary: true },
        specialCategories: false,
      }),
  };
}

/** A new form to the same recipient and of the same family, which is to take the place of another. */
export function supersedes(
  actor: Person,
  consentId: string,
  wish: {
    readonly familyId: string;
    readonly recipients: readonly string[];
    readonly items: readonly (readonly [member: string, category: InformationCategory])[];
  },
): Act<Person> {
  return {
    actor,
    story: (work) =>
      supersedeConsent(work, consentId, {
        familyId: wish.familyId,
        recipients: [...wish.recipients],
        items: wish.items.map(([memberId, category]) => ({ memberId, category })),
        purpose: 'FIND_SUPPORT',
        direction: 'ONE_WAY',
        validFrom: berlinDay(work.now),
        language: 'de',
      }),
  };
}

export function revokes(actor: Person, consentId: string, revokedBy: string): Act<Person> {
  return {
    actor,
    story: (work) => revokeConsent(work, { consentId, revokedBy, receivedVia: 'DISCLOSER' }),
  };
}

/** Of a part: for these recipients, or of these items, or of what they have in common. */
export function revokesPart(
  actor: Person,
  consentId: string,
  wish: { readonly revokedBy: string } & Part,
): Act<Person> {
  const { revokedBy, recipients = null, items = null } = wish;
  return {
    actor,
    story: (work) =>
      revokeConsent(work, {
        ...{ consentId, revokedBy, receivedVia: 'DISCLOSER' },
        recipients: recipients === null ? null : [...recipients],
        items: items === null ? null : items.map(([memberId, category]) => ({ memberId, category })),
      }),
  };
}

/** A letter of the partner, received and effective on one day. */
export function terminates(actor: Person, agreementId: string, day: string): Act<Person> {
  return {
    actor,
    story: (work) =>
      terminateAgreement(work, {
        agreementId,
        givenBy: 'PARTNER',
        form: 'LETTER',
        receivedOn: day,
        effectiveOn: day,
      }),
  };
}

/** One side's signature on paper, entered by the coordination. */
export function signsAgreement(
  actor: Person,
  agreementId: string,
  side: 'COORDINATION' | 'PARTNER',
): Act<Person> {
  return {
    actor,
    story: (work) =>
      signAgreement(work, {
        agreementId,
        side,
        signatoryName: 'Test Person',
        signatoryFunction: 'Leitung',
        signedOn: '2020-01-01',
        method: 'PAPER',
      }),
  };
}
