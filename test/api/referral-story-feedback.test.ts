import { MONDAY, MONDAY_MORNING, openCast, type Cast } from '../support/api-cast';
import { at, listAt, textAt } from '../support/api-json';
import type { Caller } from '../support/api-server';
import * as story from '../support/api-story';

/** Feedback with content goes back only under a MUTUAL form, within its reverse releases; closing never depends on it. */
let cast: Cast;
beforeAll(async () => {
  cast = await openCast('rueckmeldestadt');
});
beforeEach(() => cast.test.setTime(MONDAY_MORNING));
afterAll(() => cast.close());

const COMPLETE = `mutation ($input: CompleteReferralInput!) { completeReferral(input: $input) { id state } }`;
const READ = `query ($id: ID!) { referral(id: $id) {
  state outcome feedback { memberId category text } feedbackScope { category } } }`;

interface Case {
  readonly id: string;
  readonly form: string;
  readonly mother: string;
}

async function accepted(direction: 'ONE_WAY' | 'MUTUAL', more: { validUntil?: string } = {}): Promise<Case> {
  const family = await story.recordFamily(cast.sender);
  const items = [['m', 'CONTACT'] as const, ['m', 'SOCIAL_SITUATION'] as const];
  const to = cast.recipientPartner;
  const wish = { family, recipients: [to], items, validFrom: MONDAY, direction, ...more };
  const form = await story.signedForm(cast.sender, wish);
  const id = await story.draftReferral(cast.sender, {
    family,
    to,
    payload: [['m', 'CONTACT', '0231 5550101']],
  });
  await cast.sender.told(story.SEND, { id });
  await cast.recipient.told(story.ACCEPT, { id });
  return { id, form, mother: family.member('m') };
}

const ending = (referral: Case, ...told: [category: string, text: string][]): object => ({
  input: {
    referralId: referral.id,
    outcome: 'SUPPORT_FINISHED',
    ending: 'PLANNED',
    feedback: told.map(([category, text]) => ({ memberId: referral.mother, category, text })),
  },
});

const read = (caller: Caller, { id }: Case) => caller.told(READ, { id });
const words = async (caller: Caller, referral: Case): Promise<string[] | null> => {
  const data = await read(caller, referral);
  return at(data, 'referral.feedback') === null
    ? null
    : listAt(data, 'referral.feedback').map((item) => textAt(item, 'text'));
};

it.each<[because: string, prepare: () => Promise<Case>, category: string, reason: string]>([
  ['the form goes one way', () => accepted('ONE_WAY'), 'CONTACT', 'NO_CONSENT'],
  ['the form does not name it', () => accepted('MUTUAL'), 'SUPPORT_SO_FAR', 'NO_CONSENT'],
  [
    'the form has run out',
    async () => {
      const referral = await accepted('MUTUAL', { validUntil: MONDAY });
      await cast.test.setTime('2027-03-01T23:00:00Z');
      return referral;
    },
    'CONTACT',
    'EXPIRED',
  ],
  [
    'the mother has taken it back',
    async () => {
      const referral = await accepted('MUTUAL');
      await cast.sender.told(story.REVOKE, { consentId: referral.form, revokedBy: referral.mother });
      return referral;
    },
    'CONTACT',
    'REVOKED',
  ],
])(
  'nothing is told back when %s, and the referral can be completed without',
  async (_why, prepare, category, reason) => {
    const referral = await prepare();
    const refused = await cast.recipient.refused(COMPLETE, ending(referral, [category, 'Es geht besser.']));
    expect(refused).toMatchObject({
      code: 'CONSENT_REQUIRED',
      details: { reason, field: 'input.feedback[0].category' },
    });
    expect(at(await read(cast.sender, referral), 'referral.state')).toBe('ACCEPTED');
    expect(listAt(await read(cast.recipient, referral), 'referral.feedbackScope')).toEqual(
      category === 'SUPPORT_SO_FAR' ? [{ category: 'CONTACT' }, { category: 'SOCIAL_SITUATION' }] : [],
    );
    await cast.recipient.told(COMPLETE, ending(referral));
    expect(await read(cast.sender, referral)).toEqual({
      referral: { state: 'COMPLETED', outcome: 'SUPPORT_FINISHED', feedback: null, feedbackScope: [] },
    });
  },
);

it('an item told twice is refused by its place', async () => {
  const referral = await accepted('MUTUAL');
  const twice = ending(referral, ['CONTACT', 'eins'], ['CONTACT', 'zwei']);
  expect(await cast.recipient.refused(COMPLETE, twice)).toMatchObject({
    code: 'INVALID_INPUT',
    details: { field: 'input.feedback[1]', reason: 'NAMED_TWICE' },
  });
});

describe('under a mutual form', () => {
  let referral: Case;
  beforeEach(async () => {
    referral = await accepted('MUTUAL');
    const told = ending(referral, ['SOCIAL_SITUATION', 'Wieder in Arbeit.'], ['CONTACT', 'Neue Nummer']);
    await cast.recipient.told(COMPLETE, told);
  });

  it('sender and recipient read what was told back, in its order, and nobody else', async () => {
    const both = ['Wieder in Arbeit.', 'Neue Nummer'];
    expect([await words(cast.sender, referral), await words(cast.recipient, referral)]).toEqual([both, both]);
    expect(await read(cast.stranger, referral)).toEqual({ referral: null });
    expect(await words(cast.coordination, referral)).toBeNull();
  });

  it('the end of the form’s period takes nothing away that was told', async () => {
    await cast.test.setTime('2028-03-01T09:00:00Z');
    expect(await words(cast.sender, referral)).toHaveLength(2);
  });

  it('a revocation takes from the sender exactly what it names', async () => {
    await cast.sender.told(story.REVOKE_PART, {
      consentId: referral.form,
      revokedBy: referral.mother,
      items: [{ memberId: referral.mother, category: 'CONTACT' }],
    });
    expect(await words(cast.sender, referral)).toEqual(['Wieder in Arbeit.']);
    await cast.sender.told(story.REVOKE, { consentId: referral.form, revokedBy: referral.mother });
    expect(await words(cast.sender, referral)).toBeNull();
    expect(await words(cast.recipient, referral)).toHaveLength(2);
  });

  it('a recall as misdirected takes it from the sender, too', async () => {
    await cast.sender.told(story.RECALL, { id: referral.id });
    expect(await words(cast.sender, referral)).toBeNull();
  });
});
