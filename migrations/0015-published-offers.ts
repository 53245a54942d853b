import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The public catalogue: only what is public, so that nothing confidential can be asked for. Written in the transaction
 * that publishes, pauses, confirms or ends an offer; read by a login of its own, which may read nothing else.
 */
export class PublishedOffers1700000000015 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      do $$ begin
        if not exists (select from pg_roles where rolname = 'hilfenetz_catalogue_reader') then
          create role hilfenetz_catalogue_reader nologin;
        end if;
      end $$;
      grant usage on schema public to hilfenetz_catalogue_reader;

      -- apart from our own tables, so that what an extension brings is not taken for ours
      create schema trigrams;
      create extension if not exists pg_trgm with schema trigrams;
      create extension if not exists btree_gist with schema trigrams;
      grant usage on schema trigrams to hilfenetz_catalogue_reader;

      alter table partners add constraint partners_id_name_key unique (network_id, id, name);
      create table published_offers (
        network_id uuid not null,
        id uuid not null,
        partner_id uuid not null,
        partner_name text not null,
        content jsonb not null,
        -- without its long texts, for lists
        card jsonb not null generated always as (content - '{description,translations}'::text[]) stored,
        confirmed_on date not null,
        confirm_until date not null,
        published_at timestamptz not null,
        version int not null,
        -- when what is shown here was last written: feeds tell by it what is new
        shown_at timestamptz not null default app.clock(),
        -- what is asked for most, beside the document: names of the lists, and what offers are filtered and sorted by
        topic_areas jsonb not null,
        districts jsonb not null,
        topic_area_ids uuid[] not null,
        district_ids uuid[] not null,
        kinds text[] not null,
        languages text[] not null,
        features text[] not null,
        cost text not null,
        access text not null,
        free_places text not null,
        -- months of age and weeks of pregnancy it is for
        ages int4range not null,
        weeks int4range not null,
        valid_from date not null,
        valid_until date not null,
        sort_title text not null,
        -- the end of the network's id, the place (A title … E translated text) and the trunk in one lexeme: each network
        -- has entries of its own in the index, however many there are
        words tsvector not null,
        -- how its words are written, by how they are compared; published_words counts them
        spellings jsonb not null,
        -- what is paused or ended cannot stay here
        public boolean not null default true constraint published_offers_public_check check (public),
        content_md5 uuid not null generated always as (md5(content::text)::uuid) stored,
        constraint published_offers_pkey primary key (network_id, id),
        constraint published_offers_offer_fk foreign key (network_id, id, partner_id, public)
          references offers (network_id, id, partner_id, public),
        -- what the public reads is what was approved for it
        constraint published_offers_text_fk foreign key (network_id, id, version, content_md5)
          references offer_texts (network_id, offer_id, version, public_md5),
        -- a partner that is renamed is renamed here, in the same transaction, whoever does it
        constraint published_offers_partner_fk foreign key (network_id, partner_id, partner_name)
          references partners (network_id, id, name) on update cascade
      ) with (toast_tuple_target = 256);
      create index published_offers_words_idx on published_offers using gin (words) with (fastupdate = off);
      create index published_offers_list_idx on published_offers (network_id, (free_places = 'FULL'), sort_title, id);
      create index published_offers_id_idx on published_offers (id);

      -- The dictionary of what the network's public offers really say: a word is here as long as an offer uses it.
      create table published_words (
        network_id uuid not null,
        word text not null,
        spelling text not null,
        uses int not null constraint published_words_uses_check check (uses >= 0),
        constraint published_words_pkey primary key (network_id, word)
      );
      create index published_words_similar_idx on published_words
        using gist (network_id trigrams.gist_uuid_ops, word trigrams.gist_trgm_ops (siglen = 32));

      alter table published_words enable row level security;
      create policy published_words_read on published_words for select using (true);
      create policy published_words_add on published_words for insert
        with check (network_id = app.network() and app.scope() in ('COORDINATION','LEAD','SYSTEM'));
      create policy published_words_change on published_words for update
        using (network_id = app.network() and app.scope() in ('COORDINATION','LEAD','SYSTEM'))
        with check (network_id = app.network() and app.scope() in ('COORDINATION','LEAD','SYSTEM'));
      create policy published_words_remove on published_words for delete
        using (network_id = app.network() and app.scope() in ('COORDINATION','LEAD','SYSTEM'));
      grant select, insert, update, delete on published_words to hilfenetz_application;
      grant select on published_words to hilfenetz_catalogue_reader;

      alter table published_offers enable row level security;
      create policy published_offers_read on published_offers for select using (true);
      create policy published_offers_add on published_offers for insert
        with check (network_id = app.network()
          and (app.scope() in ('COORDINATION','SYSTEM') or app.scope() = 'LEAD' and partner_id = app.partner()));
      create policy published_offers_change on published_offers for update
        using (network_id = app.network()
          and (app.scope() in ('COORDINATION','SYSTEM') or app.scope() = 'LEAD' and partner_id = app.partner()))
        with check (network_id = app.network()
          and (app.scope() in ('COORDINATION','SYSTEM') or app.scope() = 'LEAD' and partner_id = app.partner()));
      create policy published_offers_remove on published_offers for delete
        using (network_id = app.network()
          and (app.scope() in ('COORDINATION','SYSTEM') or app.scope() = 'LEAD' and partner_id = app.partner()));
      grant select, insert, update, delete on published_offers to hilfenetz_application;
      grant select on published_offers to hilfenetz_catalogue_reader;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table published_offers, published_words;
      drop schema trigrams cascade;
      alter table partners drop constraint partners_id_name_key;
      revoke usage on schema public from hilfenetz_catalogue_reader;
    `);
  }
}
