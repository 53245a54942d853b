import { MONDAY, MONDAY_MORNING, openCast, type Cast } from '../support/api-cast';
import { at, textAt, type Json } from '../support/api-json';
import type { Caller } from '../support/api-server';
import * as story from '../support/api-story';
import { tablesWith } from '../support/database-search';
import { DRAWING } from '../support/drawing';

/** How somebody signs besides on paper: drawn, under the very form that is stored; or only said, for a fortnight. */
let cast: Cast;
beforeAll(async () => {
  cast = await openCast('unterschrift');
  await allow(true);
});
beforeEach(() => cast.test.setTime(MONDAY_MORNING));
afterAll(() => cast.close());

const { ACCEPT, SEND, SIGN, START } = story;
const REASON = 'Liegt im Krankenhaus, Frist morgen früh';
const WITNESS = 'Renate Probezeugin';
const SHELF = 'Ordner Musterakten, Fach 7';

const allow = (oral: boolean): Promise<unknown> =>
  cast.test.owner.query('update network_settings set oral_exception = $1', [oral]);

const CONSENT = `query ($id: ID!) { consent(id: $id) { state formHash releases { category state } missingSigners { key }
  signatures { method signedOn specialCategories lapsesAt paperOn formHash informed { refusal interpreter readAloud }
    evidence { drawing reason witness originalAt } } } }`;
const see = async (id: string): Promise<Json | undefined> =>
  at(await cast.sender.told(CONSENT, { id }), 'consent');

const REFERRAL = `query ($id: ID!) { referral(id: $id) { payload { category } consentDecision { allowed reason } } }`;
const seen = async (caller: Caller, id: string): Promise<Json | undefined> =>
  at(await caller.told(REFERRAL, { id }), 'referral');

interface Form {
  readonly id: string;
  readonly hash: string;
  readonly mother: string;
  readonly family: story.FamilyOnRecord;
}

const CONTACT = ['m', 'CONTACT'] as const;
const HEALTH = ['m', 'PARENT_HEALTH'] as const;

async function drafted(items: readonly story.Item[] = [CONTACT]): Promise<Form> {
  const family = await story.recordFamily(cast.sender);
  const wish = { family, recipients: [cast.recipientPartner], items, validFrom: MONDAY };
  const id = await story.draftForm(cast.sender, wish);
  const hash = textAt(
    await cast.sender.told('query ($id: ID!) { consent(id: $id) { formHash } }', { id }),
    'consent.formHash',
  );
  return { id, hash, family, mother: family.member('m') };
}

const paper = (form: Form, change: object = {}): object => ({
  ...story.signature(form.id, form.mother, MONDAY),
  ...change,
});
const drawn = (form: Form, change: object = {}): object =>
  paper(form, { method: 'ELECTRONIC', drawing: DRAWING, formHash: form.hash, ...change });
const said = (form: Form, change: object = {}): object =>
  paper(form, {
    method: 'ORAL_EXCEPTION',
    specialCategories: false,
    reason: REASON,
    witness: WITNESS,
    ...change,
  });

const sign = (input: object): Promise<Json> => cast.sender.told(SIGN, { input });
const refused = (input: object): Promise<object> => cast.sender.refused(SIGN, { input });
const invalid = (field: string, reason: string): object => ({
  code: 'INVALID_INPUT',
  details: { field, reason },
});
const signedAlready = { code: 'CONFLICT', details: { field: 'input.signerId', reason: 'SIGNED_ALREADY' } };

async function sent(form: Form): Promise<string> {
  const payload = [['m', 'CONTACT', 'Bitte anrufen']] as const;
  const id = await story.draftReferral(cast.sender, {
    family: form.family,
    to: cast.recipientPartner,
    payload,
  });
  await cast.sender.told(SEND, { id });
  return id;
}

describe('drawn', () => {
  it('grants what a paper would, and keeps the drawing and what it was drawn under', async () => {
    const form = await drafted([CONTACT, HEALTH]);
    const informed = { purpose: true, refusal: true, revocation: true, voluntary: true, interpreter: true };
    await sign(drawn(form, { informed }));
    expect(await see(form.id)).toMatchObject({
      ...{ state: 'ACTIVE', formHash: form.hash, missingSigners: [] },
      signatures: [
        {
          ...{ method: 'ELECTRONIC', signedOn: MONDAY, formHash: form.hash, lapsesAt: null, paperOn: null },
          informed: { refusal: true, interpreter: true, readAloud: null },
          evidence: { drawing: DRAWING, reason: null, witness: null, originalAt: null },
        },
      ],
    });
    await sent(form);
    expect(await refused(drawn(form))).toEqual(signedAlready);
  });

  it('is refused under another form than the one stored, without a drawing, and for another day', async () => {
    const form = await drafted();
    const other = await drafted();
    expect(other.hash).not.toBe(form.hash);
    const conflict = { code: 'CONFLICT', details: { field: 'input.formHash', reason: 'OTHER_FORM' } };
    expect(await refused(drawn(form, { formHash: other.hash }))).toEqual(conflict);
    expect(await refused(drawn(form, { drawing: null }))).toEqual(invalid('input.drawing', 'REQUIRED'));
    expect(await refused(drawn(form, { drawing: 'aGFsbG8=' }))).toEqual(
      invalid('input.drawing', 'NO_DRAWING'),
    );
    await cast.test.setTime('2027-03-02T09:00:00Z');
    expect(await refused(drawn(form))).toEqual(invalid('input.signedOn', 'NOT_TODAY'));
    expect(await see(form.id)).toMatchObject({ state: 'DRAFT', signatures: [] });
  });
});

describe('only said', () => {
  it('is refused where the network does not allow it', async () => {
    const form = await drafted();
    await allow(false);
    expect(await refused(said(form))).toEqual({
      code: 'FORBIDDEN',
      details: { reason: 'ORAL_EXCEPTION_OFF' },
    });
    await allow(true);
    await sign(said(form));
  });

  it('grants no special category, and asks for reason and witness', async () => {
    const form = await drafted([CONTACT, HEALTH]);
    expect(await refused(said(form, { specialCategories: true }))).toEqual(
      invalid('input.specialCategories', 'NOT_ORALLY'),
    );
    expect(await refused(said(form, { witness: null }))).toEqual(invalid('input.witness', 'REQUIRED'));
    await sign(said(form));
    const consent = await see(form.id);
    expect(consent).toMatchObject({
      state: 'ACTIVE',
      releases: [
        { category: 'CONTACT', state: 'ACTIVE' },
        { category: 'PARENT_HEALTH', state: 'INCOMPLETE' },
      ],
      missingSigners: [{ key: 'm' }],
      signatures: [
        {
          method: 'ORAL_EXCEPTION',
          specialCategories: false,
          evidence: { drawing: null, reason: REASON, witness: WITNESS },
        },
      ],
    });
    const lasts = Date.parse(textAt(consent, 'signatures[0].lapsesAt')) - Date.parse(MONDAY_MORNING);
    // the clock runs on from the morning, for as long as the request takes
    expect(Math.floor(lasts / 60_000)).toBe(14 * 24 * 60);
  });

  it('lapses to the second after 14 days: nothing is sent, read or accepted on it', async () => {
    const form = await drafted();
    await sign(said(form));
    const id = await sent(form);
    const lapses = Date.parse(textAt(await see(form.id), 'signatures[0].lapsesAt'));
    await cast.test.setTime(new Date(lapses - 60_000).toISOString());
    expect(await seen(cast.recipient, id)).toEqual({
      payload: [{ category: 'CONTACT' }],
      consentDecision: { allowed: true, reason: null },
    });
    await cast.test.setTime(new Date(lapses).toISOString());
    const expired = { allowed: false, reason: 'EXPIRED' };
    expect(await seen(cast.recipient, id)).toEqual({ payload: null, consentDecision: expired });
    expect(await seen(cast.sender, id)).toMatchObject({ consentDecision: expired });
    expect(await see(form.id)).toMatchObject({ state: 'EXPIRED' });
    expect(await cast.recipient.refused(ACCEPT, { id })).toEqual({
      code: 'CONSENT_REQUIRED',
      details: { reason: 'EXPIRED' },
    });
  });

  it.each(['2027-03-10T09:00:00Z', '2027-03-20T09:00:00Z'])(
    'holds as long as the form once the paper is there, recorded %s',
    async (moment) => {
      const form = await drafted([CONTACT, HEALTH]);
      await sign(said(form));
      const id = await sent(form);
      await cast.test.setTime(moment);
      const informed = { purpose: true, refusal: true, revocation: true, voluntary: true, readAloud: true };
      await sign(paper(form, { signedOn: '2027-03-02', originalAt: SHELF, informed }));
      await cast.test.setTime('2027-04-01T09:00:00Z');
      expect(await see(form.id)).toMatchObject({
        releases: [{ state: 'ACTIVE' }, { state: 'ACTIVE' }],
        signatures: [
          {
            ...{ method: 'ORAL_EXCEPTION', lapsesAt: null, paperOn: '2027-03-02', specialCategories: true },
            informed: { interpreter: null, readAloud: true },
            evidence: { reason: REASON, witness: WITNESS, originalAt: SHELF },
          },
        ],
      });
      await cast.recipient.told(ACCEPT, { id });
      await cast.recipient.told(START, { id });
      expect(await refused(paper(form))).toEqual(signedAlready);
    },
  );

  it('is followed by a paper only, which says that the person was told everything', async () => {
    const form = await drafted();
    await sign(said(form));
    expect(await refused(said(form))).toEqual(signedAlready);
    expect(await refused(drawn(form))).toEqual(signedAlready);
    const informed = { purpose: true, refusal: false, revocation: true, voluntary: true };
    expect(await refused(paper(form, { informed }))).toEqual(invalid('input.informed.refusal', 'REQUIRED'));
  });

  it('does not come back by a paper once it was taken back', async () => {
    const form = await drafted();
    await sign(said(form));
    await cast.sender.told(story.REVOKE, { consentId: form.id, revokedBy: form.mother });
    expect(await refused(paper(form))).toEqual(signedAlready);
    expect(await see(form.id)).toMatchObject({ state: 'REVOKED' });
  });
});

it('of what was said, who heard it and where papers lie, the database holds no word', async () => {
  const form = await drafted();
  await sign(said(form));
  await sign(paper(form, { originalAt: SHELF }));
  for (const word of [REASON, WITNESS, SHELF]) expect(await tablesWith(cast.test.owner, word)).toEqual([]);
});
