import { at, type Json } from '../support/api-json';
import type { Caller } from '../support/api-server';
import { MONDAY, MONDAY_MORNING, openCast, type Cast } from '../support/api-cast';
import * as story from '../support/api-story';

/**
 * The whole story of a referral, told over HTTP by its three people and a stranger: what each is shown in each state.
 */
let cast: Cast;
beforeAll(async () => {
  cast = await openCast('geschichte');
  await cast.test.setTime(MONDAY_MORNING);
});
afterAll(() => cast.close());

const TEXT = 'Bitte rufen Sie Frau Muster an.';

const REFERRAL = `query ($id: ID!) { referral(id: $id) {
  state purpose availableActions payload { text } consentDecision { allowed reason }
  family { id } declineReason withdrawReason outcome ending declineNote restriction { since } deletion { askedAt } events { action } } }`;

interface Told {
  readonly family: story.FamilyOnRecord;
  readonly consent: string;
  readonly id: string;
}

async function drafted(): Promise<Told> {
  const family = await story.recordFamily(cast.sender);
  const consent = await story.signedForm(cast.sender, {
    family,
    recipients: [cast.recipientPartner],
    items: [['m', 'CONTACT']],
    validFrom: MONDAY,
  });
  const to = cast.recipientPartner;
  const id = await story.draftReferral(cast.sender, { family, to, payload: [['m', 'CONTACT', TEXT]] });
  return { family, consent, id };
}

const { SEND, ACCEPT, START, HOLD, COMPLETE, DECLINE, WITHDRAW, REVOKE, RECALL, CONFIRM_DELETION } = story;
type Step = readonly [who: 'sender' | 'recipient', document: string];
const SENT: Step = ['sender', SEND];
const ACCEPTED: Step = ['recipient', ACCEPT];
const STARTED: Step = ['recipient', START];

interface Side {
  readonly actions: readonly string[];
  /** null: the reader may not read it, or not any more. */
  readonly payload: readonly { text: string }[] | null;
  /** null: allowed. */
  readonly refusal: string | null;
}

const ALL = [{ text: TEXT }];
const able = (...actions: string[]): Side => ({ actions, payload: ALL, refusal: null });
const idle = (refusal: string | null, payload: Side['payload'] = ALL): Side => ({
  actions: [],
  payload,
  refusal,
});

interface Shown {
  readonly name: string;
  readonly state: string;
  readonly steps: readonly Step[];
  readonly sender: Side;
  /** null: it is not there for the recipient, nor for the coordination. */
  readonly recipient: Side | null;
}

const shown = (
  name: string,
  state: string,
  steps: readonly Step[],
  sender: Side,
  recipient: Side | null,
): Shown => ({ name, state, steps, sender, recipient });

const HELD: Step = ['recipient', HOLD];
const COMPLETED: Step = ['recipient', COMPLETE];
const DECLINED: Step = ['recipient', DECLINE];
const TAKEN_BACK: Step = ['sender', WITHDRAW];
const REVOKED: Step = ['sender', REVOKE];

const RECALLED: Step = ['sender', RECALL];
const CONFIRMED: Step = ['recipient', CONFIRM_DELETION];
const recallable = able('RECALL');
/** What was recalled: the sender reads its own text, the recipient is asked. */
const asked = { ...idle('NO_CONSENT', null), actions: ['CONFIRM_DELETION'] };

const WORKED = [SENT, ACCEPTED, STARTED];

const TABLE: readonly Shown[] = [
  shown('a draft', 'DRAFT', [], able('SEND', 'WITHDRAW'), null),
  shown('a referral that was sent', 'REQUESTED', [SENT], able('WITHDRAW', 'RECALL'), able('ACCEPT', 'DECLINE', 'TAKE')),
  shown('an accepted referral', 'ACCEPTED', [SENT, ACCEPTED], recallable, able('START', 'COMPLETE')),
  shown('a referral in progress', 'IN_PROGRESS', WORKED, recallable, able('HOLD', 'COMPLETE')),
  shown('a referral on hold', 'ON_HOLD', [...WORKED, HELD], recallable, able('START', 'COMPLETE')),
  shown('a completed referral', 'COMPLETED', [SENT, ACCEPTED, COMPLETED], recallable, able()),
  shown('a declined referral', 'DECLINED', [SENT, DECLINED], recallable, idle('NO_CONSENT', null)),
  shown('a draft that was withdrawn', 'WITHDRAWN', [TAKEN_BACK], idle('NO_CONSENT', []), null),
  shown('a referral that was withdrawn', 'WITHDRAWN', [SENT, TAKEN_BACK], recallable, idle('NO_CONSENT', null)),
  shown(
    'a referral whose consent was revoked', 'CONSENT_REVOKED', [SENT, REVOKED],
    { ...idle('REVOKED'), actions: ['RECALL'] }, idle('REVOKED', null),
  ),
  shown('a recalled referral', 'WITHDRAWN', [SENT, ACCEPTED, RECALLED], able(), asked),
  shown('one recalled after declining', 'DECLINED', [SENT, DECLINED, RECALLED], able(), asked),
  shown('one recalled, with its deletion confirmed', 'WITHDRAWN', [SENT, RECALLED, CONFIRMED], able(), idle('NO_CONSENT', null)),
]; // prettier-ignore

async function told(row: Shown): Promise<Told> {
  const made = await drafted();
  for (const [who, document] of row.steps) {
    const revoked = { consentId: made.consent, revokedBy: made.family.member('m') };
    await cast[who].told(
      document,
      document === REVOKE ? revoked : { id: made.id, note: 'Kein Platz bis Mai' },
    );
  }
  return made;
}

async function see(caller: Caller, id: string): Promise<Json | undefined> {
  return at(await caller.told(REFERRAL, { id }), 'referral');
}

describe.each(TABLE)('$name', (row) => {
  let made: Told;
  beforeAll(async () => {
    made = await told(row);
  });

  it('is not there for a partner who is no party to it', async () => {
    expect(await see(cast.stranger, made.id)).toBeNull();
  });

  it('shows the coordination that it waits, not what it is about', async () => {
    const overview = {
      state: row.state,
      purpose: null,
      availableActions: [],
      payload: null,
      consentDecision: null,
      family: null,
      declineReason: null,
      withdrawReason: null,
      outcome: null,
      ending: null,
      declineNote: null,
      restriction: null,
      deletion: null,
      events: [],
    };
    expect(await see(cast.coordination, made.id)).toEqual(row.recipient === null ? null : overview);
  });

  it('shows the sender what it wrote, what it can do, and what the gate says', async () => {
    const expected = { state: row.state, family: { id: made.family.id }, ...viewOf(row.sender) };
    expect(await see(cast.sender, made.id)).toMatchObject(expected);
  });

  it('shows the recipient what it may read now, and never the family', async () => {
    const side = row.recipient;
    const expected = side && matching({ state: row.state, family: null, ...viewOf(side) });
    expect(await see(cast.recipient, made.id)).toEqual(expected);
  });
});

function viewOf({ actions, payload, refusal }: Side): object {
  return {
    availableActions: actions,
    payload,
    consentDecision: { allowed: refusal === null, reason: refusal },
  };
}

function matching(expected: object): unknown {
  return expect.objectContaining(expected);
}

it('tells both sides why it was declined, and the word that came with it', async () => {
  const { id } = await drafted();
  await cast.sender.told(SEND, { id });
  await cast.recipient.told(DECLINE, { id, note: 'Kein Platz bis Mai' });
  for (const side of [cast.sender, cast.recipient]) {
    expect(await see(side, id)).toMatchObject({
      declineReason: 'NO_CAPACITY',
      declineNote: 'Kein Platz bis Mai',
    });
  }
  expect(await see(cast.coordination, id)).toMatchObject({ declineReason: null, declineNote: null });
});

it('tells both sides what became of it', async () => {
  const { id } = await drafted();
  await cast.sender.told(SEND, { id });
  await cast.recipient.told(ACCEPT, { id });
  await cast.recipient.told(COMPLETE, { id });
  for (const side of [cast.sender, cast.recipient])
    expect(await see(side, id)).toMatchObject({ outcome: 'SUPPORT_FINISHED', ending: 'PLANNED' });
  const steps = ['DRAFT', 'SEND', 'ACCEPT', 'COMPLETE'].map((action) => ({ action }));
  expect(at(await see(cast.sender, id), 'events')).toEqual(steps);
  expect(at(await see(cast.recipient, id), 'events')).toEqual(steps.slice(1));
});

it('tells before sending what the gate lacks, and refuses with the same reason', async () => {
  const family = await story.recordFamily(cast.sender);
  const to = cast.recipientPartner;
  const payload = [
    ['m', 'CONTACT', 'Telefon'],
    ['k', 'CHILD_HEALTH', 'Allergie'],
  ] as const;
  const id = await story.draftReferral(cast.sender, { family, to, payload });
  expect(at(await see(cast.sender, id), 'consentDecision')).toEqual({ allowed: false, reason: 'NO_CONSENT' });
  await story.signedForm(cast.sender, {
    family,
    recipients: [to],
    items: [['m', 'CONTACT']],
    validFrom: MONDAY,
  });
  expect(at(await see(cast.sender, id), 'consentDecision.reason')).toBe('CATEGORY_NOT_COVERED');
  expect(await cast.sender.refused(SEND, { id })).toEqual({
    code: 'CONSENT_REQUIRED',
    details: { reason: 'CATEGORY_NOT_COVERED', field: 'payload[1].category' },
  });
});
