import { at, listAt, type Json } from '../support/api-json';
import { MONDAY, MONDAY_MORNING, openCast, type Cast } from '../support/api-cast';
import * as story from '../support/api-story';

/** Whose signature a child's item needs: told to the partner that keeps the record, and to nobody else. */
let cast: Cast;
beforeAll(async () => {
  cast = await openCast('sorge');
  await cast.test.setTime(MONDAY_MORNING);
});
afterAll(() => cast.close());

const MOTHER = { key: 'm', role: 'MOTHER', name: 'Erika Muster' };
const FATHER = { key: 'f', role: 'FATHER', name: 'Jonas Muster' };
const GUARDIAN = { key: 'g', role: 'GUARDIAN', name: 'Petra Vormund' };
const CHILD = { key: 'k', role: 'CHILD', name: 'Kim Muster', birth: '2026-12-24' };

const { SEND, SIGN } = story;

interface Told {
  readonly family: story.FamilyOnRecord;
  readonly consent: string;
  readonly referral: string;
}

/** A referral that tells of the child's development, with a form that asks for it. */
async function drafted(members: readonly object[], custody: readonly object[]): Promise<Told> {
  const family = await story.recordFamily(cast.sender, { members, custody });
  const to = cast.recipientPartner;
  const items = [['k', 'CHILD_DEVELOPMENT']] as const;
  const consent = await story.draftForm(cast.sender, { family, recipients: [to], items, validFrom: MONDAY });
  const payload = [['k', 'CHILD_DEVELOPMENT', 'dreht sich noch nicht']] as const;
  return { family, consent, referral: await story.draftReferral(cast.sender, { family, to, payload }) };
}

async function sign(made: Told, key: string): Promise<void> {
  await story.signForm(cast.sender, made.consent, made.family.member(key), MONDAY);
}

async function missing(consent: string): Promise<Json[]> {
  const data = await cast.sender.told('query ($id: ID!) { consent(id: $id) { missingSigners { key } } }', {
    id: consent,
  });
  return listAt(data, 'consent.missingSigners').map((row) => at(row, 'key') ?? null);
}

const notSigned = {
  code: 'CONSENT_REQUIRED',
  details: { reason: 'SIGNATURE_MISSING', field: 'payload[0].category' },
};

describe('joint custody', () => {
  const joint = [{ child: 'k', kind: 'JOINT', holders: ['m', 'f'] }];
  const setRule = (rule: string): Promise<unknown> =>
    cast.test.owner.query('update network_settings set child_custody = $1', [rule]);
  afterEach(() => setRule('ALL_MUST_SIGN'));

  it('needs all who hold it, unless the network has set otherwise', async () => {
    const made = await drafted([MOTHER, FATHER, CHILD], joint);
    expect(await cast.sender.refused(SEND, { id: made.referral })).toEqual(notSigned);
    await sign(made, 'm');
    expect(await missing(made.consent)).toEqual(['f']);
    expect(await cast.sender.refused(SEND, { id: made.referral })).toEqual(notSigned);
    await sign(made, 'f');
    expect(await missing(made.consent)).toEqual([]);
    expect(at(await cast.sender.told(SEND, { id: made.referral }), 'sendReferral.state')).toBe('REQUESTED');
  });

  it('needs one where the network has set so', async () => {
    await setRule('ONE_SUFFICES');
    const made = await drafted([MOTHER, FATHER, CHILD], joint);
    await sign(made, 'f');
    expect(await missing(made.consent)).toEqual([]);
    expect(at(await cast.sender.told(SEND, { id: made.referral }), 'sendReferral.state')).toBe('REQUESTED');
  });

  it('ends when one of them revokes', async () => {
    const made = await drafted([MOTHER, FATHER, CHILD], joint);
    await sign(made, 'm');
    await sign(made, 'f');
    await cast.sender.told(SEND, { id: made.referral });
    await cast.sender.told(story.REVOKE, { consentId: made.consent, revokedBy: made.family.member('f') });
    const data = await cast.recipient.told('query ($id: ID!) { referral(id: $id) { state } }', {
      id: made.referral,
    });
    expect(at(data, 'referral.state')).toBe('CONSENT_REVOKED');
  });
});

describe('a minor parent', () => {
  const custody = [{ child: 'k', kind: 'MINOR_PARENT', holders: ['m', 'g'] }];

  it('signs for the child together with the guardian', async () => {
    const made = await drafted([MOTHER, GUARDIAN, CHILD], custody);
    await sign(made, 'm');
    expect(await missing(made.consent)).toEqual(['g']);
    expect(await cast.sender.refused(SEND, { id: made.referral })).toEqual(notSigned);
    await sign(made, 'g');
    expect(at(await cast.sender.told(SEND, { id: made.referral }), 'sendReferral.state')).toBe('REQUESTED');
  });

  it('signs for herself alone', async () => {
    const family = await story.recordFamily(cast.sender, { members: [MOTHER, GUARDIAN, CHILD], custody });
    const to = cast.recipientPartner;
    const items = [['m', 'PARENT_HEALTH']] as const;
    await story.signedForm(cast.sender, {
      family,
      recipients: [to],
      items,
      validFrom: MONDAY,
      signers: ['m'],
    });
    const payload = [['m', 'PARENT_HEALTH', 'Wochenbett']] as const;
    const id = await story.draftReferral(cast.sender, { family, to, payload });
    expect(at(await cast.sender.told(SEND, { id }), 'sendReferral.state')).toBe('REQUESTED');
  });
});

describe('custody that is not known', () => {
  const unknown = [{ child: 'k', kind: 'UNKNOWN', holders: [] }];

  it('leaves nobody to sign for the child', async () => {
    const made = await drafted([MOTHER, CHILD], unknown);
    const input = story.signature(made.consent, made.family.member('m'), MONDAY);
    expect(await cast.sender.refused(SIGN, { input })).toEqual({
      code: 'INVALID_INPUT',
      details: { field: 'input.signerId', reason: 'NOTHING_TO_SIGN' },
    });
    expect(await missing(made.consent)).toEqual([]);
    expect(await cast.sender.refused(SEND, { id: made.referral })).toEqual(notSigned);
  });

  it('is also what a child has whose custody was left out', async () => {
    const made = await drafted([MOTHER, CHILD], []);
    expect(await cast.sender.refused(SEND, { id: made.referral })).toEqual(notSigned);
  });

  it('blocks what concerns this child, nothing else', async () => {
    const family = await story.recordFamily(cast.sender, { members: [MOTHER, CHILD], custody: unknown });
    const to = cast.recipientPartner;
    const items = [
      ['m', 'CONTACT'],
      ['k', 'CHILD_HEALTH'],
    ] as const;
    await story.signedForm(cast.sender, { family, recipients: [to], items, validFrom: MONDAY });
    const own = [['m', 'CONTACT', 'Bitte anrufen']] as const;
    const both = [...own, ['k', 'CHILD_HEALTH', 'trinkt schlecht']] as const;
    const blocked = await story.draftReferral(cast.sender, { family, to, payload: both });
    expect(await cast.sender.refused(SEND, { id: blocked })).toEqual({
      code: 'CONSENT_REQUIRED',
      details: { reason: 'SIGNATURE_MISSING', field: 'payload[1].category' },
    });
    const id = await story.draftReferral(cast.sender, { family, to, payload: own });
    expect(at(await cast.sender.told(SEND, { id }), 'sendReferral.state')).toBe('REQUESTED');
  });
});

it('lets a signature that lacks a tick or the information carry nothing that needs it', async () => {
  const made = await drafted([MOTHER, CHILD], [{ child: 'k', kind: 'SOLE', holders: ['m'] }]);
  const input = {
    ...story.signature(made.consent, made.family.member('m'), MONDAY),
    specialCategories: false,
  };
  await cast.sender.told(SIGN, { input });
  expect(await missing(made.consent)).toEqual(['m']);
  expect(await cast.sender.refused(SEND, { id: made.referral })).toEqual({
    code: 'CONSENT_REQUIRED',
    details: { reason: 'SPECIAL_CATEGORY_NOT_TICKED', field: 'payload[0].category' },
  });
});

it('tells the recipient of a form only by the answer, never whose signature it was', async () => {
  const made = await drafted([MOTHER, CHILD], [{ child: 'k', kind: 'SOLE', holders: ['m'] }]);
  await sign(made, 'm');
  await cast.sender.told(SEND, { id: made.referral });
  const form = 'query ($id: ID!) { consent(id: $id) { id } }';
  for (const caller of [cast.recipient, cast.stranger])
    expect(await caller.told(form, { id: made.consent })).toEqual({ consent: null });
});
