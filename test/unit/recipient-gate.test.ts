import { recipientRefusal, type RecipientFacts } from '../../src/modules/referrals/recipient-gate';
import { REFERRAL_STATES, type ReferralState } from '../../src/modules/referrals/referral-words';
import { NOW } from '../support/consent-forms';

const LATER = new Date(NOW.getTime() + 1);
const told = (state: ReferralState, change: Partial<RecipientFacts> = {}, now = NOW): string => {
  const facts = { state, sentCount: 2, readableCount: 2, copiesEnd: [LATER, LATER], restricted: false };
  return recipientRefusal({ ...facts, ...change }, now) ?? 'ALLOWED';
};
const HELD = ['ACCEPTED', 'IN_PROGRESS', 'ON_HOLD', 'COMPLETED'] as const;

describe('The recipient is told', () => {
  it.each(['DRAFT', 'DECLINED', 'WITHDRAWN'] as const)('NO_CONSENT in %s, whatever was sent', (state) => {
    expect([told(state), told(state, { restricted: true })]).toEqual(['NO_CONSENT', 'NO_CONSENT']);
  });

  it('REVOKED once a revocation has ended the referral', () => {
    expect([told('CONSENT_REVOKED'), told('CONSENT_REVOKED', { sentCount: 0 })]).toEqual([
      'REVOKED',
      'REVOKED',
    ]);
  });

  it('EXPIRED while it waits and an item can no longer be read, or none was sent', () => {
    expect(told('REQUESTED', { readableCount: 1 })).toBe('EXPIRED');
    expect(told('REQUESTED', { readableCount: 0 })).toBe('EXPIRED');
    expect(told('REQUESTED', { sentCount: 0, readableCount: 0 })).toBe('EXPIRED');
  });

  it.each(HELD)('in %s REVOKED before EXPIRED, and EXPIRED from the end of the first copy on', (state) => {
    expect(told(state, { restricted: true, copiesEnd: [NOW] })).toBe('REVOKED');
    expect(told(state, { copiesEnd: [LATER, NOW] })).toBe('EXPIRED');
    expect(told(state, {}, LATER)).toBe('EXPIRED');
  });

  it('ALLOWED while every item can be read, and as long as its own copies last', () => {
    const allowed = REFERRAL_STATES.filter((state) => told(state) === 'ALLOWED');
    expect(allowed).toEqual(['REQUESTED', ...HELD]);
  });
});
