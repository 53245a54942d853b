import { makeFreshDatabase, type FreshDatabase } from '../support/fresh-database';

/** The shape of the database, read off its catalogue: a new table, key or policy must keep the same rules. */
let fresh: FreshDatabase;

beforeAll(async () => {
  fresh = await makeFreshDatabase();
});
afterAll(() => fresh.close());

async function rows<Row extends object>(sql: string): Promise<Row[]> {
  return (await fresh.owner.query<Row>(sql)).rows;
}

/** TypeORM's own list; and what belongs to no network: the networks themselves and the table of steps. */
const OF_NO_NETWORK = ['migrations', 'networks', 'referral_transitions'];

const TABLES = `pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname in ('public', 'app', 'keystore') and c.relkind in ('r', 'p', 'f')`;

describe('a table', () => {
  it('belongs to a network, but for those written out here', async () => {
    const found = await rows<{ name: string }>(
      `select c.relname as name from ${TABLES} and not exists (select from pg_attribute a
         where a.attrelid = c.oid and a.attname = 'network_id' and a.attnotnull) order by 1`,
    );
    expect(found.map((row) => row.name)).toEqual(OF_NO_NETWORK);
  });

  it('of a network has row-level security', async () => {
    const found = await rows(
      `select c.relname from ${TABLES} and not c.relrowsecurity and c.relname not in (${quoted(OF_NO_NETWORK)})`,
    );
    expect(found).toEqual([]);
    expect((await rows(`select from ${TABLES} and c.relrowsecurity`)).length).toBeGreaterThan(35);
  });

  it('has no view, trigger or rule beside it that could go round it', async () => {
    const others = await rows(
      `select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in ('public', 'app', 'keystore') and c.relkind in ('v', 'm', 'S')
          and c.relname <> 'migrations_id_seq'`,
    );
    const triggers = await rows(`select tgname from pg_trigger where not tgisinternal`);
    const rules = await rows(
      `select rulename from pg_rules where schemaname in ('public', 'app', 'keystore')`,
    );
    expect([others, triggers, rules]).toEqual([[], [], []]);
  });

  it('of a network begins its primary key with the network', async () => {
    const found = await rows<{ name: string }>(
      `select c.relname as name from ${TABLES} and not exists (
         select from pg_constraint k join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
          where k.conrelid = c.oid and k.contype = 'p' and a.attname = 'network_id') order by 1`,
    );
    expect(found.map((row) => row.name)).toEqual(OF_NO_NETWORK);
  });
});

describe('a policy', () => {
  interface Policy {
    readonly tablename: string;
    readonly policyname: string;
    readonly cmd: string;
    readonly permissive: string;
    readonly qual: string | null;
    readonly with_check: string | null;
  }
  const policies = (): Promise<Policy[]> =>
    rows<Policy>(
      `select tablename, policyname, cmd, permissive, qual, with_check from pg_policies
        where schemaname in ('public', 'app', 'keystore') order by 1, 2`,
    );

  it('that lets write checks what is written', async () => {
    const unchecked = (await policies()).filter(
      (policy) => ['INSERT', 'UPDATE', 'ALL'].includes(policy.cmd) && policy.with_check === null,
    );
    expect(unchecked).toEqual([]);
  });

  it('names the network in each of its two parts, but for the public lists', async () => {
    const open = (await policies()).filter((policy) =>
      [policy.qual, policy.with_check].some(
        (part) => part !== null && !part.includes('network_id = app.network()'),
      ),
    );
    expect(open.map((policy) => policy.policyname)).toEqual([
      'districts_see',
      'published_offers_read',
      'published_words_read',
      'topic_areas_see',
    ]);
  });

  it('that only narrows what others allow is one of these', async () => {
    const narrow = (await policies()).filter((policy) => policy.permissive !== 'PERMISSIVE');
    expect(narrow.map(({ policyname, cmd }) => `${policyname} ${cmd}`)).toEqual([
      'consent_signatures_revoked INSERT',
      'consents_supersede INSERT',
      'releases_in_effect INSERT',
    ]);
  });

  it('that lets write names a scope or the account', async () => {
    const open = (await policies()).filter(
      (policy) =>
        policy.permissive === 'PERMISSIVE' &&
        policy.cmd !== 'SELECT' &&
        policy.cmd !== 'DELETE' &&
        !/app\.(scope|account)\(\)/.test(policy.with_check ?? ''),
    );
    // what the overview of a referral may become is held by foreign keys, not by the policy
    expect(open.map((policy) => policy.policyname)).toEqual([
      'referral_overview_move',
      'terminations_withdraw',
    ]);
  });

  it('is named after its table, and there is one that allows a kind of statement', async () => {
    const all = await policies();
    for (const { policyname, tablename } of all)
      expect(policyname).toMatch(new RegExp(`^${tablename}_[a-z_]+$`));
    const letting = all.filter((policy) => policy.permissive === 'PERMISSIVE');
    const kinds = letting.map((policy) => `${policy.tablename} ${policy.cmd}`);
    expect(new Set(kinds).size).toBe(kinds.length);
  });
});

describe('a constraint', () => {
  const CONSTRAINTS = `pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'app', 'keystore') and c.relname <> 'migrations'`;

  /** p primary key, u unique, f foreign key, c check. The server names what only says "not null" itself. */
  it.each([
    ['p', '_pkey', ''],
    ['u', '_key', '_[a-z0-9_]+'],
    ['f', '_fk', '_[a-z0-9_]+'],
    ['c', '_check', '_[a-z0-9_]+'],
  ])('of the kind "%s" is called table%s…%s', async (kind, ending, middle) => {
    const found = await rows<{ table: string; name: string }>(
      `select c.relname as table, k.conname as name from ${CONSTRAINTS} and k.contype = '${kind}'`,
    );
    expect(found.length).toBeGreaterThan(10);
    for (const { table, name } of found) expect(name).toMatch(new RegExp(`^${table}${middle}${ending}$`));
  });

  it('is of one of these kinds, and has been checked', async () => {
    const found = await rows(
      `select k.conname from ${CONSTRAINTS} and (k.contype not in ('p', 'u', 'f', 'c', 'n') or not k.convalidated)`,
    );
    expect(found).toEqual([]);
  });

  it('that is unique within a table of a network begins with the network', async () => {
    const found = await rows<{ name: string }>(
      `select i.relname as name from pg_index x join pg_class i on i.oid = x.indexrelid
         join pg_class c on c.oid = x.indrelid join pg_namespace n on n.oid = c.relnamespace
         join pg_attribute a on a.attrelid = c.oid and a.attnum = x.indkey[0]
        where x.indisunique and n.nspname in ('public', 'app', 'keystore') and a.attname <> 'network_id' order by 1`,
    );
    expect(found.map((row) => row.name)).toEqual([
      'PK_8c82d7f526340ab734260ea46be',
      'networks_pkey',
      'networks_slug_key',
      'referral_transitions_pkey',
    ]);
  });

  it('an index is called after its table too', async () => {
    const found = await rows<{ table: string; name: string }>(
      `select c.relname as table, i.relname as name from pg_index x join pg_class i on i.oid = x.indexrelid
         join pg_class c on c.oid = x.indrelid join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in ('public', 'app', 'keystore') and c.relname <> 'migrations'`,
    );
    for (const { table, name } of found)
      expect(name).toMatch(new RegExp(`^${table}_([a-z0-9_]+_)?(pkey|key|idx)$`));
  });
});

describe('a foreign key', () => {
  interface Key {
    readonly name: string;
    readonly pairs: string[];
    readonly optional: string[] | null;
    readonly on_update: string;
    readonly on_delete: string;
    readonly match: string;
  }
  const keys = (): Promise<Key[]> =>
    rows<Key>(
      `select k.conname as name, k.confupdtype as on_update, k.confdeltype as on_delete, k.confmatchtype as match,
          array_agg(a.attname || ' ' || t.relname || '.' || b.attname) as pairs,
          array_agg(a.attname::text order by a.attname) filter (where not a.attnotnull) as optional
         from pg_constraint k join pg_namespace n on n.oid = k.connamespace join pg_class t on t.oid = k.confrelid
           cross join unnest(k.conkey, k.confkey) as p (here, there)
           join pg_attribute a on a.attrelid = k.conrelid and a.attnum = p.here
           join pg_attribute b on b.attrelid = k.confrelid and b.attnum = p.there
        where k.contype = 'f' and n.nspname in ('public', 'app', 'keystore')
        group by k.oid order by 1`,
    );

  it('between tables of networks carries the network, so that none leads into another', async () => {
    const open = (await keys()).filter(
      ({ pairs }) =>
        !pairs.some((pair) => /^network_id \w+\.network_id$/.test(pair) || pair === 'network_id networks.id'),
    );
    expect(open.map((key) => key.name)).toEqual(['referral_events_transition_fk']);
  });

  it('deletes nothing, and moves along only an end of membership, of a pregnancy, a period, a version, the state of an account, a name and how a partner is reached', async () => {
    const all = await keys();
    expect(all.filter((key) => key.on_delete !== 'a')).toEqual([]);
    expect(all.filter((key) => key.match !== 's')).toEqual([]);
    expect(all.filter((key) => key.on_update !== 'a').map((key) => key.name)).toEqual([
      'acceptances_from_member_fk',
      'acceptances_to_member_fk',
      'consent_items_subject_open_fk',
      'feedback_items_ground_fk',
      'hats_enabled_fk',
      'one_time_links_invitation_fk',
      'payload_items_ground_fk',
      'published_offers_partner_fk',
      'received_items_payload_fk',
      'referral_events_reached_fk',
      'releases_lapses_1_fk',
      'releases_lapses_2_fk',
      'releases_lapses_3_fk',
      'sendings_from_member_fk',
      'sendings_present_channel_fk',
      'sendings_to_member_fk',
    ]);
  });

  it('is left unchecked for a null in these columns only', async () => {
    const optional = (await keys()).filter((key) => key.optional !== null);
    expect(Object.fromEntries(optional.map((key) => [key.name, key.optional]))).toEqual({
      acceptances_lead_fk: ['copied_category'],
      acceptances_paper_fk: ['paper'],
      agreements_contact_fk: ['contact_account_id'],
      agreements_notice_fk: ['last_day', 'noticed'],
      agreements_ratification_fk: ['in_force_from'],
      consent_items_subject_open_fk: ['subject_open'],
      consent_signatures_evidence_fk: ['evidence_method'],
      consent_signatures_paper_fk: ['papered'],
      consent_signatures_paper_ticks_fk: ['paper_ticks'],
      consents_origin_fk: ['origin_consent_id'],
      consents_signature_fk: ['signed_by_id'],
      consents_superseded_by_fk: ['superseded_by_id'],
      consents_supersedes_fk: ['root_id', 'supersedes_id'],
      deputies_account_fk: ['live'],
      deputies_deputy_fk: ['live'],
      families_responsible_fk: ['assigned', 'responsible_account_id'],
      contact_counts_district_fk: ['district_id'],
      contact_counts_offer_fk: ['offer_id'],
      contact_counts_topic_area_fk: ['topic_area_id'],
      deletion_confirmations_paper_fk: ['paper'],
      family_members_of_fk: ['of_member_id'],
      form_revocations_recorded_by_fk: ['recorded_by'],
      hats_enabled_fk: ['enabled'],
      hats_partner_fk: ['partner_id'],
      offer_reports_decided_by_fk: ['decided_by'],
      offer_reports_offer_fk: ['offer_id'],
      one_time_links_invitation_fk: ['account_state', 'invited_by'],
      feedback_items_completed_fk: ['completed'],
      feedback_items_release_fk: ['resting'],
      feedback_items_resting_fk: ['resting'],
      payload_items_release_fk: ['resting'],
      payload_items_resting_fk: ['resting'],
      received_items_held_fk: ['held'],
      received_items_kept_fk: ['kept'],
      received_items_resting_fk: ['resting'],
      referral_events_paper_fk: ['paper_version'],
      referral_events_previous_fk: ['previous'],
      referral_events_recall_fk: ['recalled'],
      referral_follow_ups_prepared_consent_fk: ['prepared_consent_id'],
      referrals_acceptance_fk: ['held'],
      referrals_at_work_fk: ['assigned', 'responsible_account_id'],
      referrals_offer_fk: ['offer_id'],
      referrals_overview_fk: ['overview_state', 'respond_by'],
      referrals_responsible_fk: ['responsible_account_id'],
      referrals_sending_fk: ['sent'],
      releases_holds_fk: ['standing'],
      releases_item_fk: ['asked_recipient_id'],
      releases_lapses_2_fk: ['lapses_2', 'signer_2'],
      releases_lapses_3_fk: ['lapses_3', 'signer_3'],
      releases_revocation_fk: ['revocation_id', 'revoked_by_id'],
      releases_signer_2_fk: ['signer_2'],
      releases_signer_3_fk: ['signer_3'],
      releases_standing_1_fk: ['asked_recipient_id', 'standing'],
      releases_standing_2_fk: ['asked_recipient_id', 'signer_2', 'standing'],
      releases_standing_3_fk: ['asked_recipient_id', 'signer_3', 'standing'],
      releases_superseded_by_fk: ['superseded_by_id'],
      releases_taken_back_fk: ['asked_recipient_id', 'revocation_id', 'revoked_by_id'],
      releases_ticked_1_fk: ['ticked'],
      releases_ticked_2_fk: ['signer_2', 'ticked'],
      releases_ticked_3_fk: ['signer_3', 'ticked'],
      restriction_answers_paper_fk: ['paper'],
      restrictions_revocation_fk: ['revoked_id'],
      restrictions_superseding_fk: ['superseding_id'],
      revocations_recorded_by_fk: ['recorded_by'],
      restrictions_answer_fk: ['answer'],
      revocations_lead_fk: ['lead_category', 'lead_recipient_id', 'lead_subject_id'],
      revocations_standing_fk: ['standing'],
      signature_items_part_fk: ['part_of_id'],
      signature_items_revocation_fk: ['revocation_id', 'whole'],
      signature_items_standing_fk: ['resting'],
      terminations_last_day_fk: ['live'],
    });
  });
});

function quoted(names: readonly string[]): string {
  return names.map((name) => `'${name}'`).join(', ');
}
