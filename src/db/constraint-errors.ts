import { DomainError, conflict, invalidInput } from '../domain/errors';

/**
 * What a refusal by the database means to the caller, for the constraints that a lost race can run into. The
 * operations check first and say more; these answer when somebody was faster. A constraint that is not listed
 * is a fault of ours and is masked.
 */
const REFUSALS: Record<string, () => DomainError> = {
  partners_name_key: () => conflict('input.name', 'NAME_TAKEN'),
  accounts_email_key: () => conflict('input.email', 'EMAIL_TAKEN'),
  hats_hat_key: () => conflict('input.hats', 'HAT_TAKEN'),
  agreements_open_key: () => conflict('input.partnerId', 'AGREEMENT_UNDER_WAY'),
  agreement_signatures_pkey: () => conflict('input.side', 'SIGNED_ALREADY'),
  families_owner_fk: () => conflict('input', 'KEEPS_RECORDS'),
  terminations_live_key: () => conflict('input.agreementId', 'NOTICE_GIVEN_ALREADY'),
  consent_items_subject_open_fk: () => invalidInput('input.items', 'CLOSED'),
  consent_signatures_pkey: () => conflict('input.signerId', 'SIGNED_ALREADY'),
  recalls_pkey: () => conflict('id', 'RECALLED_ALREADY'),
  deletion_confirmations_pkey: () => conflict('referralId', 'CONFIRMED_ALREADY'),
  restriction_answers_pkey: () => conflict('input.referralId', 'ANSWERED_ALREADY'),
  referral_follow_ups_attempt_key: () => conflict('input.referralId', 'FOLLOWED_ALREADY'),
  offer_imports_running_key: () => conflict('file', 'IMPORT_UNDER_WAY'),
  idempotency_keys_pkey: () => conflict('idempotencyKey', 'IN_USE'),
  sendings_from_member_fk: () => new DomainError('NOT_A_MEMBER', { reason: 'SENDER' }),
  sendings_to_member_fk: () => new DomainError('NOT_A_MEMBER', { reason: 'RECIPIENT' }),
  acceptances_from_member_fk: () => new DomainError('NOT_A_MEMBER', { reason: 'SENDER' }),
  acceptances_to_member_fk: () => new DomainError('NOT_A_MEMBER', { reason: 'RECIPIENT' }),
  // whoever has just become responsible works there no more: the hat has ended since the session was checked
  families_responsible_fk: () => new DomainError('UNAUTHENTICATED', { reason: 'SESSION_ENDED' }),
  referrals_at_work_fk: () => new DomainError('UNAUTHENTICATED', { reason: 'SESSION_ENDED' }),
  deputies_account_fk: () => conflict('input.for', 'NO_PROFESSIONAL'),
  deputies_deputy_fk: () => conflict('input.accountId', 'NO_PROFESSIONAL'),
  hats_enabled_fk: () => conflict('input.accountId', 'DISABLED'),
  payload_items_release_fk: () => new DomainError('CONSENT_REQUIRED', { reason: 'REVOKED' }),
  feedback_items_release_fk: () => new DomainError('CONSENT_REQUIRED', { reason: 'REVOKED' }),
  received_items_resting_fk: () => new DomainError('CONSENT_REQUIRED', { reason: 'REVOKED' }),
};

/**
 * What a refusal by a row-level policy means: the period of a consent or a membership ended between the rule's
 * look and the write.
 */
const POLICY_REFUSALS: Record<string, () => DomainError> = {
  payload_items: () => new DomainError('CONSENT_REQUIRED', { reason: 'EXPIRED' }),
  received_items: () => new DomainError('CONSENT_REQUIRED', { reason: 'EXPIRED' }),
  feedback_items: () => new DomainError('CONSENT_REQUIRED', { reason: 'EXPIRED' }),
  sendings: () => new DomainError('NOT_A_MEMBER'),
  acceptances: () => new DomainError('NOT_A_MEMBER'),
};

export function refusalOfPolicy(message: string): DomainError | null {
  const table = /row-level security policy for table "(\w+)"/.exec(message)?.[1];
  return table === undefined ? null : (POLICY_REFUSALS[table]?.() ?? null);
}

export function refusalOfConstraint(constraint: string): DomainError | null {
  return REFUSALS[constraint]?.() ?? null;
}
