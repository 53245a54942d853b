import { ROLES } from '../../src/domain/actor';
import {
  deputisedForReferral,
  partyOf,
  type ReferralParty,
  type ReferralPlace,
} from '../../src/modules/referrals/referral-policy';
import { COLLEAGUE, OTHER, OWN, SELF, THIRD, hat } from '../support/hats';

const CASE_ACCESS = ['ASSIGNED', 'TEAM'] as const;
const RESPONSIBLE = [null, SELF, COLLEAGUE] as const;

/** What the other side has set, at its most open and its most closed: it must never matter here. */
const OTHER_SIDE = [
  { responsible: null, caseAccess: 'TEAM' },
  { responsible: SELF, caseAccess: 'TEAM' },
  { responsible: COLLEAGUE, caseAccess: 'ASSIGNED' },
] as const;

type OwnSide = { sent: boolean; responsible: string | null; caseAccess: 'ASSIGNED' | 'TEAM' };
/** Draft, then sent; each ASSIGNED, then TEAM; each responsible nobody, self, a colleague. */
const COLUMNS: readonly OwnSide[] = [false, true].flatMap((sent) =>
  CASE_ACCESS.flatMap((caseAccess) => RESPONSIBLE.map((responsible) => ({ sent, responsible, caseAccess }))),
);

const fromOwn = (own: OwnSide, other: (typeof OTHER_SIDE)[number]): ReferralPlace => ({
  fromId: OWN,
  toId: OTHER,
  sent: own.sent,
  familyResponsibleId: own.responsible,
  familyDeputyIds: [],
  senderCaseAccess: own.caseAccess,
  recipientResponsibleId: other.responsible,
  recipientDeputyIds: [],
  recipientCaseAccess: other.caseAccess,
});
const toOwn = (own: OwnSide, other: (typeof OTHER_SIDE)[number]): ReferralPlace => ({
  fromId: OTHER,
  toId: OWN,
  sent: own.sent,
  familyResponsibleId: other.responsible,
  familyDeputyIds: [],
  senderCaseAccess: other.caseAccess,
  recipientResponsibleId: own.responsible,
  recipientDeputyIds: [],
  recipientCaseAccess: own.caseAccess,
});

const LETTER: Record<ReferralParty, string> = { SENDER: 'S', RECIPIENT: 'R' };
const lineOf = (actor: Parameters<typeof partyOf>[0], place: (own: OwnSide) => ReferralPlace): string =>
  COLUMNS.map((own) => partyOf(actor, place(own)))
    .map((party) => (party === null ? '.' : LETTER[party]))
    .join('')
    .replace(/^(...)(...)(...)(...)$/, '$1 $2  $3 $4');

describe.each(OTHER_SIDE)('While the other side is $caseAccess with $responsible', (other) => {
  const asSender = (own: OwnSide): ReferralPlace => fromOwn(own, other);
  const asRecipient = (own: OwnSide): ReferralPlace => toOwn(own, other);

  it.each(ROLES.filter((role) => role !== 'PROFESSIONAL'))(
    '%s sees no referral, neither as sender nor as recipient',
    (role) => {
      expect(lineOf(hat(role, OWN), asSender)).toBe('... ...  ... ...');
      expect(lineOf(hat(role, OWN), asRecipient)).toBe('... ...  ... ...');
      expect(lineOf(hat(role, null), asSender)).toBe('... ...  ... ...');
    },
  );

  it('a professional of a third partner sees none', () => {
    expect(lineOf(hat('PROFESSIONAL', THIRD), asSender)).toBe('... ...  ... ...');
    expect(lineOf(hat('PROFESSIONAL', THIRD), asRecipient)).toBe('... ...  ... ...');
  });

  it('a professional of the sender sees it, draft or sent, with the family', () => {
    expect(lineOf(hat('PROFESSIONAL', OWN), asSender)).toBe('SS. SSS  SS. SSS');
  });

  it('a deputy stands on the side of the colleague, and is known as the deputy where nothing else opens it', () => {
    const actor = hat('PROFESSIONAL', OWN);
    const familyDeputy = (own: OwnSide): ReferralPlace => ({ ...asSender(own), familyDeputyIds: [SELF] });
    const recipientDeputy = (own: OwnSide): ReferralPlace => ({
      ...asRecipient(own),
      recipientDeputyIds: [SELF],
    });
    expect(lineOf(actor, familyDeputy)).toBe('SSS SSS  SSS SSS');
    expect(lineOf(actor, recipientDeputy)).toBe('... ...  RRR RRR');
    const deputised = (place: (own: OwnSide) => ReferralPlace): string[] =>
      COLUMNS.map((own) => deputisedForReferral(actor, place(own)) ?? '');
    const only = (...places: number[]): string[] =>
      COLUMNS.map((_own, place) => (places.includes(place) ? COLLEAGUE : ''));
    expect(deputised(familyDeputy)).toEqual(only(2, 8));
    expect(deputised(recipientDeputy)).toEqual(only(8));
  });

  it('a deputy at the one side is nobody at the other, nor at a third', () => {
    const crossed = (own: OwnSide): ReferralPlace => ({ ...asSender(own), recipientDeputyIds: [SELF] });
    expect(lineOf(hat('PROFESSIONAL', OWN), crossed)).toBe('SS. SSS  SS. SSS');
    const both = (own: OwnSide): ReferralPlace => ({ ...crossed(own), familyDeputyIds: [SELF] });
    expect(lineOf(hat('PROFESSIONAL', THIRD), both)).toBe('... ...  ... ...');
    expect(lineOf(hat('PARTNER_LEAD', OWN), both)).toBe('... ...  ... ...');
  });

  it('a draft is the sender’s alone; sent, it lies in the recipient’s intake until it is somebody’s', () => {
    expect(lineOf(hat('PROFESSIONAL', OWN), asRecipient)).toBe('... ...  RR. RRR');
  });
});
