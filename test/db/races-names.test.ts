import type { Person } from '../../src/domain/actor';
import { DomainError } from '../../src/domain/errors';
import { inviteAccount } from '../../src/modules/accounts/invite-account';
import { draftAgreement } from '../../src/modules/agreements/draft-agreement';
import { registerPartner } from '../../src/modules/partners/register-partner';
import { expectContest } from '../support/race-contest';
import { openLanes, type Act, type Lanes } from '../support/race-lanes';
import { makeStage, type Stage } from '../support/race-stage';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

let test: TestDatabase;
let stage: Stage;
let lanes: Lanes;
let otherCoordinator: Person;
let topicAreaId: string;
let made = 0;

beforeAll(async () => {
  test = await openTestDatabase();
  stage = await makeStage(test, 'namen');
  otherCoordinator = await stage.town.person(null, 'COORDINATOR');
  const areas = await test.owner.query<{ id: string }>('select id from topic_areas limit 1');
  topicAreaId = areas.rows[0]?.id ?? '';
  lanes = await openLanes(test);
});
afterAll(() => test.close());

const PARTNER_WRITTEN = /insert into partners/;
const AGREEMENT_WRITTEN = /insert into agreements/;
const ACCOUNT_WRITTEN = /insert into accounts/;

function newName(): Promise<string> {
  made += 1;
  return Promise.resolve(`Familienzentrum ${made}`);
}

function registers(actor: Person, name: string): Act<Person> {
  return {
    actor,
    story: (work) =>
      registerPartner(work, {
        name,
        kind: 'FAMILY_EDUCATION',
        topicAreaIds: [],
        districtIds: [],
        secrecyRegime: 'SGB_VIII_X',
        channel: 'PORTAL',
        takesReferrals: true,
        isCoordinationOffice: false,
      }),
  };
}

async function count(sql: string, value: string): Promise<string> {
  const found = await test.owner.query<{ n: string }>(`select count(*) as n from ${sql} = $1`, [value]);
  return found.rows[0]?.n ?? '';
}

describe('two registrations of one name', () => {
  it('bring one partner; the other is told that the name is taken', () =>
    expectContest(lanes, {
      world: newName,
      held: (name) => registers(stage.town.coordinator, name),
      free: (name) => registers(otherCoordinator, name),
      found: (name) => count('partners where name', name),
      endings: [
        { before: PARTNER_WRITTEN, held: 'CONFLICT NAME_TAKEN', free: 'DONE', found: '1' },
        { before: null, held: 'DONE', free: 'CONFLICT NAME_TAKEN', found: '1' },
      ],
    }));

  it('bring the second when the first is undone', () => {
    const undone = (name: string): Act<Person> => {
      const act = registers(stage.town.coordinator, name);
      return {
        actor: act.actor,
        story: async (work) => {
          await act.story(work);
          throw new DomainError('FORBIDDEN', { reason: 'UNDONE' });
        },
      };
    };
    return expectContest(lanes, {
      world: newName,
      held: undone,
      free: (name) => registers(otherCoordinator, name),
      found: (name) => count('partners where name', name),
      endings: [
        { before: PARTNER_WRITTEN, held: 'CONFLICT NAME_TAKEN', free: 'DONE', found: '1' },
        { before: null, held: 'FORBIDDEN UNDONE', free: 'DONE', found: '1' },
      ],
    });
  });
});

it('begins one of two agreements with a partner', () => {
  const drafts = (actor: Person, partnerId: string): Act<Person> => ({
    actor,
    story: (work) => draftAgreement(work, { partnerId, topicAreaIds: [topicAreaId] }),
  });
  return expectContest(lanes, {
    world: async () => stage.town.partner(await newName(), { member: false }),
    held: (partnerId) => drafts(stage.town.coordinator, partnerId),
    free: (partnerId) => drafts(otherCoordinator, partnerId),
    found: (partnerId) => count('agreements where partner_id', partnerId),
    endings: [
      { before: AGREEMENT_WRITTEN, held: 'CONFLICT AGREEMENT_UNDER_WAY', free: 'DONE', found: '1' },
      { before: null, held: 'DONE', free: 'CONFLICT AGREEMENT_UNDER_WAY', found: '1' },
    ],
  });
});

it('invites one of two with the same address', () => {
  const invites = (actor: Person, email: string): Act<Person> => ({
    actor,
    story: (work) =>
      inviteAccount(work, { email, name: 'Test Person', hats: [{ role: 'COORDINATOR', partnerId: null }] }),
  });
  return expectContest(lanes, {
    world: async () => `${(await newName()).replaceAll(' ', '.').toLowerCase()}@example.org`,
    held: (email) => invites(stage.town.coordinator, email),
    free: (email) => invites(otherCoordinator, email),
    found: (email) => count('accounts where email', email),
    endings: [
      { before: ACCOUNT_WRITTEN, held: 'CONFLICT EMAIL_TAKEN', free: 'DONE', found: '1' },
      { before: null, held: 'DONE', free: 'CONFLICT EMAIL_TAKEN', found: '1' },
    ],
  });
});
