import type { Person, SigningIn } from '../../src/domain/actor';
import { newId } from '../../src/domain/ids';
import { changeHat } from '../../src/modules/accounts/change-hat';
import { refreshSession } from '../../src/modules/accounts/refresh-session';
import { newSecretToken, readSecretToken } from '../../src/modules/accounts/secret-token';
import { setPassword } from '../../src/modules/accounts/set-password';
import { signOut } from '../../src/modules/accounts/sign-out';
import { withdraws } from '../support/race-acts';
import { expectContest } from '../support/race-contest';
import { openLanes, type Act, type Lanes } from '../support/race-lanes';
import { makeCase, makeStage, stateOf, type Case, type Stage } from '../support/race-stage';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

let test: TestDatabase;
let stage: Stage;
let lanes: Lanes;

beforeAll(async () => {
  test = await openTestDatabase();
  stage = await makeStage(test, 'sitzungen');
  lanes = await openLanes(test);
});
afterAll(() => test.close());

const BEGUN = /^begin$/;
const SESSION_USED = /update sessions set used_at/;
const LINK_LOCKED = /from one_time_links .* for update/;
const TOKEN_LOCKED = /from refresh_tokens .* for update/;

/** Somebody with three hats and a refresh token, wearing the first. */
interface Wearer {
  readonly person: Person;
  readonly second: string;
  readonly third: string;
  readonly token: string;
}

async function wearer(): Promise<Wearer> {
  const { networkId } = stage.town;
  const person = await stage.town.person(stage.sender.partnerId, 'PROFESSIONAL');
  const [second, third] = [newId(), newId()];
  const token = newSecretToken(networkId);
  await test.owner.query(
    `insert into hats (network_id, id, account_id, partner_id, role)
     values ($1, $2, $4, $5, 'PARTNER_LEAD'), ($1, $3, $4, $5, 'PRIVACY_DESK')`,
    [networkId, second, third, person.accountId, person.partnerId],
  );
  await test.owner.query(
    `insert into refresh_tokens (network_id, id, session_id, secret_hash) values ($1, $2, $3, $4)`,
    [networkId, token.id, person.sessionId, token.secretHash],
  );
  return { person, second, third, token: token.text };
}

/** The hat of the session, whether it has ended, and how many refresh tokens still open it. */
async function sessionOf({ person }: Wearer): Promise<string> {
  const found = await test.owner.query<{ words: string }>(
    `select case when s.ended_at is null then h.role else 'ended' end || ' tokens '
         || (select count(*) from refresh_tokens t where t.session_id = s.id and t.used_at is null) as words
       from sessions s join hats h on h.id = s.hat_id where s.id = $1`,
    [person.sessionId],
  );
  return found.rows[0]?.words ?? '';
}

function changes(person: Person, hatId: string): Act<Person> {
  return { actor: person, story: (work) => changeHat(work, hatId) };
}

function refreshes({ person, token }: Wearer): Act<SigningIn> {
  const secret = readSecretToken(token);
  if (secret === null) throw new Error('The token was just made.');
  const actor = { kind: 'SIGNING_IN', networkId: person.networkId } as const;
  return { actor, story: (work) => refreshSession(work, secret) };
}

const gone = 'UNAUTHENTICATED SESSION_ENDED';

describe('changing hats against an act under the hat before', () => {
  const world = async (): Promise<Wearer & Case> => ({
    ...(await wearer()),
    ...(await makeCase(stage, 'DRAFTED')),
  });

  it('refuses an act that begins after the change; one begun before is done whole', () =>
    expectContest(lanes, {
      world,
      held: (made) => withdraws(made.person, made),
      free: (made) => changes(made.person, made.second),
      found: (made) => stateOf(stage, made),
      endings: [
        { before: BEGUN, held: gone, free: 'DONE', found: 'DRAFT' },
        { before: null, held: 'DONE', free: 'DONE', found: 'WITHDRAWN' },
      ],
    }));

  it('lets an act pass as long as the change is not done', () =>
    expectContest(lanes, {
      world,
      held: (made) => changes(made.person, made.second),
      free: (made) => withdraws(made.person, made),
      found: (made) => stateOf(stage, made),
      endings: [{ before: null, held: 'DONE', free: 'DONE', found: 'WITHDRAWN' }],
    }));
});

it('leaves one hat and one refresh token of two changes at once', () =>
  expectContest(lanes, {
    world: wearer,
    held: (made) => changes(made.person, made.second),
    free: (made) => changes(made.person, made.third),
    found: sessionOf,
    endings: [
      { before: BEGUN, held: gone, free: 'DONE', found: 'PRIVACY_DESK tokens 1' },
      { before: SESSION_USED, held: 'DONE', free: 'DONE', found: 'PARTNER_LEAD tokens 1' },
      { before: null, held: 'DONE', free: 'DONE', found: 'PRIVACY_DESK tokens 1' },
    ],
  }));

it('refuses a change of hat in a session that is signed out meanwhile', () =>
  expectContest(lanes, {
    world: wearer,
    held: (made) => changes(made.person, made.second),
    free: (made) => ({ actor: made.person, story: signOut }),
    found: async (made) => (await sessionOf(made)).split(' ')[0] ?? '',
    endings: [
      { before: SESSION_USED, held: gone, free: 'DONE', found: 'ended' },
      { before: null, held: 'DONE', free: 'DONE', found: 'ended' },
    ],
  }));

it('exchanges a refresh token once', () =>
  expectContest(lanes, {
    world: wearer,
    held: refreshes,
    free: refreshes,
    found: sessionOf,
    endings: [
      { before: TOKEN_LOCKED, held: gone, free: 'DONE', found: 'PROFESSIONAL tokens 1' },
      { before: null, held: 'DONE', free: gone, found: 'PROFESSIONAL tokens 1' },
    ],
  }));

describe('refreshing against changing hats', () => {
  it('refuses a refresh that does not hold its token yet', () =>
    expectContest(lanes, {
      world: wearer,
      held: refreshes,
      free: (made) => changes(made.person, made.second),
      found: sessionOf,
      endings: [
        { before: TOKEN_LOCKED, held: gone, free: 'DONE', found: 'PARTNER_LEAD tokens 1' },
        { before: null, held: 'DONE', free: 'DONE', found: 'PARTNER_LEAD tokens 1' },
      ],
      mayRetry: true,
    }));

  it('lets a refresh pass until the change holds the session', () =>
    expectContest(lanes, {
      world: wearer,
      held: (made) => changes(made.person, made.second),
      free: refreshes,
      found: sessionOf,
      endings: [
        { before: SESSION_USED, held: 'DONE', free: 'DONE', found: 'PARTNER_LEAD tokens 1' },
        { before: null, held: 'DONE', free: gone, found: 'PARTNER_LEAD tokens 1' },
      ],
      mayRetry: true,
    }));
});

it('sets one password with a link', () => {
  const sets = (text: string, password: string): Act<SigningIn> => {
    const secret = readSecretToken(text);
    if (secret === null) throw new Error('The link was just made.');
    const actor = { kind: 'SIGNING_IN', networkId: secret.networkId } as const;
    return { actor, story: (work) => setPassword(work, secret, password) };
  };
  return expectContest(lanes, {
    world: async () => {
      const { networkId, accountId } = await stage.town.person(stage.sender.partnerId, 'PROFESSIONAL');
      const link = newSecretToken(networkId);
      await test.owner.query(
        `insert into one_time_links (network_id, id, account_id, secret_hash, expires_at)
         values ($1, $2, $3, $4, 'infinity')`,
        [networkId, link.id, accountId, link.secretHash],
      );
      return link.text;
    },
    held: (text) => sets(text, 'erstes langes Wort'),
    free: (text) => sets(text, 'zweites langes Wort'),
    found: () => Promise.resolve(''),
    endings: [
      { before: LINK_LOCKED, held: 'INVALID_INPUT LINK_ENDED', free: 'DONE', found: '' },
      { before: null, held: 'DONE', free: 'INVALID_INPUT LINK_ENDED', found: '' },
    ],
  });
});
