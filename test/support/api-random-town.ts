import type { Person } from '../../src/domain/actor';
import { newId } from '../../src/domain/ids';
import { addDays, type Day } from '../../src/domain/period';
import { newChance, type Chance } from './api-random';
import type { Api, Caller } from './api-server';
import * as story from './api-story';
import type { Town } from './people';

/** A town in which anything may have happened: who is responsible, who stands in for whom, who has left, which rule a partner has, how far a referral is. */
export interface RandomTown {
  readonly chance: Chance;
  readonly professionals: readonly Person[];
  readonly families: number;
  readonly referrals: number;
}

const STEPS: readonly (readonly string[])[] = [
  [],
  ['WITHDRAW'],
  ['SEND'],
  ['SEND'],
  ['SEND', 'WITHDRAW'],
  ['SEND', 'DECLINE'],
  ['SEND', 'ACCEPT'],
  ['SEND', 'ACCEPT'],
  ['SEND', 'ACCEPT', 'START'],
  ['SEND', 'ACCEPT', 'START', 'HOLD'],
  ['SEND', 'ACCEPT', 'COMPLETE'],
];
const SENDERS = ['SEND', 'WITHDRAW'];
const DOCUMENTS: Readonly<Record<string, string>> = {
  SEND: story.SEND,
  WITHDRAW: story.WITHDRAW,
  DECLINE: story.DECLINE,
  ACCEPT: story.ACCEPT,
  START: story.START,
  HOLD: story.HOLD,
  COMPLETE: story.COMPLETE,
};

export async function makeRandomTown(
  api: Api,
  town: Town,
  today: string,
  size: { families: number; referrals: number },
): Promise<RandomTown> {
  const chance = newChance();
  const partners: string[] = [];
  const professionals: Person[] = [];
  for (const name of ['Nord', 'Ost', 'Süd', 'West']) {
    const id = await town.partner(`Stelle ${name}`);
    partners.push(id);
    for (let count = 2 + chance.below(2); count > 0; count -= 1)
      professionals.push(await town.person(id, 'PROFESSIONAL'));
  }

  const families: { by: Person; record: story.FamilyOnRecord }[] = [];
  for (let count = 0; count < size.families; count += 1) {
    const by = chance.of(professionals);
    const record = await story.recordFamily(api.as(by));
    const recipients = partners.filter((id) => id !== by.partnerId);
    const form = { family: record, recipients, items: [['m', 'CONTACT']] as const, validFrom: today };
    await story.signedForm(api.as(by), form);
    families.push({ by, record });
  }
  for (let count = 0; count < size.referrals; count += 1) {
    const { by, record } = chance.of(families);
    const recipient = chance.of(professionals.filter((one) => one.partnerId !== by.partnerId));
    await playReferral(api.as(by), api.as(recipient), record, recipient.partnerId ?? '', chance.of(STEPS));
  }
  await shuffleResponsibility(town, professionals, chance);
  await colleagueLeaves(town, partners, chance);
  await nameDeputies(town, professionals, today, chance);
  return { chance, professionals, ...size };
}

async function playReferral(
  sender: Caller,
  recipient: Caller,
  family: story.FamilyOnRecord,
  to: string,
  steps: readonly string[],
): Promise<void> {
  const payload = [['m', 'CONTACT', 'Bitte anrufen']] as const;
  const id = await story.draftReferral(sender, { family, to, payload });
  for (const step of steps)
    await (SENDERS.includes(step) ? sender : recipient).told(DOCUMENTS[step] ?? '', { id });
}

/** Work changes hands: to a colleague, to nobody; and each partner has its own rule. */
async function shuffleResponsibility(
  town: Town,
  professionals: readonly Person[],
  chance: Chance,
): Promise<void> {
  const { owner } = town.test;
  const given = [town.networkId];
  const tables = [
    ['families', 'owner_id', 'true'],
    ['referrals', 'to_id', 'responsible_account_id is not null'],
  ] as const;
  for (const [table, partner, where] of tables) {
    const rows = await owner.query<{ id: string; partner: string }>(
      `select id, ${partner} as partner from ${table} where network_id = $1 and ${where} order by id`,
      given,
    );
    for (const [place, row] of rows.rows.entries()) {
      const colleagues = professionals.filter((one) => one.partnerId === row.partner);
      // every fifth is nobody's for certain, so that no seed leaves the case out
      const responsible = place % 5 === 0 ? null : chance.of(colleagues).accountId;
      await owner.query(`update ${table} set responsible_account_id = $2 where id = $1`, [
        row.id,
        responsible,
      ]);
    }
  }
  const partners = await owner.query<{ id: string }>(
    'select id from partners where network_id = $1 order by id',
    given,
  );
  for (const [place, { id }] of partners.rows.entries()) {
    const rule = place % 2 === 0 ? 'ASSIGNED' : 'TEAM';
    await owner.query('update partners set case_access = $2 where id = $1', [id, rule]);
  }
}

/** What is completed or closed stays with somebody who has left meanwhile. */
async function colleagueLeaves(town: Town, partners: readonly string[], chance: Chance): Promise<void> {
  const { owner } = town.test;
  for (const partner of partners) {
    const gone = await town.person(partner, 'PROFESSIONAL');
    await owner.query('update hats set ended_at = app.clock() where id = $1', [gone.hatId]);
    const closed = await owner.query<{ id: string }>(
      `select id from referrals where to_id = $1 and state in ('COMPLETED', 'DECLINED', 'WITHDRAWN') order by id`,
      [partner],
    );
    for (const { id } of chance.some(closed.rows, 2))
      await owner.query('update referrals set responsible_account_id = $2 where id = $1', [
        id,
        gone.accountId,
      ]);
  }
}

/** Days of a deputy, from and until so many days from today; null: until it is ended. */
const DAYS: readonly (readonly [number, number | null])[] = [
  [0, 0],
  [-14, null],
  [-3, 11],
  [-14, -1],
  [1, 14],
];

/** At each partner some stand in for others: now, no longer, not yet, or it was ended. */
async function nameDeputies(
  town: Town,
  professionals: readonly Person[],
  today: Day,
  chance: Chance,
): Promise<void> {
  for (const person of professionals) {
    const colleagues = professionals.filter((one) => one.partnerId === person.partnerId && one !== person);
    const [from, until] = chance.of(DAYS);
    await town.test.owner.query(
      `insert into deputies (network_id, id, partner_id, account_id, deputy_id, valid_from, valid_until, named_by, ended_at)
       values ($1, $2, $3, $4, $5, $6, $7, $4, case when $8 then app.clock() end)`,
      [
        ...[town.networkId, newId(), person.partnerId, person.accountId, chance.of(colleagues).accountId],
        ...[addDays(today, from), until === null ? null : addDays(today, until), chance.below(4) === 0],
      ],
    );
  }
}
