import { at, listAt, type Json } from '../support/api-json';
import { MONDAY, MONDAY_MORNING, openCast, type Cast } from '../support/api-cast';
import * as story from '../support/api-story';

/** Whom a form asks, in families as they are: each only for what is theirs to give, and for nothing of anybody else. */
let cast: Cast;
beforeAll(async () => {
  cast = await openCast('familien');
  await cast.test.setTime(MONDAY_MORNING);
});
afterAll(() => cast.close());

const MOTHER = { key: 'm', role: 'MOTHER', name: 'Erika Muster' };

const CONSENT = `query ($id: ID!) { consent(id: $id) {
  state missingSigners { key name } signatures { signerId } releases { memberId category state } } }`;
const NOTHING = { code: 'INVALID_INPUT', details: { field: 'input.signerId', reason: 'NOTHING_TO_SIGN' } };
const GAVE_NOTHING = (field: string): object => ({
  code: 'INVALID_INPUT',
  details: { field, reason: 'GAVE_NOTHING' },
});

async function form(family: story.FamilyOnRecord, ...items: story.Item[]): Promise<string> {
  const recipients = [cast.recipientPartner];
  return story.draftForm(cast.sender, { family, recipients, items, validFrom: MONDAY });
}

async function told(consent: string): Promise<Json | undefined> {
  return at(await cast.sender.told(CONSENT, { id: consent }), 'consent');
}

async function missing(consent: string): Promise<Json[]> {
  return listAt(await told(consent), 'missingSigners').map((row) => at(row, 'key') ?? null);
}

async function states(consent: string): Promise<Json[]> {
  return listAt(await told(consent), 'releases').map((row) => at(row, 'state') ?? null);
}

async function sign(consent: string, family: story.FamilyOnRecord, key: string): Promise<void> {
  await story.signForm(cast.sender, consent, family.member(key), MONDAY);
}

async function refusedToSign(consent: string, family: story.FamilyOnRecord, key: string): Promise<unknown> {
  return cast.sender.refused(story.SIGN, {
    input: story.signature(consent, family.member(key), MONDAY),
  });
}

describe('half-siblings with a father each', () => {
  let family: story.FamilyOnRecord;
  beforeAll(async () => {
    family = await story.recordFamily(cast.sender, {
      members: [
        MOTHER,
        { key: 'f1', role: 'FATHER', name: 'Jonas Muster' },
        { key: 'f2', role: 'FATHER', name: 'Bilal Beispiel' },
        { key: 'k1', role: 'CHILD', name: 'Kim Muster', birth: '2019-04' },
        { key: 'k2', role: 'CHILD', name: 'Leila Beispiel', birth: '2026-12' },
      ],
      custody: [
        { child: 'k1', kind: 'JOINT', holders: ['m', 'f1'] },
        { child: 'k2', kind: 'JOINT', holders: ['m', 'f2'] },
      ],
    });
  });

  it('each child’s form asks the mother and that child’s father, never the other', async () => {
    for (const [child, father, other] of [
      ['k1', 'f1', 'f2'],
      ['k2', 'f2', 'f1'],
    ] as const) {
      const consent = await form(family, [child, 'CHILD_HEALTH']);
      expect(await missing(consent)).toEqual(['m', father]);
      expect(await refusedToSign(consent, family, other)).toEqual(NOTHING);
      await sign(consent, family, 'm');
      expect(await missing(consent)).toEqual([father]);
      expect(JSON.stringify(await told(consent))).not.toContain(family.member(other));
      await sign(consent, family, father);
      expect(await states(consent)).toEqual(['ACTIVE']);
    }
  });

  it('a form that asks of both releases of each child what its own custodians have signed', async () => {
    const consent = await form(family, ['k1', 'CHILD_DEVELOPMENT'], ['k2', 'CHILD_DEVELOPMENT']);
    await sign(consent, family, 'm');
    await sign(consent, family, 'f1');
    expect(await missing(consent)).toEqual(['f2']);
    const releases = listAt(await told(consent), 'releases');
    expect(new Map(releases.map((row) => [at(row, 'memberId'), at(row, 'state')]))).toEqual(
      new Map([
        [family.member('k1'), 'ACTIVE'],
        [family.member('k2'), 'INCOMPLETE'],
      ]),
    );
    const items = [{ memberId: family.member('k2'), category: 'CHILD_DEVELOPMENT' }];
    const revokedBy = family.member('f1');
    expect(await cast.sender.refused(story.REVOKE_PART, { consentId: consent, revokedBy, items })).toEqual(
      GAVE_NOTHING('input.items[0].memberId'),
    );
  });

  it('neither father is asked for what is the mother’s own', async () => {
    const consent = await form(family, ['m', 'PARENT_HEALTH']);
    expect(await missing(consent)).toEqual(['m']);
    for (const father of ['f1', 'f2']) expect(await refusedToSign(consent, family, father)).toEqual(NOTHING);
    for (const father of ['f1', 'f2'])
      expect(JSON.stringify(await told(consent))).not.toContain(family.member(father));
  });
});

describe('a minor mother with a guardian for her child', () => {
  let family: story.FamilyOnRecord;
  beforeAll(async () => {
    family = await story.recordFamily(cast.sender, {
      members: [
        { ...MOTHER, birth: '2010-08' },
        { key: 'g', role: 'GUARDIAN', name: 'Petra Vormund' },
        { key: 'k', role: 'CHILD', name: 'Kim Muster', birth: '2026-12' },
      ],
      custody: [
        {
          child: 'k',
          kind: 'MINOR_PARENT',
          holders: ['m', 'g'],
          details: [{ holder: 'g', as: 'GUARDIAN', evidence: 'APPOINTMENT', until: '2028-08-31' }],
        },
      ],
    });
  });

  it('signs for herself alone; the guardian is not asked', async () => {
    const consent = await form(family, ['m', 'PARENT_HEALTH']);
    expect(await missing(consent)).toEqual(['m']);
    expect(await refusedToSign(consent, family, 'g')).toEqual(NOTHING);
    await sign(consent, family, 'm');
    expect(await states(consent)).toEqual(['ACTIVE']);
  });

  it('signs for the child together with the guardian, whoever comes first', async () => {
    for (const [first, second] of [
      ['m', 'g'],
      ['g', 'm'],
    ] as const) {
      const consent = await form(family, ['k', 'CHILD_HEALTH']);
      await sign(consent, family, first);
      expect([await missing(consent), await states(consent)]).toEqual([[second], ['INCOMPLETE']]);
      await sign(consent, family, second);
      expect([await missing(consent), await states(consent)]).toEqual([[], ['ACTIVE']]);
    }
  });
});

describe('a married pregnant woman who fears her husband', () => {
  let family: story.FamilyOnRecord;
  let consent: string;
  const SAFE = 'Nie zu Hause anrufen, keine Post; nur mobil zwischen 9 und 11';
  beforeAll(async () => {
    family = await story.recordFamily(cast.sender, {
      members: [
        { ...MOTHER, contact: '0231 5550109', safeContact: SAFE },
        { key: 'f', role: 'FATHER', name: 'Jonas Muster', contact: '0231 5550100' },
        { key: 'k', role: 'CHILD', name: 'Kim Muster', birth: '2022-02' },
        { key: 'p', role: 'PREGNANCY', of: 'm', dueMonth: '2027-07' },
      ],
      custody: [{ child: 'k', kind: 'JOINT', holders: ['m', 'f'] }],
    });
    consent = await form(family, ['p', 'PREGNANCY_AND_BIRTH'], ['m', 'CONTACT'], ['m', 'SOCIAL_SITUATION']);
  });

  it('is asked alone; the husband cannot sign, and nothing on the form is about him', async () => {
    expect(await missing(consent)).toEqual(['m']);
    expect(await refusedToSign(consent, family, 'f')).toEqual(NOTHING);
    await sign(consent, family, 'm');
    expect(await states(consent)).toEqual(['ACTIVE', 'ACTIVE', 'ACTIVE']);
    const shown = JSON.stringify(await told(consent));
    for (const his of [family.member('f'), 'Jonas', family.member('k')]) expect(shown).not.toContain(his);
  });

  it('is referred on her word; the recipient reads of her, and nothing of him', async () => {
    const payload = [
      ['p', 'PREGNANCY_AND_BIRTH', 'Geburt im Juli erwartet'],
      ['m', 'CONTACT', `0231 5550109. ${SAFE}`],
    ] as const;
    const to = cast.recipientPartner;
    const id = await story.draftReferral(cast.sender, { family, to, payload });
    await cast.sender.told(story.SEND, { id });
    const read = await cast.recipient.told(
      'query ($id: ID!) { referral(id: $id) { state payload { memberId category text } family { id } } }',
      { id },
    );
    expect(JSON.stringify(read)).toContain(SAFE);
    for (const his of [family.member('f'), 'Jonas', '5550100'])
      expect(JSON.stringify(read)).not.toContain(his);
    expect(at(read, 'referral.family')).toBeNull();
  });

  it('the husband takes nothing back of what is hers', async () => {
    const revokedBy = family.member('f');
    expect(await cast.sender.refused(story.REVOKE, { consentId: consent, revokedBy })).toEqual(
      GAVE_NOTHING('input.revokedBy'),
    );
    expect(await states(consent)).toEqual(['ACTIVE', 'ACTIVE', 'ACTIVE']);
  });

  it('her note on safe contact is kept with her, and not with him', async () => {
    const data = await cast.sender.told(
      'query ($id: ID!) { family(id: $id) { members { key contact safeContact } } }',
      { id: family.id },
    );
    expect(listAt(data, 'family.members').slice(0, 2)).toEqual([
      { key: 'm', contact: '0231 5550109', safeContact: SAFE },
      { key: 'f', contact: '0231 5550100', safeContact: null },
    ]);
  });
});
