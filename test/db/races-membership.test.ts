import type { Person } from '../../src/domain/actor';
import { newId } from '../../src/domain/ids';
import { draftAgreement } from '../../src/modules/agreements/draft-agreement';
import { offerAgreement } from '../../src/modules/agreements/offer-agreement';
import { as } from '../support/people';
import { accepts, declines, sends, signsAgreement, terminates } from '../support/race-acts';
import { expectContest } from '../support/race-contest';
import { openLanes, type Lanes } from '../support/race-lanes';
import {
  agreementOf,
  makeCase,
  makeStage,
  partnerOf,
  stateOf,
  TODAY,
  YESTERDAY,
  type Case,
  type CaseStep,
  type Stage,
} from '../support/race-stage';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

let test: TestDatabase;
let stage: Stage;
let lanes: Lanes;
let lead: Person;
let otherCoordinator: Person;

beforeAll(async () => {
  test = await openTestDatabase();
  stage = await makeStage(test, 'kuendigung');
  lead = await stage.town.person(stage.recipient.partnerId, 'PARTNER_LEAD');
  otherCoordinator = await stage.town.person(null, 'COORDINATOR');
  lanes = await openLanes(test);
});
afterAll(() => test.close());

const TERMS_SHARED = /from agreements .* for share/;
/** The turnstile before the row: who stands in it comes first. */
const TERMS_LOCKED = /pg_advisory_xact_lock/;

interface Agreed extends Case {
  readonly senders: string;
  readonly recipients: string;
}

/** A case between two members, each with an agreement that has no notice. */
async function agreed(step: CaseStep): Promise<Agreed> {
  const senders = await agreementOf(stage, partnerOf(stage.sender));
  const recipients = await agreementOf(stage, partnerOf(stage.recipient));
  return { ...(await makeCase(stage, step)), senders, recipients };
}

describe('sending against a notice that ended yesterday', () => {
  it('refuses a sending that has not yet looked at the recipient’s agreement', () =>
    expectContest(lanes, {
      world: () => agreed('SIGNED'),
      held: (made) => sends(stage.sender, made),
      free: (made) => terminates(lead, made.recipients, YESTERDAY),
      found: (made) => stateOf(stage, made),
      endings: [
        { before: TERMS_SHARED, held: 'NOT_A_MEMBER RECIPIENT', free: 'DONE', found: 'DRAFT' },
        { before: null, held: 'DONE', free: 'DONE', found: 'REQUESTED' },
      ],
    }));

  it('refuses a sending that has not yet looked at the sender’s agreement', () =>
    expectContest(lanes, {
      world: () => agreed('SIGNED'),
      held: (made) => sends(stage.sender, made),
      free: (made) => terminates(stage.town.coordinator, made.senders, YESTERDAY),
      found: (made) => stateOf(stage, made),
      endings: [
        { before: TERMS_SHARED, held: 'NOT_A_MEMBER SENDER', free: 'DONE', found: 'DRAFT' },
        { before: null, held: 'DONE', free: 'DONE', found: 'REQUESTED' },
      ],
    }));

  it('lets a sending pass until the notice holds the agreement, and from then on makes it wait', () =>
    expectContest(lanes, {
      world: () => agreed('SIGNED'),
      held: (made) => terminates(lead, made.recipients, YESTERDAY),
      free: (made) => sends(stage.sender, made),
      found: (made) => stateOf(stage, made),
      endings: [
        { before: TERMS_LOCKED, held: 'DONE', free: 'DONE', found: 'REQUESTED' },
        { before: null, held: 'DONE', free: 'NOT_A_MEMBER RECIPIENT', found: 'DRAFT' },
      ],
    }));
});

describe('accepting against a notice that ended yesterday', () => {
  it('refuses an acceptance that has not yet looked at the sender’s agreement', () =>
    expectContest(lanes, {
      world: () => agreed('SENT'),
      held: (made) => accepts(stage.recipient, made),
      free: (made) => terminates(stage.town.coordinator, made.senders, YESTERDAY),
      found: (made) => stateOf(stage, made),
      endings: [
        { before: TERMS_SHARED, held: 'NOT_A_MEMBER SENDER', free: 'DONE', found: 'REQUESTED' },
        { before: null, held: 'DONE', free: 'DONE', found: 'ACCEPTED' },
      ],
    }));

  it('lets an acceptance pass until the notice holds the agreement, and from then on makes it wait', () =>
    expectContest(lanes, {
      world: () => agreed('SENT'),
      held: (made) => terminates(lead, made.recipients, YESTERDAY),
      free: (made) => accepts(stage.recipient, made),
      found: (made) => stateOf(stage, made),
      endings: [
        { before: TERMS_LOCKED, held: 'DONE', free: 'DONE', found: 'ACCEPTED' },
        { before: null, held: 'DONE', free: 'NOT_A_MEMBER RECIPIENT', found: 'REQUESTED' },
      ],
    }));
});

it('sends on the last day in force, whoever is first', () =>
  expectContest(lanes, {
    world: () => agreed('SIGNED'),
    held: (made) => sends(stage.sender, made),
    free: (made) => terminates(lead, made.recipients, TODAY),
    found: (made) => stateOf(stage, made),
    endings: [
      { before: TERMS_SHARED, held: 'DONE', free: 'DONE', found: 'REQUESTED' },
      { before: null, held: 'DONE', free: 'DONE', found: 'REQUESTED' },
    ],
  }));

it('lets a partner decline while its agreement ends', () =>
  expectContest(lanes, {
    world: () => agreed('SENT'),
    held: (made) => terminates(lead, made.recipients, YESTERDAY),
    free: (made) => declines(stage.recipient, made),
    found: (made) => stateOf(stage, made),
    endings: [{ before: null, held: 'DONE', free: 'DONE', found: 'DECLINED' }],
  }));

it('records one of two notices', () =>
  expectContest(lanes, {
    world: () => agreed('DRAFTED'),
    held: (made) => terminates(lead, made.recipients, TODAY),
    free: (made) => terminates(stage.town.coordinator, made.recipients, TODAY),
    found: (made) => stateOf(stage, made),
    endings: [
      { before: TERMS_LOCKED, held: 'CONFLICT NOTICE_GIVEN_ALREADY', free: 'DONE', found: 'DRAFT' },
      { before: null, held: 'DONE', free: 'CONFLICT NOTICE_GIVEN_ALREADY', found: 'DRAFT' },
    ],
  }));

it('puts an agreement in force with the second of two signatures at once', () =>
  expectContest(lanes, {
    world: offered,
    held: (agreementId) => signsAgreement(stage.town.coordinator, agreementId, 'COORDINATION'),
    free: (agreementId) => signsAgreement(otherCoordinator, agreementId, 'PARTNER'),
    found: stateOfAgreement,
    endings: [{ before: null, held: 'DONE', free: 'DONE', found: 'IN_FORCE v4 by 2' }],
  }));

it('records one of two signatures of one side', () =>
  expectContest(lanes, {
    world: offered,
    held: (agreementId) => signsAgreement(stage.town.coordinator, agreementId, 'PARTNER'),
    free: (agreementId) => signsAgreement(otherCoordinator, agreementId, 'PARTNER'),
    found: stateOfAgreement,
    endings: [
      { before: TERMS_LOCKED, held: 'CONFLICT SIGNED_ALREADY', free: 'DONE', found: 'OFFERED v3 by 1' },
      { before: null, held: 'DONE', free: 'CONFLICT SIGNED_ALREADY', found: 'OFFERED v3 by 1' },
    ],
  }));

async function offered(): Promise<string> {
  const partnerId = await stage.town.partner(`Partner ${newId()}`, { member: false });
  const areas = await test.owner.query<{ id: string }>('select id from topic_areas limit 1');
  const topicAreaIds = areas.rows.map((area) => area.id);
  return as(test.database, stage.town.coordinator, async (work) => {
    const { id } = await draftAgreement(work, { partnerId, topicAreaIds });
    return (await offerAgreement(work, id)).id;
  });
}

async function stateOfAgreement(id: string): Promise<string> {
  const found = await test.owner.query<{ words: string }>(
    `select a.state || ' v' || a.version || ' by '
         || (select count(*) from agreement_signatures s where s.agreement_id = a.id) as words
       from agreements a where a.id = $1`,
    [id],
  );
  return found.rows[0]?.words ?? '';
}
