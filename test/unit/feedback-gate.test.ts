import { decideFeedback, feedbackScope, type ReverseRelease } from '../../src/modules/consents/feedback-gate';
import { NOW } from '../support/consent-forms';

const EARLIER = new Date(NOW.getTime() - 1);
const LATER = new Date(NOW.getTime() + 1);

const contact = { subjectId: 'mother', category: 'CONTACT' } as const;
const health = { subjectId: 'child', category: 'CHILD_HEALTH' } as const;

function release(change: Partial<ReverseRelease> & { opensAt?: Date; closesAt?: Date } = {}): ReverseRelease {
  const { opensAt = EARLIER, closesAt = LATER, ...rest } = change;
  return { ...contact, consentId: 'form', live: true, opening: { opensAt, closesAt }, ...rest };
}

const told = (...releases: ReverseRelease[]): string => {
  const decision = decideFeedback(releases, [contact], NOW);
  return decision.allowed ? 'ALLOWED' : decision.reason;
};

describe('What is told back is', () => {
  it.each<[reason: string, because: string, releases: ReverseRelease[]]>([
    ['NO_CONSENT', 'no form lets it go back', []],
    ['NO_CONSENT', 'only another category may', [release({ category: 'SOCIAL_SITUATION' })]],
    ['NO_CONSENT', 'only what concerns somebody else may', [release({ subjectId: 'father' })]],
    ['NOT_YET_VALID', 'its period has not begun', [release({ opensAt: LATER })]],
    ['EXPIRED', 'its period ends this moment', [release({ closesAt: NOW })]],
    ['REVOKED', 'it was taken back', [release({ live: false })]],
    [
      'REVOKED',
      'of two forms the one counts that gets further',
      [release({ closesAt: NOW }), release({ live: false })],
    ],
  ])('refused with %s when %s', (reason, _because, releases) => {
    expect(told(...releases)).toBe(reason);
  });

  it('allowed from the first moment of the period on, by any of several forms', () => {
    expect(told(release({ opensAt: NOW }))).toBe('ALLOWED');
    expect(told(release({ live: false }), release({ consentId: 'second' }))).toBe('ALLOWED');
  });

  it('refused as a whole for the first item that is not covered, which is named by its place', () => {
    expect(decideFeedback([release()], [contact, health], NOW)).toEqual({
      allowed: false,
      reason: 'NO_CONSENT',
      place: 1,
    });
  });

  it('resting, item by item in the order told, on the form that covers it', () => {
    const other = release({ ...health, consentId: 'second' });
    const decision = decideFeedback([release({ live: false }), release(), other], [health, contact], NOW);
    expect(decision.allowed && decision.covers.map((cover) => cover.consentId)).toEqual(['second', 'form']);
  });
});

it('What may be told back now names each item once, and none that does not hold', () => {
  const releases = [
    release(),
    release({ consentId: 'second' }),
    release({ ...health, live: false }),
    release({ category: 'SUPPORT_SO_FAR', opensAt: LATER }),
  ];
  expect(feedbackScope(releases, NOW)).toEqual([contact]);
});
