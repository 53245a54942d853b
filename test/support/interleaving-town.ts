import type { Client } from 'pg';
import { draftConsent } from '../../src/modules/consents/draft-consent';
import { draftReferral } from '../../src/modules/referrals/draft-referral';
import type { Person } from '../../src/domain/actor';
import type { Work } from '../../src/db/work';
import { as, makeAgreement, type Town } from './people';
import { signs } from './race-acts';
import type { Chance } from './race-random';
import { makeFamily, TODAY, type Household } from './race-stage';

/** An institution with two professionals who open all of its records. */
export interface Crew {
  readonly partnerId: string;
  readonly people: readonly Person[];
}

/** A household, on whose referrals and forms several people act at once. */
export interface Home extends Household {
  readonly owner: Crew;
  readonly others: readonly Crew[];
}

/** A few institutions and families; renewed now and then, so that no history grows without end. */
export interface Quarter {
  readonly town: Town;
  readonly crews: readonly Crew[];
  readonly homes: readonly Home[];
  readonly topicAreaId: string;
}

export interface OpenReferral {
  readonly id: string;
  readonly state: string;
  readonly home: Home;
  readonly to: Crew;
}

export interface OpenForm {
  readonly id: string;
  readonly home: Home;
}

/** What there is to act on as an interleaving begins. */
export interface Ground {
  readonly referrals: readonly OpenReferral[];
  readonly forms: readonly OpenForm[];
  /** Agreements in force by partner, the newest last. */
  readonly agreements: ReadonlyMap<string, readonly string[]>;
}

export async function makeQuarter(town: Town, name: string): Promise<Quarter> {
  const crews: Crew[] = [];
  for (const kind of ['Hebammenpraxis', 'Elternberatung', 'Familienbildung']) {
    const partnerId = await town.partner(`${kind} ${name}`, { caseAccess: 'TEAM' });
    const people = [
      await town.person(partnerId, 'PROFESSIONAL'),
      await town.person(partnerId, 'PROFESSIONAL'),
    ];
    crews.push({ partnerId, people });
  }
  const homes: Home[] = [];
  for (const owner of crews.slice(0, 2)) {
    const [first] = owner.people;
    if (first === undefined) throw new Error('Nobody works there.');
    homes.push({
      ...(await makeFamily(town.test, first)),
      owner,
      others: crews.filter((crew) => crew !== owner),
    });
  }
  const areas = await town.test.owner.query<{ id: string }>('select id from topic_areas limit 1');
  return { town, crews, homes, topicAreaId: found(areas.rows[0]).id };
}

/** Members all, two referrals that can move in each home, mostly with a form that covers something. */
export async function prepare(quarter: Quarter, chance: Chance): Promise<Ground> {
  const { town, crews, homes } = quarter;
  const { owner } = town.test;
  for (const { partnerId } of crews) {
    const found = await owner.query(
      `select from agreements where partner_id = $1 and state = 'IN_FORCE' and coalesce(last_day >= $2, true)`,
      [partnerId, TODAY],
    );
    if (found.rowCount === 0) await makeAgreement(town.test, town.networkId, partnerId);
  }
  await Promise.all(
    homes.map(async (home) => {
      const actor = chance.pick(home.owner.people);
      const moving = await countOf(
        owner,
        `referrals where family_id = $1 and state in ('DRAFT','REQUESTED','ACCEPTED')`,
        home.familyId,
      );
      for (let n = moving; n < 2; n += 1)
        await as(town.test.database, actor, draftsReferral(home, chance.pick(home.others), chance));
      const told = `(select distinct recipient_id from releases where family_id = $1 and live and category = 'CONTACT') told`;
      const covered = (await countOf(owner, told, home.familyId)) === home.others.length;
      if (covered || chance.percent(15)) return;
      const consent = await as(town.test.database, actor, draftsForm(home));
      for (const signer of chance.percent(60) ? [home.mother, home.father] : [home.mother]) {
        await as(town.test.database, actor, (work) => signs(actor, consent.id, signer).story(work));
      }
    }),
  );
  return findGround(quarter);
}

export function draftsForm(home: Home): (work: Work<Person>) => ReturnType<typeof draftConsent> {
  return (work) =>
    draftConsent(work, {
      familyId: home.familyId,
      recipients: home.others.map((crew) => crew.partnerId),
      items: [
        { memberId: home.mother, category: 'CONTACT' },
        { memberId: home.mother, category: 'SOCIAL_SITUATION' },
        { memberId: home.child, category: 'SUPPORT_SO_FAR' },
      ],
      purpose: 'FIND_SUPPORT',
      direction: 'ONE_WAY',
      validFrom: TODAY,
      language: 'de',
    });
}

function draftsReferral(
  home: Home,
  to: Crew,
  chance: Chance,
): (work: Work<Person>) => ReturnType<typeof draftReferral> {
  const contact = { memberId: home.mother, category: 'CONTACT', text: 'Bitte anrufen' } as const;
  const child = { memberId: home.child, category: 'SUPPORT_SO_FAR', text: 'Babymassage' } as const;
  const payload = chance.percent(60) ? [contact] : [contact, child];
  return (work) =>
    draftReferral(work, {
      familyId: home.familyId,
      toPartnerId: to.partnerId,
      purpose: 'FIND_SUPPORT',
      urgency: 'ROUTINE',
      payload,
    });
}

async function findGround(quarter: Quarter): Promise<Ground> {
  const { homes, crews, town } = quarter;
  const { owner } = town.test;
  const families = [homes.map((home) => home.familyId)];
  const referrals = await owner.query<{ id: string; state: string; family: string; to: string }>(
    `select id, state, family_id as family, to_id as to from (select *, row_number() over
         (partition by family_id order by (state in ('DECLINED','WITHDRAWN','CONSENT_REVOKED','COMPLETED')), id desc) as n
       from referrals where family_id = any($1)) r where n <= 3`,
    families,
  );
  const forms = await owner.query<{ id: string; family: string }>(
    `select id, family_id as family from (select *, row_number() over (partition by family_id order by id desc) as n
       from consents where family_id = any($1)) c where n <= 2`,
    families,
  );
  const agreements = await owner.query<{ id: string; partner: string }>(
    `select id, partner_id as partner from agreements where partner_id = any($1) and state = 'IN_FORCE' order by id`,
    [crews.map((crew) => crew.partnerId)],
  );
  const homeOf = (family: string): Home => found(homes.find((home) => home.familyId === family));
  return {
    referrals: referrals.rows.map((row) => ({
      id: row.id,
      state: row.state,
      home: homeOf(row.family),
      to: found(crews.find((crew) => crew.partnerId === row.to)),
    })),
    forms: forms.rows.map((row) => ({ id: row.id, home: homeOf(row.family) })),
    agreements: new Map(
      crews.map((crew) => [
        crew.partnerId,
        agreements.rows.filter((row) => row.partner === crew.partnerId).map((row) => row.id),
      ]),
    ),
  };
}

async function countOf(owner: Client, what: string, familyId: string): Promise<number> {
  const rows = await owner.query<{ n: number }>(`select count(*)::int as n from ${what}`, [familyId]);
  return rows.rows[0]?.n ?? 0;
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The quarter does not know it.');
  return value;
}
