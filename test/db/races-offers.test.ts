import { expectContest } from '../support/race-contest';
import { openLanes, race, statementsOf, type Lanes } from '../support/race-lanes';
import { withoutLocks } from '../support/race-lockless';
import {
  confirms,
  declinesReport,
  ends,
  makeOfferRaces,
  offerFound,
  pauses,
  publishes,
  renames,
  withdrawsReport,
  type OfferRaces,
  type OfferWorld,
} from '../support/race-offers';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

let test: TestDatabase;
let races: OfferRaces;
let lanes: Lanes;

beforeAll(async () => {
  test = await openTestDatabase();
  races = await makeOfferRaces(test, 'wettlauf');
  lanes = await openLanes(test);
});
afterAll(() => test.close());

const OFFER_LOCKED = /from offers o where .* for update$/;
const REPORT_LOCKED = /from offer_reports where .* for update$/;
const OLDER = 'CONFLICT BASED_ON_OLDER_VERSION';

const found = (world: OfferWorld): Promise<string> => offerFound(races, world);
const changedOrNot = async (world: OfferWorld): Promise<string> =>
  (await found(world)).includes(' v2') ? 'changed' : 'as before';

describe('two coordinators', () => {
  it('who publish two reports on one offer at once: the second is told, and nothing is overwritten', () =>
    expectContest(lanes, {
      world: () => races.world(),
      held: ({ report }) => publishes(races.coordinator, report),
      free: ({ otherReport }) => publishes(races.otherCoordinator, otherReport),
      found,
      endings: [
        { before: OFFER_LOCKED, held: OLDER, free: 'DONE', found: 'PUBLISHED Fassung B v2, shown Fassung B' },
        { before: null, held: 'DONE', free: OLDER, found: 'PUBLISHED Fassung A v2, shown Fassung A' },
      ],
    }));

  it('who publish one report of a new offer at once make one offer', () =>
    expectContest(lanes, {
      world: () => races.newWorld(),
      held: ({ report }) => publishes(races.coordinator, report),
      free: ({ report }) => publishes(races.otherCoordinator, report),
      async found({ report }) {
        const { rows } = await test.owner.query<{ state: string; offers: string }>(
          `select r.state, count(o.id) as offers from offer_reports r left join offers o on o.id = r.offer_id
            where r.id = $1 group by r.state`,
          [report],
        );
        return `${rows[0]?.state} ${rows[0]?.offers}`;
      },
      endings: [
        { before: REPORT_LOCKED, held: 'ILLEGAL_TRANSITION PUBLISHED', free: 'DONE', found: 'PUBLISHED 1' },
        { before: null, held: 'DONE', free: 'ILLEGAL_TRANSITION PUBLISHED', found: 'PUBLISHED 1' },
      ],
    }));

  it('of whom one publishes and one declines: the first decides', () =>
    expectContest(lanes, {
      world: () => races.world(),
      held: ({ report }) => publishes(races.coordinator, report),
      free: ({ report }) => declinesReport(races.otherCoordinator, report),
      found: changedOrNot,
      endings: [
        { before: REPORT_LOCKED, held: 'ILLEGAL_TRANSITION DECLINED', free: 'DONE', found: 'as before' },
        { before: null, held: 'DONE', free: 'ILLEGAL_TRANSITION PUBLISHED', found: 'changed' },
      ],
    }));
});

it('a report that is taken back while it is published ends as one of both', () =>
  expectContest(lanes, {
    world: () => races.world(),
    held: ({ report }) => withdrawsReport(races.lead, report),
    free: ({ report }) => publishes(races.coordinator, report),
    found: changedOrNot,
    endings: [
      { before: REPORT_LOCKED, held: 'ILLEGAL_TRANSITION PUBLISHED', free: 'DONE', found: 'changed' },
      { before: null, held: 'DONE', free: 'ILLEGAL_TRANSITION WITHDRAWN', found: 'as before' },
    ],
  }));

describe('publishing against giving up', () => {
  const gone = /^ENDED .*, hidden$/;
  const foundGone = async (world: OfferWorld): Promise<string> =>
    gone.test(await found(world)) ? 'gone' : found(world);

  it('does not publish what was given up before it was held', () =>
    expectContest(lanes, {
      world: () => races.world(),
      held: ({ report }) => publishes(races.coordinator, report),
      free: ({ offer }) => ends(races.lead, offer),
      found: foundGone,
      endings: [
        { before: OFFER_LOCKED, held: 'ILLEGAL_TRANSITION ENDED', free: 'DONE', found: 'gone' },
        { before: null, held: 'DONE', free: 'DONE', found: 'gone' },
      ],
    }));

  it('leaves nothing in the catalogue of what is given up while it is published', () =>
    expectContest(lanes, {
      world: () => races.world(),
      held: ({ offer }) => ends(races.lead, offer),
      free: ({ report }) => publishes(races.coordinator, report),
      found: foundGone,
      endings: [
        { before: OFFER_LOCKED, held: 'DONE', free: 'DONE', found: 'gone' },
        { before: null, held: 'DONE', free: 'ILLEGAL_TRANSITION ENDED', found: 'gone' },
      ],
    }));
});

describe('confirming against the clock that pauses', () => {
  const PUBLIC = 'PUBLISHED Schreisprechstunde Lindenhof v1, shown Schreisprechstunde Lindenhof';

  it('ends public, whoever is first: the confirmation is the later word', async () => {
    await expectContest(lanes, {
      world: () => races.world({ stale: true }),
      held: ({ offer }) => confirms(races.lead, offer),
      free: () => pauses(races.coordinator),
      found,
      endings: [{ before: null, held: 'DONE', free: 'DONE', found: PUBLIC }],
    });
    await expectContest(lanes, {
      world: () => races.world({ stale: true }),
      held: () => pauses(races.coordinator),
      free: ({ offer }) => confirms(races.lead, offer),
      found,
      endings: [{ before: null, held: 'DONE', free: 'DONE', found: PUBLIC }],
    });
  });

  it('of two who confirm at once both have said so, once', () =>
    expectContest(lanes, {
      world: () => races.world({ stale: true }),
      held: ({ offer }) => confirms(races.lead, offer),
      free: ({ offer }) => confirms(races.coordinator, offer),
      found,
      endings: [{ before: null, held: 'DONE', free: 'DONE', found: PUBLIC }],
    }));
});

describe('a partner that is renamed', () => {
  let names = 0;
  const newName = (): string => {
    names += 1;
    const letters = [names / 26, names % 26].map((place) => String.fromCharCode(97 + Math.floor(place)));
    return `Familienbildung Kastanie${letters.join('')}`;
  };
  /** Whether each offer of the partner is shown under the name that the partner has, and found by it. */
  async function foundNames(): Promise<string> {
    const { rows } = await test.owner.query<{ same: boolean }>(
      `select s.partner_name = p.name
           and s.spellings::text ilike '%' || split_part(p.name, ' ', 2) || '%' as same from published_offers s join partners p on p.id = s.partner_id
        where p.id = $1`,
      [races.partnerId],
    );
    return rows.length > 0 && rows.every((row) => row.same) ? 'its own name' : 'another name';
  }

  it('while an offer of it is published is shown under its new name everywhere', async () => {
    await expectContest(lanes, {
      world: () => races.newWorld(),
      held: ({ report }) => publishes(races.coordinator, report),
      free: () => renames(races.lead, newName()),
      found: foundNames,
      endings: [{ before: null, held: 'DONE', free: 'DONE', found: 'its own name' }],
    });
    await expectContest(lanes, {
      world: () => races.newWorld(),
      held: () => renames(races.lead, newName()),
      free: ({ report }) => publishes(races.coordinator, report),
      found: foundNames,
      endings: [{ before: null, held: 'DONE', free: 'DONE', found: 'its own name' }],
    });
  });
});

it('without the lock on the offer one report would overwrite the other: these tests would see it', async () => {
  const careless = ({ report }: OfferWorld): ReturnType<typeof publishes> =>
    withoutLocks(publishes(races.coordinator, report), OFFER_LOCKED);
  const statements = await statementsOf(lanes, careless(await races.world()));
  const read = statements.findIndex(
    (sql) => OFFER_LOCKED.test(sql.replace(/\n\s*/g, ' ')) || / from offers o where /.test(sql),
  );
  const world = await races.world();
  const ending = await race(
    lanes,
    careless(world),
    read + 1,
    publishes(races.otherCoordinator, world.otherReport),
  );
  expect({ held: ending.held, found: await found(world) }).not.toEqual({
    held: OLDER,
    found: 'PUBLISHED Fassung B v2, shown Fassung B',
  });
});
