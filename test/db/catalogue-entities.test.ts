import type { EntityMetadata } from 'typeorm';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/** What TypeORM believes of a table is what the table is. */
let test: TestDatabase;
let entities: readonly EntityMetadata[];

beforeAll(async () => {
  test = await openTestDatabase();
  entities = test.database.source.entityMetadatas;
});
afterAll(() => test.close());

interface Column {
  readonly name: string;
  readonly type: string;
  readonly nullable: boolean;
  readonly generated: boolean;
  readonly defaulted: boolean;
}

async function columnsOf(table: string): Promise<Map<string, Column>> {
  const { rows } = await test.owner.query<Column>(
    `select column_name as name, data_type as type, is_nullable = 'YES' as nullable,
            is_generated = 'ALWAYS' as generated, column_default is not null as defaulted
       from information_schema.columns where table_schema = 'public' and table_name = $1`,
    [table],
  );
  return new Map(rows.map((row) => [row.name, row]));
}

async function tables(): Promise<string[]> {
  const { rows } = await test.owner.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' order by 1`,
  );
  return rows.map((row) => row.name);
}

const SQL_TYPES: Readonly<Record<string, string>> = {
  uuid: 'uuid',
  text: 'text',
  int: 'integer',
  boolean: 'boolean',
  bytea: 'bytea',
  date: 'date',
  timestamptz: 'timestamp with time zone',
  jsonb: 'jsonb',
};

it('every table has an entity, but for those that only hand-written statements name', async () => {
  const known = entities.map((entity) => entity.tableName);
  expect((await tables()).filter((table) => !known.includes(table))).toEqual([
    'acceptances',
    'audit_events',
    'audit_objects',
    'contact_counts',
    'deletion_confirmations',
    'form_codes',
    'form_revocations',
    'idempotency_keys',
    'kept_items',
    'migrations',
    'offer_texts',
    'paper_answers',
    'published_offers',
    'published_words',
    'recalls',
    'referral_follow_ups',
    'referral_suggestions',
    'referral_transitions',
    'restricted_items',
    'restriction_answers',
    'revocation_parts',
    'revocations',
    'sendings',
    'signature_items',
    'signature_papers',
    'supersessions',
  ]);
  const there = new Set(await tables());
  expect(known.filter((table) => !there.has(table))).toEqual([]);
});

it('every column of an entity is there, with its type and whether it may be null', async () => {
  for (const entity of entities) {
    const columns = await columnsOf(entity.tableName);
    for (const { databaseName, type, isNullable } of entity.columns) {
      const column = columns.get(databaseName);
      expect({ table: entity.tableName, column: databaseName, is: [column?.type, column?.nullable] }).toEqual(
        {
          table: entity.tableName,
          column: databaseName,
          is: [SQL_TYPES[String(type)], isNullable],
        },
      );
    }
  }
});

it('the primary keys are the same', async () => {
  for (const entity of entities) {
    const { rows } = await test.owner.query<{ name: string }>(
      `select a.attname as name from pg_constraint k
         join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any(k.conkey)
        where k.contype = 'p' and k.conrelid = $1::regclass order by 1`,
      [entity.tableName],
    );
    const primary = entity.primaryColumns.map((column) => column.databaseName).sort();
    expect([entity.tableName, primary]).toEqual([entity.tableName, rows.map((row) => row.name)]);
  }
});

it('what an entity does not know the database fills in by itself', async () => {
  const unknown: string[] = [];
  for (const entity of entities) {
    const known = new Set(entity.columns.map((column) => column.databaseName));
    for (const column of (await columnsOf(entity.tableName)).values()) {
      if (known.has(column.name)) continue;
      unknown.push(`${entity.tableName}.${column.name}`);
      expect([column.name, column.generated || column.defaulted]).toEqual([column.name, true]);
    }
  }
  expect(unknown.sort()).toEqual([
    'accounts.enabled',
    'agreement_ratifications.coordination_side',
    'agreement_ratifications.in_force',
    'agreement_ratifications.partner_side',
    'agreements.ends_at',
    'agreements.in_force',
    'agreements.noticed',
    'consent_items.drafted_at',
    'consent_items.subject_open',
    'consent_signatures.begun_at',
    'consent_signatures.evidence_method',
    'consent_signatures.signable',
    'consents.holds',
    'consents.signable',
    'custodies.child_role',
    'custody_holders.adult',
    'deputies.live',
    'families.assigned',
    'families.keeps_records',
    'family_members.adult',
    'family_members.open',
    'feedback_items.completed',
    'feedback_items.sent',
    'hats.enabled',
    'hats.works',
    'offers.content_md5',
    'offers.public',
    'partners.keeps_records',
    'received_items.held',
    'received_items.kept',
    'received_items.resting',
    'referral_events.paper_version',
    'referral_events.previous',
    'referral_events.recalled',
    'referrals.assigned',
    'referrals.closed',
    'referrals.held',
    'referrals.overview_state',
    'referrals.resting',
    'releases.asked_recipient_id',
    'releases.informed',
    'releases.standing',
    'releases.ticked',
    'restrictions.revoked_id',
    'terminations.live',
  ]);
});

it('an entity never writes a column that the database makes', async () => {
  for (const entity of entities) {
    const columns = await columnsOf(entity.tableName);
    const written = entity.columns.filter((column) => column.isInsert || column.isUpdate);
    const made = written.filter((column) => columns.get(column.databaseName)?.generated ?? true);
    expect([entity.tableName, made.map((column) => column.databaseName)]).toEqual([entity.tableName, []]);
  }
});

it('an entity has columns and nothing else: no relation, no hook, no inheritance', () => {
  for (const entity of entities) {
    expect([
      entity.tableName,
      entity.relations.length,
      entity.listeners.length,
      entity.embeddeds.length,
    ]).toEqual([entity.tableName, 0, 0, 0]);
    expect(entity.inheritancePattern).toBeUndefined();
  }
});
