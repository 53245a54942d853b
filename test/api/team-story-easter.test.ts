import { at, listAt, textAt, type Json } from '../support/api-json';
import { MONDAY, openStage, type Cast, type Stage } from '../support/api-cast';
import type { Caller } from '../support/api-server';
import * as story from '../support/api-story';
import { watchTrail, type TrailWatch } from '../support/api-trail';

/**
 * A fortnight's leave over Easter 2027, in which the clocks change: a colleague stands in, sees and does what is the
 * professional's, is known as the deputy, and afterwards sees nothing of it.
 */
const FIRST = '2027-03-22';
const LAST = '2027-04-05';
const BEFORE = '2027-03-21T22:59:59Z'; // 23:59:59 in Berlin, winter
const BEGINS = '2027-03-21T23:00:00Z';
const DURING = '2027-03-30T09:00:00Z';
const ENDS = '2027-04-05T21:59:59Z'; // 23:59:59 in Berlin, summer
const AFTER = '2027-04-05T22:00:00Z';

let stage: Stage;
let cast: Cast;
let trail: TrailWatch;
let networks = 0;
/** A colleague of the sender's, and one of the recipient's. */
let senderDeputy: Deputy;
let recipientDeputy: Deputy;

interface Deputy {
  readonly id: string;
  readonly caller: Caller;
}

beforeAll(async () => {
  stage = await openStage();
  trail = await watchTrail(stage.test.owner);
});
beforeEach(async () => {
  await stage.test.setTime(`${MONDAY}T09:00:00Z`);
  cast = await stage.cast(`ostern-${(networks += 1)}`);
  senderDeputy = await colleagueAt(cast.senderPartner);
  recipientDeputy = await colleagueAt(cast.recipientPartner);
});
afterAll(() => stage.close());

async function colleagueAt(partner: string): Promise<Deputy> {
  const person = await cast.town.person(partner, 'PROFESSIONAL');
  return { id: person.accountId, caller: cast.api.as(person) };
}

const NAME = `mutation ($input: NameDeputyInput!) {
  nameDeputy(input: $input) { id from until active account { id } deputy { id } } }`;
const leave = (deputy: Deputy): object => ({ input: { accountId: deputy.id, from: FIRST, until: LAST } });

interface Told {
  readonly family: story.FamilyOnRecord;
  readonly consent: string;
  readonly id: string;
}

/** What was drafted and signed before the leave. */
async function drafted(): Promise<Told> {
  const family = await story.recordFamily(cast.sender);
  const to = cast.recipientPartner;
  const items = [['m', 'CONTACT']] as const;
  const consent = await story.signedForm(cast.sender, { family, recipients: [to], items, validFrom: MONDAY });
  const payload = [['m', 'CONTACT', 'Bitte anrufen']] as const;
  return { family, consent, id: await story.draftReferral(cast.sender, { family, to, payload }) };
}

const READ = `query ($family: ID!, $consent: ID!, $id: ID!) {
  family(id: $family) { members { name } } consent(id: $consent) { id } referral(id: $id) { payload { text } }
  families { nodes { id } } sent: referrals(box: SENT) { nodes { id } } received: referrals(box: RECEIVED) { nodes { id } } }`;

function read(caller: Caller, made: Told): Promise<Json> {
  return caller.told(READ, { family: made.family.id, consent: made.consent, id: made.id });
}

const nobodys = {
  ...{ family: null, consent: null, referral: null },
  ...{ families: { nodes: [] }, sent: { nodes: [] }, received: { nodes: [] } },
};
const notFound = (field: string): object => ({ code: 'NOT_FOUND', details: { field } });

describe('who stands in over Easter at the sender', () => {
  it('sees the family, its forms and referrals from the first midnight to the last, in Berlin', async () => {
    const made = await drafted();
    await cast.sender.told(NAME, leave(senderDeputy));
    const seen: Json[] = [];
    for (const moment of [BEFORE, BEGINS, ENDS, AFTER]) {
      await stage.test.setTime(moment);
      seen.push(await read(senderDeputy.caller, made));
    }
    const hers = {
      ...{ family: { members: expect.any(Array) as unknown }, consent: { id: made.consent } },
      ...{
        referral: { payload: [{ text: 'Bitte anrufen' }] },
        families: { nodes: [{ id: made.family.id }] },
      },
      ...{ sent: { nodes: [{ id: made.id }] }, received: { nodes: [] } },
    };
    expect(seen).toEqual([nobodys, hers, hers, nobodys]);
  });

  it('sends what was drafted; the family stays with the professional, and afterwards it is not there', async () => {
    const made = await drafted();
    await cast.sender.told(NAME, leave(senderDeputy));
    expect(await senderDeputy.caller.refused(story.SEND, { id: made.id })).toEqual(notFound('id'));
    await stage.test.setTime(DURING);
    expect(at(await senderDeputy.caller.told(story.SEND, { id: made.id }), 'sendReferral.state')).toBe(
      'REQUESTED',
    );
    await stage.test.setTime(AFTER);
    expect(await senderDeputy.caller.refused(story.WITHDRAW, { id: made.id })).toEqual(notFound('id'));
    const found = await cast.sender.told('query ($id: ID!) { family(id: $id) { responsible { id } } }', {
      id: made.family.id,
    });
    expect(at(found, 'family.responsible.id')).toBe(cast.people.sender.accountId);
  });

  it('is on record as the deputy of whom, for what is read and what is done', async () => {
    const made = await drafted();
    await cast.sender.told(NAME, leave(senderDeputy));
    await stage.test.setTime(DURING);
    await trail.news();
    await read(senderDeputy.caller, made);
    await senderDeputy.caller.told(story.SEND, { id: made.id });
    const deputyOf = `DEPUTY_OF ${cast.people.sender.accountId}`;
    const events = await trail.news();
    const short = events.map((event) => [event.decision, event.operation, event.account, event.objects]);
    const family = `FAMILY ${made.family.id}`;
    expect(short).toEqual(
      expect.arrayContaining([
        ['READ', 'family', senderDeputy.id, [deputyOf, family, `PAYLOAD ${made.id}`]],
        ['READ', 'family', senderDeputy.id, [`CONSENT ${made.consent}`, deputyOf]],
        ['DONE', 'sendReferral', senderDeputy.id, [deputyOf, family, `REFERRAL ${made.id}`]],
      ]),
    );
    await read(cast.sender, made);
    expect((await trail.news()).flatMap((event) => event.objects)).not.toContain(deputyOf);
  });

  it('reads under the own name what is the own, beside what is the colleague’s', async () => {
    const made = await drafted();
    const own = await story.recordFamily(senderDeputy.caller);
    await cast.sender.told(NAME, leave(senderDeputy));
    await stage.test.setTime(DURING);
    await trail.news();
    await senderDeputy.caller.told('{ families { nodes { id } } }');
    const deputyOf = `DEPUTY_OF ${cast.people.sender.accountId}`;
    expect((await trail.news()).map((event) => event.objects)).toEqual(
      expect.arrayContaining([[`FAMILY ${own.id}`], [deputyOf, `FAMILY ${made.family.id}`]]),
    );
  });
});

describe('who stands in over Easter at the recipient', () => {
  it('opens and accepts what the professional had taken, as her deputy; it stays hers', async () => {
    const made = await drafted();
    await cast.sender.told(story.SEND, { id: made.id });
    await cast.recipient.told(story.TAKE, { id: made.id });
    await cast.recipient.told(NAME, leave(recipientDeputy));
    expect(at(await read(recipientDeputy.caller, made), 'referral')).toBeNull();

    await stage.test.setTime(DURING);
    const seen = await read(recipientDeputy.caller, made);
    expect([at(seen, 'referral.payload[0].text'), at(seen, 'received.nodes')]).toEqual([
      'Bitte anrufen',
      [{ id: made.id }],
    ]);
    await trail.news();
    await recipientDeputy.caller.told(story.ACCEPT, { id: made.id });
    const [accepted] = (await trail.news()).filter((event) => event.decision === 'DONE');
    expect(accepted).toMatchObject({
      account: recipientDeputy.id,
      objects: [`DEPUTY_OF ${cast.people.recipient.accountId}`, `REFERRAL ${made.id}`],
    });

    await stage.test.setTime(AFTER);
    expect(await read(recipientDeputy.caller, made)).toEqual(nobodys);
    expect(await recipientDeputy.caller.refused(story.START, { id: made.id })).toEqual(notFound('id'));
    expect(at(await cast.recipient.told(story.START, { id: made.id }), 'startReferral.state')).toBe(
      'IN_PROGRESS',
    );
  });

  it('keeps what she accepted out of the shared intake herself', async () => {
    const made = await drafted();
    await cast.sender.told(story.SEND, { id: made.id });
    await cast.recipient.told(NAME, leave(recipientDeputy));
    await stage.test.setTime(DURING);
    await recipientDeputy.caller.told(story.ACCEPT, { id: made.id });
    await stage.test.setTime(AFTER);
    expect(at(await recipientDeputy.caller.told(story.START, { id: made.id }), 'startReferral.state')).toBe(
      'IN_PROGRESS',
    );
    expect(at(await read(cast.recipient, made), 'referral')).toBeNull();
  });

  it('sees nothing once it is ended, the hat is taken away, or she is disabled', async () => {
    const made = await drafted();
    const named = await cast.sender.told(NAME, leave(senderDeputy));
    await stage.test.setTime(DURING);
    const id = textAt(named, 'nameDeputy.id');
    const ended = await senderDeputy.caller.told(
      'mutation ($id: ID!) { endDeputy(id: $id) { active endedAt } }',
      { id },
    );
    expect(at(ended, 'endDeputy')).toEqual({
      active: false,
      endedAt: expect.stringContaining('2027-03-30') as string,
    });
    expect(await read(senderDeputy.caller, made)).toEqual(nobodys);
    expect(listAt(await cast.sender.told('{ deputies { id } }'), 'deputies')).toEqual([]);

    await cast.sender.told(NAME, { input: { accountId: senderDeputy.id } });
    const hats = { input: { accountId: senderDeputy.id, hats: [] } };
    await cast.senderLead.told('mutation ($input: SetHatsInput!) { setHats(input: $input) { id } }', hats);
    expect(
      await senderDeputy.caller.refused(READ, { family: made.family.id, consent: made.consent, id: made.id }),
    ).toEqual({
      code: 'UNAUTHENTICATED',
      details: { reason: 'SESSION_ENDED' },
    });
    expect(listAt(await cast.sender.told('{ deputies { id } }'), 'deputies')).toEqual([]);
  });
});
