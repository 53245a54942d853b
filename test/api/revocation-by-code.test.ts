import { at } from '../support/api-json';
import { MONDAY, MONDAY_MORNING, openCast, type Cast } from '../support/api-cast';
import { startApi } from '../support/api-server';
import * as story from '../support/api-story';
import { codedForm, CONSENT, handIn, revocationsOf, type CodedForm } from '../support/code-story';
import { newInstallationKey } from '../support/test-database';

/** A family revokes a form by its code and a birth month on it, wherever it likes, with all that follows. */
let cast: Cast;
let network: string;
beforeAll(async () => {
  cast = await openCast('formularcode');
  network = cast.town.slug;
  await cast.test.setTime(MONDAY_MORNING);
});
afterAll(() => cast.close());

const nobody = () => cast.api.as(null);
const ACCEPTED = { revokeByCode: true };

async function stateOf(form: { id: string }): Promise<unknown> {
  return at(await cast.sender.told(CONSENT, { id: form.id }), 'consent');
}

/** A referral of the mother's contact on a signed form. */
async function sent(form: CodedForm): Promise<string> {
  const payload = [['m', 'CONTACT', 'Telefon am Vormittag']] as const;
  const id = await story.draftReferral(cast.sender, {
    family: form.family,
    to: cast.recipientPartner,
    payload,
  });
  await cast.sender.told(story.SEND, { id });
  return id;
}

const REFERRAL = `query ($id: ID!) { referral(id: $id) { state payload { text } restriction { answerDue } } }`;

it('a form gets a code, which whoever recorded it is shown, the same each time and on no other form', async () => {
  const form = await codedForm(cast);
  const other = await codedForm(cast);
  expect(form.code).toMatch(/^([A-HJ-NP-Z2-9]{4}-){2}[A-HJ-NP-Z2-9]{4}$/);
  expect(await stateOf(form)).toMatchObject({ formCode: form.code });
  expect(other.code).not.toBe(form.code);
  for (const caller of [cast.recipient, cast.stranger])
    expect(await caller.told(CONSENT, { id: form.id })).toEqual({ consent: null });
});

it('a form without a birth month on record has no code, and is revoked by name', async () => {
  const members = [{ key: 'm', role: 'MOTHER', name: 'Erika Muster' }];
  const family = await story.recordFamily(cast.sender, { members, custody: [] });
  const form = { family, recipients: [cast.recipientPartner], items: [['m', 'CONTACT']], validFrom: MONDAY };
  const id = await story.signedForm(cast.sender, form as never);
  expect(await stateOf({ id })).toMatchObject({ formCode: null, state: 'ACTIVE' });
});

describe('a referral that rests on the form', () => {
  it('is over when nobody has accepted it, and unreadable', async () => {
    const form = await codedForm(cast);
    const id = await sent(form);
    expect((await handIn(nobody(), { network, code: form.code })).data).toEqual(ACCEPTED);
    expect(await cast.recipient.told(REFERRAL, { id })).toEqual({
      referral: { state: 'CONSENT_REVOKED', payload: null, restriction: null },
    });
  });

  it('is restricted in mid-work', async () => {
    const form = await codedForm(cast);
    const id = await sent(form);
    await cast.recipient.told(story.ACCEPT, { id });
    await handIn(nobody(), { network, code: form.code });
    expect(await cast.recipient.told(REFERRAL, { id })).toEqual({
      referral: { state: 'ACCEPTED', payload: null, restriction: { answerDue: '2027-03-15' } },
    });
  });
});

it('everything goes that anybody gave with it, each recorded, and nothing that others sign later counts', async () => {
  const items = [
    ['m', 'CONTACT'],
    ['v', 'CONTACT'],
    ['k', 'CHILD_HEALTH'],
  ] as const;
  const form = await codedForm(cast, { items, signers: ['m', 'v'] });
  await handIn(nobody(), { network, code: form.code, birthMonth: '1988-02' });
  expect(await stateOf(form)).toMatchObject({
    state: 'REVOKED',
    releases: [{ state: 'REVOKED' }, { state: 'REVOKED' }, { state: 'REVOKED' }],
  });
  const public_ = { via: 'PUBLIC_PAGE', account: null, whole: true };
  expect(await revocationsOf(cast, form.id)).toEqual(
    expect.arrayContaining([
      { signer: form.family.member('m'), ...public_ },
      { signer: form.family.member('v'), ...public_ },
    ]),
  );
});

it('a form that one parent has signed takes the other’s signature no more', async () => {
  const items = [
    ['m', 'CONTACT'],
    ['v', 'CONTACT'],
  ] as const;
  const form = await codedForm(cast, { items, signers: ['m'] });
  await handIn(nobody(), { network, code: form.code });
  expect(await stateOf(form)).toMatchObject({ state: 'REVOKED', missingSigners: [] });
  const input = story.signature(form.id, form.family.member('v'), MONDAY);
  expect(await cast.sender.refused(story.SIGN, { input })).toEqual({
    code: 'ILLEGAL_TRANSITION',
    details: { state: 'REVOKED' },
  });
});

it('a form whose signature on paper was not recorded yet takes none any more', async () => {
  const form = await codedForm(cast, { signers: [] });
  await handIn(nobody(), { network, code: form.code });
  expect(await stateOf(form)).toMatchObject({ state: 'REVOKED', releases: [{ state: 'REVOKED' }] });
  const input = story.signature(form.id, form.family.member('m'), MONDAY);
  expect(await cast.sender.refused(story.SIGN, { input })).toMatchObject({ code: 'ILLEGAL_TRANSITION' });
  const need = { familyId: form.family.id, recipientId: cast.recipientPartner, purpose: 'FIND_SUPPORT' };
  const decided = await cast.sender.told(
    'query ($input: ConsentNeedInput!) { consentDecision(input: $input) { allowed reason } }',
    { input: { ...need, items: [{ memberId: form.family.member('m'), category: 'CONTACT' }] } },
  );
  expect(decided).toEqual({ consentDecision: { allowed: false, reason: 'REVOKED' } });
});

it('what one person took back before stays theirs; the rest goes by the code', async () => {
  const items = [
    ['m', 'CONTACT'],
    ['v', 'CONTACT'],
  ] as const;
  const form = await codedForm(cast, { items, signers: ['m', 'v'] });
  await cast.sender.told(story.REVOKE, { consentId: form.id, revokedBy: form.family.member('m') });
  await handIn(nobody(), { network, code: form.code });
  const recorded = await revocationsOf(cast, form.id);
  expect(recorded.map(({ signer, via }) => [signer, via])).toEqual([
    [form.family.member('m'), 'DISCLOSER'],
    [form.family.member('v'), 'PUBLIC_PAGE'],
  ]);
});

it('a second time it is accepted again, and changes nothing', async () => {
  const form = await codedForm(cast);
  await handIn(nobody(), { network, code: form.code });
  const before = await revocationsOf(cast, form.id);
  expect((await handIn(nobody(), { network, code: form.code })).data).toEqual(ACCEPTED);
  expect(await revocationsOf(cast, form.id)).toEqual(before);
});

it('a code given under a former key of the installation revokes while that key is listed, and only then', async () => {
  const form = await codedForm(cast);
  const stateUnder = async (...formerKeys: (typeof cast.test.installationKey)[]): Promise<unknown> => {
    const database = await cast.test.open({ installationKey: newInstallationKey(), formerKeys });
    const rotated = await startApi(cast.test, { database });
    expect((await handIn(rotated.as(null), { network, code: form.code })).data).toEqual(ACCEPTED);
    await rotated.close();
    return at((await stateOf(form)) as never, 'state');
  };
  expect(await stateUnder(newInstallationKey())).toBe('ACTIVE');
  expect(await stateUnder(newInstallationKey(), cast.test.installationKey)).toBe('REVOKED');
});

it('other forms of the family stay as they are', async () => {
  const form = await codedForm(cast);
  const other = await story.signedForm(cast.sender, {
    ...{ family: form.family, recipients: [cast.recipientPartner], validFrom: MONDAY },
    items: [['m', 'SOCIAL_SITUATION']],
  });
  await handIn(nobody(), { network, code: form.code });
  expect(await stateOf({ id: other })).toMatchObject({ state: 'ACTIVE' });
});

it('a month that stands on the form goes with its code, and no other', async () => {
  const items = [
    ['h', 'CHILD_HEALTH'],
    ['p', 'PREGNANCY_AND_BIRTH'],
  ] as const;
  const table = {
    'hers, who signs': ['1990-01', 'REVOKED'],
    'her child’s, whom it is about': ['2021-06', 'REVOKED'],
    'the month the pregnancy is due': ['2027-08', 'REVOKED'],
    'that of a parent who has no part in it': ['1988-02', 'ACTIVE'],
    'that of a child whom it is not about': ['2025-12', 'ACTIVE'],
  } as const;
  const found = await Promise.all(
    Object.entries(table).map(async ([whose, [birthMonth]]) => {
      const form = await codedForm(cast, { items });
      expect((await handIn(nobody(), { network, code: form.code, birthMonth })).data).toEqual(ACCEPTED);
      return [whose, [birthMonth, at((await stateOf(form)) as never, 'state')]];
    }),
  );
  expect(Object.fromEntries(found)).toEqual(table);
});
