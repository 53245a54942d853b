import { breachesOf } from '../support/history-check';
import { accepts, revokes, sends, terminates } from '../support/race-acts';
import { openLanes, race, statementsOf, type Act, type Lanes } from '../support/race-lanes';
import { withoutLocks } from '../support/race-lockless';
import {
  agreementOf,
  makeCase,
  makeStage,
  partnerOf,
  YESTERDAY,
  type Case,
  type Stage,
} from '../support/race-stage';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/**
 * Two locks stand behind each promise: the row lock of the operation and the constraint of the database. Each alone
 * must hold, and with both gone the checker of all race tests must see it: else those tests would prove nothing.
 */

/** One database as the migrations make it, and one whose second lock the owner has taken off. */
interface Ground {
  readonly test: TestDatabase;
  readonly stage: Stage;
  readonly lanes: Lanes;
}

const SECOND_LOCKS = [
  'payload_items drop constraint payload_items_release_fk',
  'received_items drop constraint received_items_resting_fk',
  'sendings drop constraint sendings_from_member_fk, drop constraint sendings_to_member_fk',
  'acceptances drop constraint acceptances_from_member_fk, drop constraint acceptances_to_member_fk',
];

let kept: Ground;
let dropped: Ground;

beforeAll(async () => {
  kept = await makeGround('riegel');
  dropped = await makeGround('ohneriegel');
  for (const change of SECOND_LOCKS) await dropped.test.owner.query(`alter table ${change}`);
});
afterAll(async () => {
  await kept.test.close();
  await dropped.test.close();
});

async function makeGround(slug: string): Promise<Ground> {
  const test = await openTestDatabase();
  return { test, stage: await makeStage(test, slug), lanes: await openLanes(test) };
}

interface Match {
  readonly step: 'SIGNED' | 'SENT';
  readonly held: (stage: Stage, made: Case) => Act;
  readonly free: (stage: Stage, made: Case) => Promise<Act>;
  /** The statements that lock the rows on which the two acts meet. */
  readonly locks: RegExp;
}

const SEND_REVOKE: Match = {
  step: 'SIGNED',
  held: (stage, made) => sends(stage.sender, made),
  free: (stage, made) => Promise.resolve(revokes(stage.senderColleague, made.consentId, made.mother)),
  locks: /from consents .* for (share|update)$/,
};
const SEND_TERMINATE: Match = {
  ...SEND_REVOKE,
  free: ends,
  locks: /from agreements\s.* for (share|update)$/s,
};
const ACCEPT_TERMINATE: Match = {
  ...SEND_TERMINATE,
  step: 'SENT',
  held: (stage, made) => accepts(stage.recipient, made),
};
const ACCEPT_REVOKE: Match = { ...ACCEPT_TERMINATE, free: SEND_REVOKE.free, locks: / for share of l$/ };

async function ends(stage: Stage): Promise<Act> {
  const agreementId = await agreementOf(stage, partnerOf(stage.recipient));
  return terminates(stage.town.coordinator, agreementId, YESTERDAY);
}

/** What was seen with the first act held up at one place. */
interface Seen {
  readonly place: number;
  readonly broken: readonly string[];
  readonly told: readonly [held: string, free: string];
}

/** Where something is locked, decided or written; LONG=1 tries every place. */
const MATTERS =
  /^(begin|commit)| for (share|update)|into (sendings|acceptances|payload_items|referral_events)/;

async function play(ground: Ground, match: Match, locked: boolean): Promise<Seen[]> {
  const { stage, lanes, test } = ground;
  const asIs = (act: Act): Act => (locked ? act : withoutLocks(act, match.locks));
  const begin = async (): Promise<Case> => {
    await agreementOf(stage, partnerOf(stage.recipient));
    return makeCase(stage, match.step);
  };
  const statements = await statementsOf(lanes, match.held(stage, await begin()));
  if (!statements.some((sql) => match.locks.test(sql))) throw new Error('There is no such lock to take off.');
  const seen: Seen[] = [];
  for (const [place, sql] of statements.entries()) {
    if (process.env.LONG !== '1' && !MATTERS.test(sql)) continue;
    const made = await begin();
    const held = asIs(match.held(stage, made));
    const told = await race(lanes, held, place, asIs(await match.free(stage, made)));
    const breaches = await breachesOf(test.owner, [made.familyId]);
    const broken = breaches.map((breach) => breach.slice(0, breach.lastIndexOf(':')));
    seen.push({ place, broken, told: [told.held, told.free] });
  }
  return seen;
}

function rulesBroken(seen: readonly Seen[]): string[] {
  return [...new Set(seen.flatMap((row) => row.broken))].sort();
}

const SENT =
  'every item sent was released, by this discloser to this recipient for this purpose, when it was sent';
const READABLE = 'nothing readable by the recipient rests on a release that has ended';
const SENT_BY_MEMBERS = 'both partners were members when it was sent';
const ACCEPTED_BY_MEMBERS = 'both partners were members when it was accepted';

describe.each([
  { name: 'sending against revoking', match: SEND_REVOKE, broken: [SENT, READABLE] },
  { name: 'sending against ending an agreement', match: SEND_TERMINATE, broken: [SENT_BY_MEMBERS] },
  { name: 'accepting against ending an agreement', match: ACCEPT_TERMINATE, broken: [ACCEPTED_BY_MEMBERS] },
])('$name', ({ match, broken }) => {
  it('breaks no rule with both locks', async () => {
    expect(rulesBroken(await play(kept, match, true))).toEqual([]);
  });

  it('breaks no rule with row locks alone', async () => {
    expect(rulesBroken(await play(dropped, match, true))).toEqual([]);
  });

  it('breaks rules with neither; with constraints alone somebody is refused at each of those places', async () => {
    const neither = await play(dropped, match, false);
    expect(rulesBroken(neither)).toEqual(broken);

    const constraints = await play(kept, match, false);
    expect(rulesBroken(constraints)).toEqual([]);
    const places = neither.filter((row) => row.broken.length > 0).map((row) => row.place);
    const told = constraints.filter((row) => places.includes(row.place)).map((row) => row.told);
    expect(told).toHaveLength(places.length);
    for (const both of told) {
      expect(both).toContainEqual(
        expect.stringMatching(/^(CONSENT_REQUIRED REVOKED|NOT_A_MEMBER RECIPIENT)$/),
      );
      expect(both).toContain('DONE');
    }
  });
});

it('accepting against revoking is held by the referral’s own lock even without that of the releases', async () => {
  expect(rulesBroken(await play(dropped, ACCEPT_REVOKE, false))).toEqual([]);
});
