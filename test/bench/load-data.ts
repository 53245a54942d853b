import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { REFERENCE_DISTRICTS } from '../../seeds/reference/districts';
import { REFERENCE_TOPIC_AREAS } from '../../seeds/reference/topic-areas';
import { admitApplicationLogin } from '../../src/db/application-login';
import { admitCatalogueLogin } from '../../src/db/catalogue-login';
import type { EmbeddedPostgres } from '../../src/db/embedded';
import { migrate } from '../../src/db/migrate';
import { newId } from '../../src/domain/ids';
import { parseInstallationKey } from '../../src/domain/installation-key';
import { catalogueRowOf, markOf } from '../../src/modules/catalogue/catalogue-row';
import { createNetwork } from '../../src/operator/create-network';
import { provideDatabase, type DatabaseUrls } from '../../src/start/embedded-database';
import { townOffers, type TownLists } from './town-offers';

export interface DataSize {
  readonly networks: number;
  readonly offersEach: number;
  readonly seed: number;
}

/** So many networks have texts of their own; the others are copies of them under ids and marks of their own. */
const WRITTEN = 4;
const PARTNERS = 40;
const PORTION = 200;

/** Makes a database with that many networks, unless it is there already. */
export async function loadData(
  pg: EmbeddedPostgres,
  database: string,
  size: DataSize,
  say: (sentence: string) => void,
): Promise<DatabaseUrls> {
  const urls = await provideDatabase(pg, database);
  await migrate(urls.ownerUrl);
  await admitApplicationLogin(urls.ownerUrl, urls.applicationUrl);
  await admitCatalogueLogin(urls.ownerUrl, urls.catalogueUrl ?? '');
  const client = new Client({ connectionString: pg.url(database) });
  await client.connect();
  try {
    const found = await client.query<{ n: number }>('select count(*)::int as n from networks');
    if (found.rows[0]?.n === size.networks) return urls;
    if ((found.rows[0]?.n ?? 0) > 0)
      throw new Error(`The database ${database} holds another size; drop it first.`);
    await fill(client, size, say);
  } finally {
    await client.end();
  }
  return urls;
}

async function fill(client: Client, size: DataSize, say: (sentence: string) => void): Promise<void> {
  const begun = Date.now();
  // the rows are made by the rules of the schema; checking each foreign key again would take most of the time
  await client.query(
    `set session_replication_role = replica; set synchronous_commit = off; set maintenance_work_mem = '512MB'`,
  );
  const indexes = await dropIndexes(client);
  const written: string[] = [];
  for (let place = 0; place < size.networks; place += 1) {
    if (place < WRITTEN) written.push(await writeNetwork(client, place, size));
    else await copyNetwork(client, written[place % WRITTEN] ?? '', place);
    if ((place + 1) % 10 === 0) say(`${place + 1} of ${size.networks} networks, ${seconds(begun)} s`);
  }
  for (const statement of indexes) await client.query(statement);
  await client.query('vacuum (analyze) published_offers, published_words, offers');
  say(`Loaded ${size.networks} × ${size.offersEach} offers in ${seconds(begun)} s.`);
}

function seconds(since: number): number {
  return Math.round((Date.now() - since) / 1000);
}

/** Indexes that are quicker to make at the end. */
async function dropIndexes(client: Client): Promise<string[]> {
  const found = await client.query<{ name: string; definition: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
      where indrelid in ('published_offers'::regclass, 'published_words'::regclass) and not indisunique`,
  );
  for (const { name } of found.rows) await client.query(`drop index ${name}`);
  return found.rows.map(({ definition }) => definition);
}

async function writeNetwork(client: Client, place: number, size: DataSize): Promise<string> {
  const key = parseInstallationKey(randomBytes(32).toString('base64'));
  if (key === null) throw new Error('No key.');
  const slug = slugOf(place);
  await createNetwork(client, key, {
    ...{
      slug,
      name: `Netzwerk Frühe Hilfen ${slug}`,
      land: 'NW',
      email: `k@${slug}.example.org`,
      coordinator: 'K',
    },
    ...{ districts: REFERENCE_DISTRICTS, topicAreas: REFERENCE_TOPIC_AREAS },
  });
  const networkId =
    (await idsOf(client, `select slug as name, id from networks where slug = $1`, slug)).get(slug) ?? '';
  const lists: TownLists = {
    topicAreas: await idsOf(client, `select name, id from topic_areas where network_id = $1`, networkId),
    districts: await idsOf(client, `select name, id from districts where network_id = $1`, networkId),
  };
  const partners = Array.from({ length: PARTNERS }, (_none, index) => ({
    id: newId(),
    name: `Einrichtung ${index + 1} ${slug}`,
  }));
  await client.query(
    `insert into partners (network_id, id, name, kind, secrecy_regime, takes_referrals, case_access)
     select $1, r.id, r.name, 'MIDWIFE', 'STGB_203', true, 'ASSIGNED' from jsonb_to_recordset($2::jsonb) as r (id uuid, name text)`,
    [networkId, JSON.stringify(partners)],
  );
  const named = (ids: readonly string[], list: ReadonlyMap<string, string>): { id: string; name: string }[] =>
    [...list].filter(([, id]) => ids.includes(id)).map(([name, id]) => ({ id, name }));
  const rows = townOffers(size.seed + place, size.offersEach, lists).map((content, index) => {
    const partner = partners[index % PARTNERS] ?? { id: '', name: '' };
    const names = {
      partner: partner.name,
      topicAreas: named(content.topicAreaIds, lists.topicAreas),
      districts: named(content.districtIds, lists.districts),
    };
    return { id: newId(), partner, content, ...catalogueRowOf(networkId, content, names) };
  });
  for (let from = 0; from < rows.length; from += PORTION)
    await insert(client, networkId, rows.slice(from, from + PORTION));
  await client.query(
    `insert into published_words (network_id, word, spelling, uses)
     select $1, s.key, min(s.value), count(*)::int from published_offers o, jsonb_each_text(o.spellings) as s
      where o.network_id = $1 group by s.key`,
    [networkId],
  );
  return networkId;
}

/** The columns that showOffer writes, for many rows at once. */
async function insert(client: Client, networkId: string, rows: readonly object[]): Promise<void> {
  await client.query(
    `with r as (
       select * from jsonb_to_recordset($2::jsonb) as r (id uuid, partner jsonb, content jsonb, "topicAreas" jsonb,
         districts jsonb, "topicAreaIds" uuid[], "districtIds" uuid[], kinds text[], languages text[], features text[],
         cost text, access text, "freePlaces" text, ages int4range, weeks int4range, "validFrom" date, "validUntil" date,
         "sortTitle" text, spellings jsonb, lexemes text[])),
     approved as (
       insert into offer_texts (network_id, offer_id, version, content_md5, public_md5)
       select $1, id, 1, md5(content::text)::uuid, md5(content::text)::uuid from r),
     kept as (
       insert into offers (network_id, id, partner_id, state, content, confirmed_on, confirm_until)
       select $1, id, (partner->>'id')::uuid, 'PUBLISHED', content, '2026-01-01', '2199-01-01' from r)
     insert into published_offers (network_id, id, partner_id, partner_name, content, confirmed_on, confirm_until,
       published_at, version, topic_areas, districts, topic_area_ids, district_ids, kinds, languages, features, cost,
       access, free_places, ages, weeks, valid_from, valid_until, sort_title, spellings, words)
     select $1, id, (partner->>'id')::uuid, partner->>'name', content, '2026-01-01', '2199-01-01', now(), 1, "topicAreas",
       districts, "topicAreaIds", "districtIds", kinds, languages, features, cost, access, "freePlaces", ages, weeks,
       "validFrom", "validUntil", "sortTitle", spellings, array_to_tsvector(lexemes) from r`,
    [networkId, JSON.stringify(rows)],
  );
}

/** Everything of a network again, under another network, other ids of offers, and lexemes with the other mark. */
async function copyNetwork(client: Client, from: string, place: number): Promise<void> {
  const networkId = newId();
  const slug = slugOf(place);
  await client.query(`insert into networks (id, slug, name, land) values ($1, $2, $3, 'NW')`, [
    networkId,
    slug,
    `Netzwerk Frühe Hilfen ${slug}`,
  ]);
  await client.query(`insert into network_settings (network_id) values ($1)`, [networkId]);
  const changes: Record<string, string> = { network_id: '$1::uuid' };
  const offers = { ...changes, id: `md5(id::text || $1::text)::uuid` };
  const words = `array_to_tsvector(array(select $3 || substr(l, 6) from unnest(tsvector_to_array(words)) as l))`;
  for (const table of ['topic_areas', 'districts', 'partners', 'published_words']) {
    await copyRows(client, table, changes, [networkId, from]);
  }
  await copyRows(client, 'offer_texts', { ...changes, offer_id: `md5(offer_id::text || $1::text)::uuid` }, [
    networkId,
    from,
  ]);
  await copyRows(client, 'offers', offers, [networkId, from]);
  await copyRows(client, 'published_offers', { ...offers, words }, [networkId, from, markOf(networkId)]);
}

async function copyRows(
  client: Client,
  table: string,
  changes: Readonly<Record<string, string>>,
  params: readonly string[],
): Promise<void> {
  const found = await client.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped
       and attgenerated = '' order by attnum`,
    [table],
  );
  const columns = found.rows.map(({ name }) => name);
  const values = columns.map((name) => changes[name] ?? name);
  await client.query(
    `insert into ${table} (${columns.join(', ')}) select ${values.join(', ')} from ${table} where network_id = $2`,
    [...params],
  );
}

async function idsOf(client: Client, sql: string, param: string): Promise<Map<string, string>> {
  const found = await client.query<{ name: string; id: string }>(sql, [param]);
  return new Map(found.rows.map(({ name, id }) => [name, id]));
}

export function slugOf(place: number): string {
  return `stadt-${place + 1}`;
}
