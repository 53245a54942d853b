import type { Person } from '../../src/domain/actor';
import { accepts, revokes, revokesPart, sends, signs } from '../support/race-acts';
import { expectContest } from '../support/race-contest';
import { openLanes, type Act, type Lanes } from '../support/race-lanes';
import {
  bringTo,
  makeCase,
  makeStage,
  partnerOf,
  stateOf,
  type Case,
  type Stage,
} from '../support/race-stage';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

let test: TestDatabase;
let stage: Stage;
let lanes: Lanes;

beforeAll(async () => {
  test = await openTestDatabase();
  stage = await makeStage(test, 'teile');
  lanes = await openLanes(test);
});
afterAll(() => test.close());

const CONSENTS_SHARED = /from consents .* for share/;
const CONSENT_LOCKED = /from consents .* for update/;
const REFERRAL_LOCKED = /from referrals .* for update/;

const takesContact = (made: Case): Act<Person> =>
  revokesPart(stage.senderColleague, made.consentId, {
    revokedBy: made.mother,
    items: [[made.mother, 'CONTACT']],
  });
const takesSituation = (made: Case): Act<Person> =>
  revokesPart(stage.sender, made.consentId, {
    revokedBy: made.mother,
    items: [[made.mother, 'SOCIAL_SITUATION']],
  });
/** For the recipient, what a mother gave of her child. */
const takesChilds = (made: Case): Act<Person> =>
  revokesPart(stage.senderColleague, made.consentId, {
    revokedBy: made.mother,
    recipients: [partnerOf(stage.recipient)],
    items: [[made.child, 'SUPPORT_SO_FAR']],
  });

/** Its state, what its recipient can read, and how many times it is asked. */
async function found(made: Case): Promise<string> {
  const { rows } = await test.owner.query<{ line: string }>(
    `select (select count(*) from received_items where referral_id = $1 and reading is not null) || ' readable, ' ||
       (select count(*) from restrictions where referral_id = $1) || ' asked' as line`,
    [made.referralId],
  );
  return `${await stateOf(stage, made)} ${rows[0]?.line ?? ''}`;
}

/** What the form grants. */
async function granted(made: Case): Promise<string> {
  const { rows } = await test.owner.query<{ category: string }>(
    `select category from releases where consent_id = $1 and live order by 1`,
    [made.consentId],
  );
  return rows.map((row) => row.category).join(' ');
}

describe('sending against taking back a part of what is sent', () => {
  it('refuses a sending that has not yet looked at the forms; one that has is revoked after it', () =>
    expectContest(lanes, {
      world: () => makeCase(stage, 'SIGNED'),
      held: (made) => sends(stage.sender, made),
      free: takesContact,
      found: (made) => stateOf(stage, made),
      endings: [
        { before: CONSENTS_SHARED, held: 'CONSENT_REQUIRED REVOKED', free: 'DONE', found: 'DRAFT' },
        { before: null, held: 'DONE', free: 'DONE', found: 'CONSENT_REVOKED' },
      ],
    }));

  it('lets a sending pass until the revocation holds the form, and from then on makes it wait', () =>
    expectContest(lanes, {
      world: () => makeCase(stage, 'SIGNED'),
      held: takesContact,
      free: (made) => sends(stage.sender, made),
      found: (made) => stateOf(stage, made),
      endings: [
        { before: CONSENT_LOCKED, held: 'DONE', free: 'DONE', found: 'CONSENT_REVOKED' },
        { before: null, held: 'DONE', free: 'CONSENT_REQUIRED REVOKED', found: 'DRAFT' },
      ],
    }));

  it('sends what the part does not concern, in either order', () =>
    expectContest(lanes, {
      world: () => makeCase(stage, 'SIGNED'),
      held: takesChilds,
      free: (made) => sends(stage.sender, made),
      found: (made) => stateOf(stage, made),
      endings: [{ before: null, held: 'DONE', free: 'DONE', found: 'REQUESTED' }],
    }));
});

describe('accepting against taking back a part of what was sent', () => {
  const gone = 'ILLEGAL_TRANSITION CONSENT_REVOKED';

  it('refuses an acceptance that does not hold the referral yet; one that does is restricted after it', () =>
    expectContest(lanes, {
      world: () => makeCase(stage, 'SENT'),
      held: (made) => accepts(stage.recipient, made),
      free: takesContact,
      found,
      endings: [
        { before: REFERRAL_LOCKED, held: gone, free: 'DONE', found: 'CONSENT_REVOKED 0 readable, 0 asked' },
        { before: null, held: 'DONE', free: 'DONE', found: 'ACCEPTED 1 readable, 1 asked' },
      ],
    }));

  it('lets an acceptance pass until the revocation holds the referral, and from then on makes it wait', () =>
    expectContest(lanes, {
      world: () => makeCase(stage, 'SENT'),
      held: takesContact,
      free: (made) => accepts(stage.recipient, made),
      found,
      endings: [
        { before: REFERRAL_LOCKED, held: 'DONE', free: 'DONE', found: 'ACCEPTED 1 readable, 1 asked' },
        { before: null, held: 'DONE', free: gone, found: 'CONSENT_REVOKED 0 readable, 0 asked' },
      ],
    }));
});

describe('the second parent’s signature against the first one’s taking back of the child’s item', () => {
  const HERS = 'CONTACT SOCIAL_SITUATION';

  it('grants nothing of it, whichever comes first', () =>
    expectContest(lanes, {
      world: () => makeCase(stage, 'SIGNED'),
      held: (made) => signs(stage.sender, made.consentId, made.father),
      free: takesChilds,
      found: granted,
      endings: [{ before: null, held: 'DONE', free: 'DONE', found: HERS }],
    }));

  it('and the other way round', () =>
    expectContest(lanes, {
      world: () => makeCase(stage, 'SIGNED'),
      held: takesChilds,
      free: (made) => signs(stage.sender, made.consentId, made.father),
      found: granted,
      endings: [{ before: null, held: 'DONE', free: 'DONE', found: HERS }],
    }));

  it('is no rule of all signatures: undisturbed, both grant it', async () => {
    const made = await bringTo(stage, 'SIGNED', ({ consentId, father }) =>
      signs(stage.sender, consentId, father),
    );
    expect(await granted(made)).toBe(`${HERS} SUPPORT_SO_FAR`);
  });
});

describe('two parts taken back at once', () => {
  it('of two items ask twice', () =>
    expectContest(lanes, {
      world: () => makeCase(stage, 'ACCEPTED'),
      held: takesContact,
      free: takesSituation,
      found,
      endings: [{ before: null, held: 'DONE', free: 'DONE', found: 'ACCEPTED 0 readable, 2 asked' }],
    }));

  it('of the same item ask once, and the second is refused', () =>
    expectContest(lanes, {
      world: () => makeCase(stage, 'ACCEPTED'),
      held: takesContact,
      free: takesContact,
      found,
      endings: [
        {
          before: CONSENT_LOCKED,
          held: 'ILLEGAL_TRANSITION SIGNED',
          free: 'DONE',
          found: 'ACCEPTED 1 readable, 1 asked',
        },
        {
          before: null,
          held: 'DONE',
          free: 'ILLEGAL_TRANSITION SIGNED',
          found: 'ACCEPTED 1 readable, 1 asked',
        },
      ],
    }));
});

it('a part and the whole at once: the whole ends all, and the part asks for its own when it came first', () =>
  expectContest(lanes, {
    world: () => makeCase(stage, 'ACCEPTED'),
    held: (made) => revokes(stage.sender, made.consentId, made.mother),
    free: takesContact,
    found,
    endings: [
      { before: CONSENT_LOCKED, held: 'DONE', free: 'DONE', found: 'ACCEPTED 0 readable, 2 asked' },
      {
        before: null,
        held: 'DONE',
        free: 'ILLEGAL_TRANSITION SIGNED',
        found: 'ACCEPTED 0 readable, 1 asked',
      },
    ],
  }));
