import type { Database } from '../../src/db/database';
import { transact, type Work } from '../../src/db/work';
import type { Person, Role } from '../../src/domain/actor';
import { newId } from '../../src/domain/ids';
import { makeNetwork, type TestDatabase } from './test-database';

/** Makes people without passwords, whose sessions hold: for tests of what comes after signing in. */
export interface Town {
  readonly test: TestDatabase;
  readonly networkId: string;
  readonly slug: string;
  readonly coordinator: Person;
  /** A partner in the register, a member unless told otherwise, with what it needs to keep records. */
  partner(name: string, options?: PartnerOptions): Promise<string>;
  person(partnerId: string | null, role: Role): Promise<Person>;
}

export interface PartnerOptions {
  member?: boolean;
  contract?: boolean;
  takesReferrals?: boolean;
  caseAccess?: 'ASSIGNED' | 'TEAM';
}

export async function makeTown(test: TestDatabase, slug: string): Promise<Town> {
  const { id: networkId } = await makeNetwork(test, slug);
  const person = async (partnerId: string | null, role: Role): Promise<Person> =>
    makePerson(test, networkId, partnerId, role);
  return {
    test,
    networkId,
    slug,
    coordinator: await person(null, 'COORDINATOR'),
    person,
    async partner(name, options = {}) {
      const id = newId();
      const contract = options.contract === false ? null : '2020-01-01';
      await test.owner.query(
        `insert into partners (network_id, id, name, kind, secrecy_regime, processing_contract_on, secrecy_undertaking_on,
           takes_referrals, case_access)
         values ($1, $2, $3, 'MIDWIFE', 'STGB_203', $4, $4, $5, $6)`,
        [networkId, id, name, contract, options.takesReferrals ?? true, options.caseAccess ?? 'ASSIGNED'],
      );
      if (options.member !== false) await makeAgreement(test, networkId, id);
      return id;
    },
  };
}

/** An agreement in force since 2020, as the owner of the tables would restore one. */
export async function makeAgreement(
  test: TestDatabase,
  networkId: string,
  partnerId: string,
): Promise<string> {
  const id = newId();
  await test.owner.query(`insert into agreements (network_id, id, partner_id) values ($1, $2, $3)`, [
    networkId,
    id,
    partnerId,
  ]);
  for (const side of ['COORDINATION', 'PARTNER']) {
    await test.owner.query(
      `insert into agreement_signatures (network_id, agreement_id, side, partner_id, signatory_name, signatory_function,
         signed_on, method, recorded_by) values ($1, $2, $3, $4, 'Test Person', 'Leitung', '2020-01-01', 'PAPER', $5)`,
      [networkId, id, side, partnerId, newId()],
    );
  }
  await test.owner.query('begin');
  await test.owner.query(
    `insert into agreement_ratifications (network_id, agreement_id, partner_id, coordination_signed_on, partner_signed_on)
     values ($1, $2, $3, '2020-01-01', '2020-01-01')`,
    [networkId, id, partnerId],
  );
  await test.owner.query(
    `update agreements set state = 'IN_FORCE', in_force_from = '2020-01-01' where network_id = $1 and id = $2`,
    [networkId, id],
  );
  await test.owner.query('commit');
  return id;
}

async function makePerson(
  test: TestDatabase,
  networkId: string,
  partnerId: string | null,
  role: Role,
): Promise<Person> {
  const accountId = newId();
  const hatId = newId();
  const sessionId = newId();
  await test.owner.query(
    `insert into accounts (network_id, id, email, name, state) values ($1, $2, $3, 'Test Person', 'ACTIVE')`,
    [networkId, accountId, `${accountId}@example.org`],
  );
  await test.owner.query(
    `insert into hats (network_id, id, account_id, partner_id, role) values ($1, $2, $3, $4, $5)`,
    [networkId, hatId, accountId, partnerId, role],
  );
  await test.owner.query(
    `insert into sessions (network_id, id, account_id, hat_id, expires_at) values ($1, $2, $3, $4, 'infinity')`,
    [networkId, sessionId, accountId, hatId],
  );
  return { kind: 'PERSON', networkId, accountId, hatId, sessionId, role, partnerId };
}

/** Runs an operation as somebody, through the door. */
export function as<T>(
  database: Database,
  actor: Person,
  story: (work: Work<Person>) => Promise<T>,
  name = 'test',
): Promise<T> {
  return transact(database, actor, name, story);
}

/** The refusal that a promise ends with, or a failure of the test when it does not. */
export async function refusalOf(promise: Promise<unknown>): Promise<{ code: string; details: object }> {
  try {
    await promise;
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error && 'details' in error) {
      const { code, details } = error as { code: string; details: object };
      return { code, details };
    }
    throw error;
  }
  throw new Error('It was not refused.');
}
