import { makeFreshDatabase, type FreshDatabase } from '../support/fresh-database';

/** Who may do what at all, before any policy is asked: the grants of the application's role, written out. */
let fresh: FreshDatabase;

beforeAll(async () => {
  fresh = await makeFreshDatabase();
});
afterAll(() => fresh.close());

async function rows<Row extends object>(sql: string): Promise<Row[]> {
  return (await fresh.owner.query<Row>(sql)).rows;
}

const TABLES = `pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname in ('public', 'app', 'keystore') and c.relkind in ('r', 'p')`;

/** Tables in which the role has a right, on the table or on any column. */
async function tablesWith(right: string): Promise<string[]> {
  const found = await rows<{ name: string }>(
    `select c.relname as name from ${TABLES} and has_any_column_privilege('hilfenetz_application', c.oid, '${right}') order by 1`,
  );
  return found.map((row) => row.name);
}

/** Columns with a right, by table. */
async function columnsWith(right: string): Promise<Record<string, string[]>> {
  const found = await rows<{ name: string; columns: string[] }>(
    `select c.relname as name, array_agg(a.attname::text order by a.attname) as columns
       from ${TABLES.replace('where', 'join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped where')}
        and has_column_privilege('hilfenetz_application', c.oid, a.attnum, '${right}') group by 1 order by 1`,
  );
  return Object.fromEntries(found.map((row) => [row.name, row.columns]));
}

describe('the application’s role', () => {
  it('deletes from four lists, and from the public catalogue, only', async () => {
    const found = await rows<{ name: string }>(
      `select c.relname as name from ${TABLES} and has_table_privilege('hilfenetz_application', c.oid, 'DELETE') order by 1`,
    );
    expect(found.map((row) => row.name)).toEqual([
      'custody_holders',
      'partner_districts',
      'partner_topic_areas',
      'published_offers',
      'published_words',
      'referral_draft_items',
    ]);
  });

  it.each(['TRUNCATE', 'TRIGGER', 'REFERENCES', 'MAINTAIN'])('has the right to %s nowhere', async (right) => {
    const found = await rows(
      `select c.relname from ${TABLES} and has_table_privilege('hilfenetz_application', c.oid, '${right}')`,
    );
    expect(found).toEqual([]);
  });

  it('writes nothing that the operator’s commands or the audit function write', async () => {
    const written = new Set([...(await tablesWith('INSERT')), ...(await tablesWith('UPDATE'))]);
    const all = await rows<{ name: string }>(`select c.relname as name from ${TABLES} order by 1`);
    expect(all.map((row) => row.name).filter((name) => !written.has(name))).toEqual([
      'audit_events',
      'audit_objects',
      'districts',
      'migrations',
      'network_keys',
      'network_settings',
      'networks',
      'referral_transitions',
      'topic_areas',
    ]);
  });

  it('changes these columns only', async () => {
    const { published_offers, published_words, ...kept } = await columnsWith('UPDATE');
    // the copy that the public reads is written whole; what it may hold is a matter of its keys
    expect([published_offers, published_words]).toEqual([
      expect.arrayContaining(['content']),
      expect.arrayContaining(['uses']),
    ]);
    expect(kept).toEqual({
      accounts: ['state', 'version'],
      agreements: ['decline_reason', 'in_force_from', 'last_day', 'state', 'version'],
      consent_signatures: ['paper_ticks', 'papered', 'standing'],
      consents: ['signed_by_id', 'state', 'superseded_by_id', 'version'],
      credentials: ['changed_at', 'password_hash'],
      custodies: ['kind'],
      deputies: ['ended_at'],
      families: ['responsible_account_id', 'sealed', 'version'],
      family_members: ['capacity_assessment', 'closed_as', 'closed_on', 'sealed'],
      hats: ['ended_at'],
      offer_confirmation_links: ['used_at'],
      offer_imports: [
        'changed',
        'created',
        'done',
        'ended_at',
        'moved_at',
        'problem_count',
        'problems',
        'state',
        'unchanged',
      ],
      offer_reminders: ['changed_at', 'state'],
      offer_reports: [
        'content_before',
        'decided_at',
        'decided_by',
        'edited',
        'offer_id',
        'reason',
        'state',
        'version',
      ],
      offers: ['confirm_until', 'confirmed_on', 'content', 'published_at', 'reminded_on', 'state', 'version'],
      one_time_links: ['used_at'],
      partners: [
        'carrier',
        'case_access',
        'channel',
        'name',
        'processing_contract_on',
        'secrecy_regime',
        'secrecy_undertaking_on',
        'takes_referrals',
        'version',
      ],
      feedback_items: ['closes_at', 'consent_id', 'opens_at', 'resting'],
      payload_items: ['closes_at', 'consent_id', 'opens_at', 'resting'],
      received_items: ['reading'],
      referral_overview: ['changed_at', 'state', 'version'],
      referrals: [
        'decline_note',
        'decline_note_key_id',
        'decline_reason',
        'ending',
        'outcome',
        'respond_by',
        'responsible_account_id',
        'sent',
        'state',
        'version',
        'withdraw_reason',
      ],
      refresh_tokens: ['used_at'],
      releases: ['live', 'revocation_id', 'revoked_by_id', 'superseded_by_id'],
      restrictions: ['answer'],
      sessions: ['ended_at', 'hat_id', 'used_at'],
      signature_items: ['revocation_id', 'standing', 'whole'],
      terminations: ['withdrawn_at'],
    });
  });

  it('writes no time, mark or state of the gate by hand: the database does', async () => {
    const inserted = await columnsWith('INSERT');
    const withheld = {
      consents: [
        'drafted_at',
        'state',
        'version',
        'opens_at',
        'closes_at',
        'signable',
        'chain_id',
        'superseded_by_id',
        'holds',
      ],
      consent_items: ['drafted_at', 'subject_open'],
      consent_signatures: [
        ...['begun_at', 'recorded_at', 'informed', 'ticked', 'signable', 'standing'],
        ...['papered', 'paper_ticks', 'lapses_at', 'evidence_method'],
      ],
      form_codes: ['drafted_at'],
      form_revocations: ['recorded_at'],
      signature_items: ['begun_at', 'standing', 'revocation_id', 'whole', 'resting', 'part_of_id'],
      signature_papers: ['recorded_at', 'method', 'papered', 'ticked'],
      revocations: ['recorded_at', 'standing'],
      releases: [
        'granted_at',
        'live',
        'informed',
        'ticked',
        'revocation_id',
        'superseded_by_id',
        'closes_at',
      ],
      hats: ['given_at', 'ended_at', 'enabled', 'works'],
      deputies: ['named_at', 'ended_at', 'opens_at', 'closes_at', 'live'],
      referrals: ['sent', 'version', 'created_at', 'resting', 'held', 'closed', 'assigned', 'overview_state'],
      referral_events: ['at', 'previous', 'recalled', 'paper_version'],
      referral_suggestions: ['action'],
      referral_follow_ups: ['closed'],
      paper_answers: ['paper', 'recorded_at'],
      contact_counts: ['id'],
      sendings: ['begun_at', 'sent_at', 'sent', 'paper'],
      payload_items: ['begun_at', 'resting'],
      feedback_items: ['given_at', 'sent', 'completed', 'resting'],
      acceptances: ['begun_at', 'accepted_at', 'held', 'copied_category'],
      received_items: ['begun_at', 'reading', 'resting', 'held', 'kept'],
      supersessions: ['took_effect_at'],
      restrictions: ['since', 'revoked_id', 'answer'],
      restriction_answers: ['answered_at', 'paper'],
      kept_items: ['answer', 'kept'],
      recalls: ['sent', 'closed', 'recalled_at'],
      deletion_confirmations: ['confirmed_at', 'paper'],
      agreements: ['state', 'ends_at', 'in_force_from', 'last_day'],
      agreement_signatures: ['recorded_at'],
      terminations: ['recorded_at', 'withdrawn_at', 'live'],
      offers: ['version', 'published_at', 'reminded_on', 'public'],
      offer_reports: [
        'state',
        'version',
        'reported_at',
        'decided_at',
        'decided_by',
        'edited',
        'content_before',
        'reason',
      ],
      offer_reminders: ['state', 'changed_at'],
      offer_imports: [
        'state',
        'done',
        'created',
        'changed',
        'unchanged',
        'started_at',
        'moved_at',
        'ended_at',
      ],
    };
    for (const [table, columns] of Object.entries(withheld))
      expect([table, (inserted[table] ?? ['no table']).filter((column) => columns.includes(column))]).toEqual(
        [table, []],
      );
  });

  it('asks every table something, but for what codes of forms are found by', async () => {
    const asked = await tablesWith('SELECT');
    const all = await rows<{ name: string }>(`select c.relname as name from ${TABLES} order by 1`);
    expect(all.map((row) => row.name).filter((name) => !asked.includes(name))).toEqual([
      'form_codes',
      'migrations',
    ]);
  });

  it('owns nothing, makes nothing, and is no login', async () => {
    const owned = await rows(
      `select 1 from pg_shdepend d join pg_roles r on r.oid = d.refobjid
        where r.rolname in ('hilfenetz_application', 'hilfenetz') and d.deptype = 'o'`,
    );
    expect(owned).toEqual([]);
    const roles = await rows(
      `select rolname, rolcanlogin, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication from pg_roles
        where rolname in ('hilfenetz_application', 'hilfenetz') order by 1`,
    );
    const plain = {
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolreplication: false,
    };
    expect(roles).toEqual([
      { rolname: 'hilfenetz', rolcanlogin: true, ...plain },
      { rolname: 'hilfenetz_application', rolcanlogin: false, ...plain },
    ]);
  });

  it('makes nothing in any schema, and no temporary table', async () => {
    const found = await rows(
      `select n.nspname as schema, has_schema_privilege('hilfenetz', n.oid, 'USAGE') as enters,
              has_schema_privilege('hilfenetz', n.oid, 'CREATE') as makes
         from pg_namespace n where n.nspname in ('public', 'app', 'keystore') order by 1`,
    );
    expect(found).toEqual(
      ['app', 'keystore', 'public'].map((schema) => ({ schema, enters: true, makes: false })),
    );
    expect(
      await rows(
        `select has_database_privilege('hilfenetz', current_database(), 'CREATE') as makes,
                has_database_privilege('hilfenetz', current_database(), 'TEMPORARY') as temporary`,
      ),
    ).toEqual([{ makes: false, temporary: false }]);
  });

  it('the public has no right in any table, and enters only the schema where the tables lie', async () => {
    const tables = await rows(
      `select c.relname from ${TABLES} and exists (select from aclexplode(c.relacl) x where x.grantee = 0)`,
    );
    const schemas = await rows<{ name: string }>(
      `select n.nspname as name from pg_namespace n, aclexplode(n.nspacl) x
        where x.grantee = 0 and n.nspname in ('public', 'app', 'keystore')`,
    );
    expect([tables, schemas.map((row) => row.name)]).toEqual([[], ['public']]);
    expect(await rows(`select from pg_default_acl`)).toEqual([]);
  });
});

describe('a function of the schema app', () => {
  /** They read settings and the clock, or reckon with days: nothing is gained by calling them. */
  const FOR_EVERYBODY = [
    'account',
    'berlin_day',
    'berlin_midnight',
    'clock',
    'hat',
    'instant',
    'network',
    'partner',
    'scope',
  ];

  it('is for everybody only when it stands on this list', async () => {
    const found = await rows<{ name: string }>(
      `select p.proname as name from pg_proc p where p.pronamespace = 'app'::regnamespace
          and (p.proacl is null or exists (select from aclexplode(p.proacl) x where x.grantee = 0)) order by 1`,
    );
    expect(found.map((row) => row.name)).toEqual(FOR_EVERYBODY);
  });

  it('that acts with its owner’s rights pins its search path and is the application’s alone', async () => {
    const found = await rows(
      `select p.proname as name, p.proconfig as config,
              array(select case x.grantee when 0 then 'public' else x.grantee::regrole::text end
                      from aclexplode(p.proacl) x where x.grantee <> p.proowner order by 1) as callers
         from pg_proc p where p.prosecdef and p.pronamespace in ('app'::regnamespace, 'public'::regnamespace, 'keystore'::regnamespace)
        order by 1`,
    );
    expect(found).toEqual([
      { name: 'audit_append', config: ['search_path=pg_catalog'], callers: ['hilfenetz_application'] },
      { name: 'consents_of_code', config: ['search_path=pg_catalog'], callers: ['hilfenetz_application'] },
      { name: 'enqueue', config: ['search_path=pg_catalog'], callers: ['hilfenetz_application'] },
      { name: 'open_work', config: ['search_path=pg_catalog'], callers: ['hilfenetz_application'] },
    ]);
  });

  it('has a body that was bound when it was made, and is in plain SQL', async () => {
    const found = await rows(
      `select p.proname from pg_proc p join pg_language l on l.oid = p.prolang
        where p.pronamespace in ('app'::regnamespace, 'public'::regnamespace, 'keystore'::regnamespace)
          and (p.prosqlbody is null or l.lanname <> 'sql')`,
    );
    expect(found).toEqual([]);
  });
});
