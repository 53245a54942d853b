import { CONSENT_REFUSALS, type ConsentRefusal } from '../../src/modules/consents/consent-words';
import { wantsForm, wayElsewhere, type ElsewhereWay } from '../../src/modules/referrals/elsewhere-rule';
import { REFERRAL_STATES, type ReferralState } from '../../src/modules/referrals/referral-words';

describe('a referral is sent elsewhere', () => {
  const WAYS: Record<ReferralState, ElsewhereWay | null> = {
    DRAFT: 'WITHDRAW_FIRST',
    REQUESTED: 'WITHDRAW_FIRST',
    ACCEPTED: null,
    IN_PROGRESS: null,
    ON_HOLD: null,
    COMPLETED: null,
    DECLINED: 'FOLLOW',
    WITHDRAWN: 'FOLLOW',
    CONSENT_REVOKED: 'FOLLOW',
  };

  it.each(REFERRAL_STATES)('from %s as it is written out here, and never once recalled', (state) => {
    const sent = state !== 'DRAFT';
    expect(wayElsewhere({ state, sent, recalled: false })).toBe(WAYS[state]);
    expect(wayElsewhere({ state, sent, recalled: true })).toBeNull();
  });

  it('not from a draft that was given up: nothing of it is left', () => {
    expect(wayElsewhere({ state: 'WITHDRAWN', sent: false, recalled: false })).toBeNull();
  });
});

describe('a form is prepared', () => {
  const WANTED: readonly ConsentRefusal[] = [
    'NO_CONSENT',
    'RECIPIENT_NOT_NAMED',
    'PURPOSE_NOT_COVERED',
    'CATEGORY_NOT_COVERED',
  ];
  const item = { subjectId: 'm', category: 'CONTACT' } as const;

  it.each(CONSENT_REFUSALS)(
    'where none asks for it, and not where one was refused, revoked or waits: %s',
    (reason) => {
      expect(wantsForm({ allowed: false, reason, item })).toBe(WANTED.includes(reason));
    },
  );

  it('not where the gate says yes', () => {
    expect(wantsForm({ allowed: true, covers: [] })).toBe(false);
  });
});
