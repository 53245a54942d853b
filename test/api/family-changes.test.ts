import { at, listAt, textAt, type Json } from '../support/api-json';
import { MONDAY, MONDAY_MORNING, openCast, type Cast } from '../support/api-cast';
import { BIRTH, EXPECTING, LOSS, UPDATE } from '../support/api-families';
import * as story from '../support/api-story';

/** A family changes; what was granted stays until it is revoked, what is not yet granted follows the change. */
let cast: Cast;
beforeAll(async () => {
  cast = await openCast('veraenderung');
});
beforeEach(() => cast.test.setTime(MONDAY_MORNING));
afterAll(() => cast.close());

const CUSTODY = [{ child: 'k', kind: 'JOINT', holders: ['m', 'f'] }];
const FAMILY: story.FamilyInput = {
  members: [
    { key: 'm', role: 'MOTHER', name: 'Erika Muster', contact: '0231 5550101', safeContact: 'nur vormittags' },
    { key: 'f', role: 'FATHER', name: 'Jonas Muster' },
    { key: 'g', role: 'GUARDIAN', name: 'Petra Vormund' },
    { key: 'c', role: 'CARER', name: 'Carla Muster' },
    { key: 'k', role: 'CHILD', name: 'Kim Muster', birth: '2012-05' },
  ],
  custody: CUSTODY,
  language: 'tr',
}; // prettier-ignore

const READ = `query ($id: ID!) { family(id: $id) { version language interpreter
  members { key role name birth contact safeContact capacity capacityAssessment { assessedBy } closedAs }
  all: members(closed: true) { key closedAs closedOn } } }`;
const CONSENT = `query ($id: ID!) { consent(id: $id) { missingSigners { key } releases { state } } }`;

const recorded = (): Promise<story.FamilyOnRecord> => story.recordFamily(cast.sender, FAMILY);

async function update(family: story.FamilyOnRecord, version: number, change: object): Promise<Json> {
  return cast.sender.told(UPDATE, { input: { familyId: family.id, version, ...change } });
}

async function form(family: story.FamilyOnRecord, ...items: story.Item[]): Promise<string> {
  const recipients = [cast.recipientPartner];
  return story.draftForm(cast.sender, { family, recipients, items, validFrom: MONDAY });
}

async function sign(consent: string, family: story.FamilyOnRecord, ...keys: string[]): Promise<void> {
  for (const key of keys) await story.signForm(cast.sender, consent, family.member(key), MONDAY);
}

async function standing(consent: string): Promise<{ missing: Json[]; states: Json[] }> {
  const data = await cast.sender.told(CONSENT, { id: consent });
  const keys = listAt(data, 'consent.missingSigners').map((row) => at(row, 'key') ?? null);
  return { missing: keys, states: listAt(data, 'consent.releases').map((row) => at(row, 'state') ?? null) };
}

const invalid = (field: string, reason: string): object => ({
  code: 'INVALID_INPUT',
  details: { field, reason },
});

describe('custody that passes to a guardian', () => {
  const toGuardian = { custody: [{ child: 'k', kind: 'GUARDIAN', holders: ['g'] }] };

  it('leaves what was granted until those who gave it take it back', async () => {
    const family = await recorded();
    const consent = await form(family, ['k', 'CHILD_HEALTH']);
    await sign(consent, family, 'm', 'f');
    await update(family, 1, toGuardian);
    expect(await standing(consent)).toEqual({ missing: [], states: ['ACTIVE'] });
    const to = cast.recipientPartner;
    const payload = [['k', 'CHILD_HEALTH', 'trinkt schlecht']] as const;
    const id = await story.draftReferral(cast.sender, { family, to, payload });
    expect(at(await cast.sender.told(story.SEND, { id }), 'sendReferral.state')).toBe('REQUESTED');

    const items = [{ memberId: family.member('k'), category: 'CHILD_HEALTH' }];
    await cast.sender.told(story.REVOKE_PART, { consentId: consent, revokedBy: family.member('f'), items });
    expect((await standing(consent)).states).toEqual(['REVOKED']);
  });

  it('asks of a form that is not yet granted whoever has custody now', async () => {
    const family = await recorded();
    const consent = await form(family, ['k', 'CHILD_HEALTH']);
    await sign(consent, family, 'm');
    expect((await standing(consent)).missing).toEqual(['f']);
    await update(family, 1, toGuardian);
    expect(await standing(consent)).toEqual({ missing: ['g'], states: ['INCOMPLETE'] });
    const input = story.signature(consent, family.member('f'), MONDAY);
    expect(await cast.sender.refused(story.SIGN, { input })).toEqual(
      invalid('input.signerId', 'NOTHING_TO_SIGN'),
    );
    await sign(consent, family, 'g');
    expect(await standing(consent)).toEqual({ missing: [], states: ['ACTIVE'] });
  });

  it('grants nothing by itself where the signature that was missing falls away', async () => {
    const family = await recorded();
    const consent = await form(family, ['k', 'CONTACT']);
    await sign(consent, family, 'm');
    await update(family, 1, { custody: [{ child: 'k', kind: 'SOLE', holders: ['m'] }] });
    expect(await standing(consent)).toEqual({ missing: [], states: ['INCOMPLETE'] });
  });
});

describe('a supplementary carer', () => {
  const details = [{ holder: 'c', as: 'SUPPLEMENTARY_CARER', scope: ['CHILD_HEALTH'], until: '2027-03-31' }];
  const withCarer = { custody: [{ child: 'k', kind: 'JOINT', holders: ['m', 'f', 'c'], details }] };

  it('signs for the matters given, the parents for the rest, each item for itself', async () => {
    const family = await recorded();
    await update(family, 1, withCarer);
    const health = await form(family, ['k', 'CHILD_HEALTH']);
    const rest = await form(family, ['k', 'CONTACT']);
    expect([(await standing(health)).missing, (await standing(rest)).missing]).toEqual([['c'], ['m', 'f']]);
    const both = await form(family, ['k', 'CHILD_HEALTH'], ['k', 'CONTACT']);
    await sign(both, family, 'm', 'f');
    expect((await standing(both)).states).toEqual(['INCOMPLETE', 'ACTIVE']);
    await sign(both, family, 'c');
    expect((await standing(both)).states).toEqual(['ACTIVE', 'ACTIVE']);
  });

  it('signs nothing once the last day is over; what was granted stays', async () => {
    const family = await recorded();
    await update(family, 1, withCarer);
    const granted = await form(family, ['k', 'CHILD_HEALTH']);
    const open = await form(family, ['k', 'CHILD_HEALTH']);
    await sign(granted, family, 'c');
    await cast.test.setTime('2027-04-01T09:00:00Z');
    expect([(await standing(granted)).states, (await standing(open)).missing]).toEqual([['ACTIVE'], []]);
    for (const key of ['c', 'm']) {
      const input = story.signature(open, family.member(key), '2027-04-01');
      expect(await cast.sender.refused(story.SIGN, { input })).toEqual(
        invalid('input.signerId', 'NOTHING_TO_SIGN'),
      );
    }
  });
});

it('a young person signs alone from the assessment on, and no longer once it is taken back', async () => {
  const family = await recorded();
  const consent = await form(family, ['k', 'CHILD_HEALTH']);
  const capacityAssessment = { assessedOn: MONDAY, assessedBy: 'Dr. Uta Beispiel' };
  await update(family, 1, { members: [{ key: 'k', capacity: true, capacityAssessment }] });
  expect((await standing(consent)).missing).toEqual(['k']);
  await update(family, 2, { members: [{ key: 'k', capacity: false }] });
  expect((await standing(consent)).missing).toEqual(['m', 'f']);
});

it('what is left out stays, null takes away, new members come after the others', async () => {
  const family = await recorded();
  const stranger = { key: 's', role: 'SECOND_PARENT', name: 'Sascha Muster' };
  const members = [{ key: 'm', name: 'Erika Neu', safeContact: null }, stranger];
  await update(family, 1, { members, interpreter: true });
  const data = at(await cast.sender.told(READ, { id: family.id }), 'family');
  expect(data).toMatchObject({ version: 2, language: 'tr', interpreter: true });
  const [mother, ...rest] = listAt(data, 'members');
  expect(mother).toMatchObject({ name: 'Erika Neu', contact: '0231 5550101', safeContact: null });
  expect(rest.at(-1)).toMatchObject({ key: 's', role: 'SECOND_PARENT', capacity: false });
  expect(
    await cast.sender.refused(UPDATE, { input: { familyId: family.id, version: 1, language: null } }),
  ).toEqual({ code: 'CONFLICT', details: { field: 'input.version', reason: 'STALE_VERSION' } });
});

describe('a pregnancy that ends', () => {
  async function expecting(): Promise<{ family: story.FamilyOnRecord; consent: string }> {
    const family = await story.recordFamily(cast.sender, EXPECTING);
    const consent = await form(family, ['p', 'PREGNANCY_AND_BIRTH']);
    await sign(consent, family, 'm');
    return { family, consent };
  }

  async function refusedDrafts(family: story.FamilyOnRecord): Promise<unknown[]> {
    const item = { memberId: family.member('p'), category: 'PREGNANCY_AND_BIRTH' };
    const input = { familyId: family.id, recipients: [cast.recipientPartner], items: [item] };
    const rest = { purpose: 'FIND_SUPPORT', direction: 'ONE_WAY', validFrom: MONDAY, language: 'de' };
    const draft = `mutation ($input: DraftConsentInput!) { draftConsent(input: $input) { id } }`;
    const payload = [['p', 'PREGNANCY_AND_BIRTH', 'Text']] as const;
    const wish = story.draftInput({ family, to: cast.recipientPartner, payload });
    return [
      await cast.sender.refused(draft, { input: { ...input, ...rest } }),
      await cast.sender.refused(story.DRAFT_REFERRAL, { input: wish }),
    ];
  }
  const closed = [
    invalid('input.items[0].memberId', 'CLOSED'),
    invalid('input.payload[0].memberId', 'CLOSED'),
  ];

  it('in the birth of twins makes two children, each with its own custody; its form stays the woman’s', async () => {
    const { family, consent } = await expecting();
    const children = [
      { key: 'k', name: 'Kim Muster', birth: MONDAY },
      { key: 'l', birth: MONDAY },
    ];
    const custody = [{ child: 'k', kind: 'JOINT', holders: ['m', 'v'] }];
    const input = { familyId: family.id, version: 1, pregnancyId: family.member('p'), children, custody };
    expect(at(await cast.sender.told(BIRTH, { input }), 'recordBirth.version')).toBe(2);

    const data = at(await cast.sender.told(READ, { id: family.id }), 'family');
    expect(listAt(data, 'members').map((row) => [at(row, 'key'), at(row, 'name')])).toEqual([
      ['m', 'Erika Muster'],
      ['v', 'Emil Muster'],
      ['k', 'Kim Muster'],
      ['l', null],
    ]);
    expect(listAt(data, 'all')).toContainEqual({ key: 'p', closedAs: 'BORN', closedOn: MONDAY });
    expect(await standing(consent)).toEqual({ missing: [], states: ['ACTIVE'] });
    expect(await refusedDrafts(family)).toEqual(closed);
    const again = { input: { ...input, version: 2 } };
    expect(await cast.sender.refused(BIRTH, again)).toEqual(invalid('input.pregnancyId', 'CLOSED'));

    const ids = await cast.sender.told('query ($id: ID!) { family(id: $id) { members { id key } } }', {
      id: family.id,
    });
    const idOf = (place: number): string => textAt(ids, `family.members[${place}].id`);
    const born = { id: family.id, member: (key: string) => idOf(key === 'k' ? 2 : 3) };
    expect((await standing(await form(born, ['k', 'CHILD_HEALTH']))).missing).toEqual(['m', 'v']);
    expect((await standing(await form(born, ['l', 'CHILD_HEALTH']))).missing).toEqual([]);
  });

  it('in a loss leaves the list without a word; her form stays hers to revoke', async () => {
    const { family, consent } = await expecting();
    const pregnancyId = family.member('p');
    await cast.sender.told(LOSS, { familyId: family.id, version: 1, pregnancyId });
    const data = at(await cast.sender.told(READ, { id: family.id }), 'family');
    expect(JSON.stringify(at(data, 'members'))).not.toMatch(/PREGNANCY|LOSS|"p"/);
    expect(listAt(data, 'all')).toContainEqual({ key: 'p', closedAs: 'LOSS', closedOn: MONDAY });
    expect(await refusedDrafts(family)).toEqual(closed);
    expect(await cast.sender.refused(LOSS, { familyId: family.id, version: 2, pregnancyId })).toEqual(
      invalid('pregnancyId', 'CLOSED'),
    );
    await cast.sender.told(story.REVOKE, { consentId: consent, revokedBy: family.member('m') });
    expect((await standing(consent)).states).toEqual(['REVOKED']);
  });

  it('belongs to nobody else: a child or a father is no pregnancy', async () => {
    const family = await story.recordFamily(cast.sender, EXPECTING);
    const variables = { familyId: family.id, version: 1, pregnancyId: family.member('v') };
    expect(await cast.sender.refused(LOSS, variables)).toEqual(invalid('pregnancyId', 'NOT_FOR_THIS_ROLE'));
  });
});
