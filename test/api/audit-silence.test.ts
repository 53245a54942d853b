import { newId } from '../../src/domain/ids';
import type { Caller } from '../support/api-server';
import { MONDAY, MONDAY_MORNING, openCast, type Cast } from '../support/api-cast';
import { sendOne, type Sent } from '../support/api-sent';
import * as story from '../support/api-story';
import { watchTrail, type TrailWatch } from '../support/api-trail';
import { offerStory } from '../support/offer-story';
import { makeAgreement, makeTown } from '../support/people';

/** What may not be told is on record as well; what cannot be put on record is not told; and the record tells nothing. */
let cast: Cast;
let trail: TrailWatch;
beforeAll(async () => {
  cast = await openCast('schweigen');
  await cast.test.setTime(MONDAY_MORNING);
  trail = await watchTrail(cast.test.owner);
});
afterAll(() => cast.close());

const { ACCEPT, DECLINE, SEND } = story;
const FAMILY = 'query ($id: ID!) { family(id: $id) { members { name } } }';
const CONSENT = 'query ($id: ID!) { consent(id: $id) { state } }';
const PAYLOAD = 'query ($id: ID!) { referral(id: $id) { payload { text } } }';

async function sent(): Promise<Sent> {
  const made = await sendOne(cast);
  await trail.news();
  return made;
}

describe('what is not there for somebody leaves a refusal with the id that was asked for', () => {
  type Root = 'family' | 'consent' | 'referral' | 'agreement' | 'partner';
  const ask = (caller: Caller, root: Root, id: string): Promise<unknown> =>
    caller.told(`query ($id: ID!) { ${root}(id: $id) { id } }`, { id });

  it.each([
    ['another partner’s family', 'family', 'stranger'],
    ['another partner’s family, to the recipient', 'family', 'recipient'],
    ['another partner’s form', 'consent', 'stranger'],
    ['other partners’ referral', 'referral', 'stranger'],
    ['another partner’s agreement', 'agreement', 'recipientLead'],
  ] as const)('%s', async (_name, root, who) => {
    const made = await sent();
    const agreement = await makeAgreement(cast.test, cast.town.networkId, cast.senderPartner);
    const ids = { family: made.family.id, consent: made.consent, referral: made.id, agreement };
    expect(await ask(cast[who], root, ids[root])).toEqual({ [root]: null });
    expect(await trail.news()).toMatchObject([
      {
        operation: root,
        decision: 'REFUSED',
        reason: 'NOT_FOUND',
        objects: [`${root.toUpperCase()} ${ids[root]}`],
      },
    ]);
  });

  it.each([
    ['family', 'sender'],
    ['consent', 'sender'],
    ['referral', 'sender'],
    ['referral', 'coordination'],
    ['agreement', 'coordination'],
    ['partner', 'coordination'],
  ] as const)('a made-up id of a %s, to the %s', async (root, who) => {
    await trail.news();
    const id = newId();
    expect(await ask(cast[who], root, id)).toEqual({ [root]: null });
    expect(await trail.news()).toMatchObject([
      { operation: root, decision: 'REFUSED', reason: 'NOT_FOUND', objects: [`${root.toUpperCase()} ${id}`] },
    ]);
  });

  it('the question of a hat that may not ask it', async () => {
    const { family } = await sent();
    await cast.senderLead.refused(FAMILY, { id: family.id });
    const { accountId } = cast.people.senderLead;
    expect(await trail.news()).toMatchObject([
      { operation: 'family', decision: 'REFUSED', reason: 'OTHER_HAT', account: accountId },
    ]);
  });
});

it('another partner’s offer and report leave a refusal with the id that was asked for', async () => {
  const offers = await offerStory(cast);
  const [offer, report] = [await offers.offer(), await offers.report()];
  await trail.news();
  await cast.recipientLead.told('query ($id: ID!) { keptOffer(id: $id) { id } }', { id: offer });
  await cast.recipientLead.told('query ($id: ID!) { offerReport(id: $id) { id } }', { id: report });
  expect(await trail.news()).toMatchObject([
    { operation: 'keptOffer', decision: 'REFUSED', reason: 'NOT_FOUND', objects: [`OFFER ${offer}`] },
    {
      operation: 'offerReport',
      decision: 'REFUSED',
      reason: 'NOT_FOUND',
      objects: [`OFFER_REPORT ${report}`],
    },
  ]);
});

describe('while the trail cannot be written', () => {
  async function withoutTrail(act: () => Promise<void>): Promise<void> {
    await cast.test.owner.query('revoke execute on function app.audit_append from hilfenetz_application');
    try {
      await act();
    } finally {
      await cast.test.owner.query('grant execute on function app.audit_append to hilfenetz_application');
    }
  }

  it.each([
    ['family', FAMILY, (made: Sent) => made.family.id],
    ['form', CONSENT, (made: Sent) => made.consent],
    ['payload', PAYLOAD, (made: Sent) => made.id],
    ['list', '{ families { nodes { members { name } } } }', () => ''],
    [
      'family among other questions',
      'query ($id: ID!) { me { name } family(id: $id) { language } }',
      (made: Sent) => made.family.id,
    ],
  ])('no %s is told', async (_name, document, idOf) => {
    const made = await sent();
    await withoutTrail(async () => {
      const answer = await cast.sender.ask(document, { id: idOf(made) });
      expect(answer.errors[0]?.code).toBe('INTERNAL');
      expect(answer.data ?? null).toBeNull();
      expect(answer.text).not.toMatch(/Muster|Bitte anrufen|ACTIVE/);
    });
  });

  it('a change is undone rather than answered', async () => {
    const made = await sent();
    await withoutTrail(async () => {
      const answer = await cast.recipient.ask(ACCEPT, { id: made.id });
      expect(answer.errors[0]?.code).toBe('INTERNAL');
    });
    expect(await cast.recipient.told(ACCEPT, { id: made.id })).toMatchObject({
      acceptReferral: { state: 'ACCEPTED' },
    });
  });

  it('what holds nothing of a family is told as ever', async () => {
    await withoutTrail(async () => {
      expect(await cast.coordination.told('{ partners(first: 1) { nodes { id } } }')).toHaveProperty(
        'partners',
      );
    });
  });
});

it('holds no name, no address and no text: of a whole story, only ids and words', async () => {
  const canary = 'Kanarienvogel';
  const town = await makeTown(cast.test, 'kanarien');
  const from = await town.partner(`${canary}haus`);
  const to = await town.partner(`${canary}hof`);
  const sender = cast.api.as(await town.person(from, 'PROFESSIONAL'));
  const recipient = cast.api.as(await town.person(to, 'PROFESSIONAL'));
  const members = [{ key: canary, role: 'MOTHER', name: canary, contact: canary, safeContact: canary }];
  const family = await story.recordFamily(sender, { members, custody: [] });
  const items = [[canary, 'CONTACT']] as const;
  await story.signedForm(sender, { family, recipients: [to], items, validFrom: MONDAY, signers: [canary] });
  const id = await story.draftReferral(sender, { family, to, payload: [[canary, 'CONTACT', canary]] });
  await sender.told(SEND, { id, key: canary });
  await recipient.told(PAYLOAD, { id });
  await recipient.told(DECLINE, { id, note: canary });
  await sender.told(`query ${canary} ($id: ID!) { ${canary}: family(id: $id) { members { name } } }`, {
    id: family.id,
  });
  await sender.refused(DECLINE, { id, note: canary });
  const invite = 'mutation ($input: InviteAccountInput!) { inviteAccount(input: $input) { id } }';
  const input = { email: `${canary}@example.org`, name: canary, hats: [{ role: 'AUDITOR' }] };
  await cast.api.as(town.coordinator).told(invite, { input });

  const found = await cast.test.owner.query<{ events: string; text: string }>(
    `select count(*) as events, string_agg(e::text || coalesce(o::text, ''), ' ') as text
       from audit_events e left join audit_objects o on o.network_id = e.network_id and o.event_id = e.id
      where e.network_id = $1`,
    [town.networkId],
  );
  expect(Number(found.rows[0]?.events)).toBeGreaterThan(10);
  expect(found.rows[0]?.text.toLowerCase()).not.toContain(canary.toLowerCase());
  expect(cast.api.log().toLowerCase()).not.toContain(canary.toLowerCase());
});
