import { at, listAt, textAt } from '../support/api-json';
import type { Caller } from '../support/api-server';
import { MONDAY_MORNING, openCast, type Cast } from '../support/api-cast';
import { sendOne, type Sent } from '../support/api-sent';
import * as story from '../support/api-story';
import { watchTrail, type AuditEvent, type TrailWatch } from '../support/api-trail';

/** What is read of families, forms and payloads is on record with its objects before it is told. */
let cast: Cast;
let trail: TrailWatch;
beforeAll(async () => {
  cast = await openCast('lesen');
  await cast.test.setTime(MONDAY_MORNING);
  trail = await watchTrail(cast.test.owner);
});
afterAll(() => cast.close());

const { ACCEPT, DECLINE } = story;
const FAMILY = 'query ($id: ID!) { family(id: $id) { members { name } } }';
const CONSENT = 'query ($id: ID!) { consent(id: $id) { state } }';
const PAYLOAD = 'query ($id: ID!) { referral(id: $id) { payload { text } } }';

async function sent(): Promise<Sent> {
  const made = await sendOne(cast);
  await trail.news();
  return made;
}

type Short = readonly [decision: string, operation: string, basis: string, objects: readonly string[]];

async function news(): Promise<Short[]> {
  const shorten = (event: AuditEvent): Short => [event.decision, event.operation, event.basis, event.objects];
  return (await trail.news()).map(shorten).sort((one, other) => one[2].localeCompare(other[2]));
}

describe('a read is on record', () => {
  it('of a family, for whoever opens it, with who it was', async () => {
    const { family } = await sent();
    await cast.sender.told(FAMILY, { id: family.id });
    const { accountId, hatId, partnerId } = cast.people.sender;
    expect(await trail.news()).toMatchObject([
      {
        decision: 'READ',
        account: accountId,
        hat: hatId,
        partner: partnerId,
        objects: [`FAMILY ${family.id}`],
      },
    ]);
  });

  it('of a form', async () => {
    const { consent } = await sent();
    await cast.sender.told(CONSENT, { id: consent });
    expect(await news()).toContainEqual(['READ', 'consent', 'CONSENT', [`CONSENT ${consent}`]]);
  });

  it('of a family with its forms, each of them', async () => {
    const { family, consent } = await sent();
    await cast.sender.told('query ($id: ID!) { family(id: $id) { consents { id } } }', { id: family.id });
    expect(await news()).toEqual([
      ['READ', 'family', 'CONSENT', [`CONSENT ${consent}`]],
      ['READ', 'family', 'OWN_RECORD', [`FAMILY ${family.id}`]],
    ]);
  });

  it('of a payload, by the recipient under the consent, by the sender as its own record', async () => {
    const { id } = await sent();
    await cast.recipient.told(PAYLOAD, { id });
    expect(await news()).toEqual([['READ', 'referral', 'CONSENT', [`PAYLOAD ${id}`]]]);
    await cast.sender.told(PAYLOAD, { id });
    expect(await news()).toEqual([['READ', 'referral', 'OWN_RECORD', [`PAYLOAD ${id}`]]]);
  });

  it('of a payload that the recipient holds as its own copy', async () => {
    const { id } = await sent();
    await cast.recipient.told(ACCEPT, { id });
    await trail.news();
    await cast.recipient.told(PAYLOAD, { id });
    expect(await news()).toEqual([['READ', 'referral', 'CONSENT', [`PAYLOAD ${id}`]]]);
  });

  it('of the word on declining', async () => {
    const { id } = await sent();
    await cast.recipient.told(DECLINE, { id, note: 'Kein Platz' });
    await trail.news();
    await cast.sender.told('query ($id: ID!) { referral(id: $id) { declineNote } }', { id });
    expect(await news()).toEqual([['READ', 'referral', 'CONSENT', [`PAYLOAD ${id}`]]]);
  });

  it('of a family through its referral', async () => {
    const { family, id } = await sent();
    await cast.sender.told('query ($id: ID!) { referral(id: $id) { family { language } } }', { id });
    expect(await news()).toEqual([['READ', 'referral', 'OWN_RECORD', [`FAMILY ${family.id}`]]]);
  });

  it('of the gate’s answer on a family', async () => {
    const { family } = await sent();
    const items = [{ memberId: family.member('m'), category: 'CONTACT' }];
    const input = { familyId: family.id, recipientId: cast.recipientPartner, purpose: 'FIND_SUPPORT', items };
    const ask = 'query ($input: ConsentNeedInput!) { consentDecision(input: $input) { allowed } }';
    await cast.sender.told(ask, { input });
    expect(await news()).toEqual([['READ', 'consentDecision', 'OWN_RECORD', [`FAMILY ${family.id}`]]]);
  });

  it('of what a change answers with, beside the change', async () => {
    const family = await story.recordFamily(cast.sender);
    expect(await news()).toEqual([
      ['DONE', 'recordFamily', 'OWN_RECORD', [`FAMILY ${family.id}`]],
      ['READ', 'recordFamily', 'OWN_RECORD', [`FAMILY ${family.id}`]],
    ]);
  });

  it('once, however often it is asked in one question', async () => {
    const { family } = await sent();
    const twice = `query ($id: ID!) { a: family(id: $id) { members { name } } b: family(id: $id) { language } }`;
    await cast.sender.told(twice, { id: family.id });
    expect(await news()).toEqual([['READ', 'family', 'OWN_RECORD', [`FAMILY ${family.id}`]]]);
  });
});

describe('a list is on record', () => {
  const page = async (caller: Caller, first: number): Promise<string[]> => {
    const data = await caller.told('query ($first: Int) { families(first: $first) { nodes { id } } }', {
      first,
    });
    return listAt(data, 'families.nodes').map((row) => textAt(row, 'id'));
  };

  it('of families: each row of the page, and none beyond it', async () => {
    for (let count = 0; count < 3; count += 1) await story.recordFamily(cast.sender);
    await trail.news();
    const ids = await page(cast.sender, 2);
    expect(ids).toHaveLength(2);
    const objects = ids.map((id) => `FAMILY ${id}`).sort();
    expect(await news()).toEqual([['READ', 'families', 'OWN_RECORD', objects]]);
  });

  it('of an inbox with payloads: each payload that was told', async () => {
    const made = [await sent(), await sent()];
    const { nodes } = at(
      await cast.recipient.told('{ referrals(box: RECEIVED, first: 2) { nodes { id payload { text } } } }'),
      'referrals',
    ) as { nodes: readonly { id: string }[] };
    expect(nodes.map((row) => row.id).sort()).toEqual(made.map((row) => row.id).sort());
    const objects = made.map((row) => `PAYLOAD ${row.id}`).sort();
    expect(await news()).toEqual([['READ', 'referrals', 'CONSENT', objects]]);
  });

  it('not of what holds nothing of a family', async () => {
    await sent();
    await cast.coordination.told(
      '{ referrals(box: NETWORK) { nodes { state } } partners { nodes { name } } me { name } }',
    );
    await cast.senderLead.told('{ agreements { nodes { id } } }');
    expect(await news()).toEqual([]);
  });
});
