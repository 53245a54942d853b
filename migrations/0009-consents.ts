import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createReleases } from './0009-releases';

/**
 * Schweigepflichtsentbindung (§ 203 StGB, § 65 SGB VIII, Art. 6, 7, 9 DSGVO) as constraints.
 *
 * consents            one form of one discloser; several disclosers on one sheet share form_id
 * consent_items       what the form asks: recipient × subject × category, all from the draft's own transaction
 * consent_signatures  insert-only, timed by the database; on paper, drawn, or by word of mouth (migration 0019)
 * signature_items     what a signature counts for, item by item, until the person takes it back (0009-releases.ts)
 * releases            what is granted: rests on an asked item and on informed (for special categories: ticked)
 *                     signatures of named members of the family that stand for it; live only ever ends
 * revocations         insert-only; a release ends only by a revocation or by the form that supersedes it
 */
export class Consents1700000000009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table consents (
        network_id uuid not null,
        id uuid not null,
        form_id uuid not null,
        family_id uuid not null,
        discloser_id uuid not null,
        origin_consent_id uuid,
        supersedes_id uuid,
        direction text not null constraint consents_direction_check check (direction in ('ONE_WAY','MUTUAL')),
        purpose text not null constraint consents_purpose_check check (purpose in
          ('FIND_SUPPORT','JOINT_SUPPORT','TRANSITION','DIAGNOSTICS','OTHER')),
        language text not null constraint consents_language_check check (language ~ '^[a-z]{2,3}$'),
        valid_from date not null,
        valid_until date not null,
        opens_at timestamptz not null generated always as (app.berlin_midnight(valid_from)) stored,
        closes_at timestamptz not null generated always as (app.berlin_midnight(valid_until + 1)) stored,
        state text not null default 'DRAFT' constraint consents_state_check check (state in ('DRAFT','SIGNED','REFUSED')),
        -- the first who signed; a form is signed when somebody has
        signed_by_id uuid,
        signable boolean generated always as (case when state <> 'REFUSED' then true end) stored,
        drafted_at timestamptz not null default app.clock(),
        drafted_by uuid not null,
        version int not null default 1,
        constraint consents_pkey primary key (network_id, id),
        constraint consents_family_fk foreign key (network_id, family_id, discloser_id) references families (network_id, id, owner_id),
        constraint consents_origin_fk foreign key (network_id, origin_consent_id) references consents (network_id, id),
        constraint consents_supersedes_fk foreign key (network_id, supersedes_id) references consents (network_id, id),
        constraint consents_drafted_by_fk foreign key (network_id, drafted_by) references accounts (network_id, id),
        constraint consents_signed_check check ((state = 'SIGNED') = (signed_by_id is not null)),
        constraint consents_supersedes_key unique (network_id, id, supersedes_id),
        constraint consents_period_check check (valid_until >= valid_from and valid_until < valid_from + interval '24 months'),
        constraint consents_signable_key unique (network_id, id, family_id, discloser_id, signable),
        constraint consents_drafted_key unique (network_id, id, family_id, discloser_id, drafted_at),
        constraint consents_terms_key unique (network_id, id, family_id, discloser_id, direction, purpose, opens_at, closes_at)
      );
      create index consents_family_idx on consents (network_id, family_id);

      create table consent_items (
        network_id uuid not null,
        consent_id uuid not null,
        recipient_id uuid not null,
        subject_id uuid not null,
        category text not null constraint consent_items_category_check check (category in
          ('CONTACT','PREGNANCY_AND_BIRTH','PARENT_HEALTH','CHILD_HEALTH','CHILD_DEVELOPMENT','SOCIAL_SITUATION','SUPPORT_SO_FAR')),
        family_id uuid not null,
        discloser_id uuid not null,
        drafted_at timestamptz not null default app.clock(),
        constraint consent_items_pkey primary key (network_id, consent_id, recipient_id, subject_id, category),
        -- the clock of the draft's own transaction: nothing is added to a form later
        constraint consent_items_consent_fk foreign key (network_id, consent_id, family_id, discloser_id, drafted_at)
          references consents (network_id, id, family_id, discloser_id, drafted_at),
        constraint consent_items_recipient_fk foreign key (network_id, recipient_id) references partners (network_id, id),
        constraint consent_items_recipient_check check (recipient_id <> discloser_id),
        constraint consent_items_subject_fk foreign key (network_id, family_id, subject_id) references family_members (network_id, family_id, id)
      );

      create table consent_signatures (
        network_id uuid not null,
        consent_id uuid not null,
        signer_id uuid not null,
        family_id uuid not null,
        discloser_id uuid not null,
        method text not null constraint consent_signatures_method_check check (method in
          ('PAPER','ELECTRONIC','ORAL_EXCEPTION')),
        signed_on date not null,
        informed_purpose boolean not null,
        informed_refusal boolean not null,
        informed_revocation boolean not null,
        informed_voluntary boolean not null,
        -- whether somebody interpreted, and whether the form was read to the person; null where nobody wrote it down
        informed_interpreter boolean,
        informed_read_aloud boolean,
        special_categories boolean not null,
        -- of the form as it was shown to whoever drew
        form_hash text constraint consent_signatures_form_hash_check check (form_hash ~ '^[0-9a-f]{64}$'),
        -- the paper that followed a word of mouth, and whether that ticks the special categories
        papered boolean constraint consent_signatures_papered_check check (papered),
        paper_ticks boolean constraint consent_signatures_paper_ticks_check check (paper_ticks),
        informed boolean generated always as (case when informed_purpose and informed_refusal
          and informed_revocation and informed_voluntary or papered then true end) stored,
        ticked boolean generated always as (case when special_categories or paper_ticks then true end) stored,
        -- what was only said counts for a fortnight, unless the paper follows
        lapses_at timestamptz not null generated always as (case when method = 'ORAL_EXCEPTION' and papered is null
          then (recorded_at at time zone 'UTC' + interval '14 days') at time zone 'UTC' else 'infinity'::timestamptz end) stored,
        signable boolean not null default true constraint consent_signatures_signable_check check (signable),
        -- until the person takes it back
        standing boolean not null default true,
        drafted_at timestamptz not null,
        begun_at timestamptz not null default app.clock(),
        recorded_at timestamptz not null default app.instant(),
        recorded_by uuid not null,
        constraint consent_signatures_pkey primary key (network_id, consent_id, signer_id),
        constraint consent_signatures_consent_fk foreign key (network_id, consent_id, family_id, discloser_id, signable)
          references consents (network_id, id, family_id, discloser_id, signable),
        constraint consent_signatures_drafted_fk foreign key (network_id, consent_id, family_id, discloser_id, drafted_at)
          references consents (network_id, id, family_id, discloser_id, drafted_at),
        constraint consent_signatures_signer_fk foreign key (network_id, family_id, signer_id) references family_members (network_id, family_id, id),
        constraint consent_signatures_signed_on_check check (signed_on between app.berlin_day(drafted_at) and app.berlin_day(recorded_at)),
        constraint consent_signatures_electronic_check check ((method = 'ELECTRONIC') = (form_hash is not null)
          and (method <> 'ELECTRONIC' or signed_on = app.berlin_day(begun_at))),
        constraint consent_signatures_oral_check check (method <> 'ORAL_EXCEPTION' or not special_categories),
        constraint consent_signatures_paper_check check ((papered is null or method = 'ORAL_EXCEPTION')
          and (paper_ticks is null or papered is not null)),
        constraint consent_signatures_recorded_by_fk foreign key (network_id, recorded_by) references accounts (network_id, id),
        constraint consent_signatures_informed_key unique (network_id, consent_id, family_id, signer_id, informed),
        constraint consent_signatures_ticked_key unique (network_id, consent_id, signer_id, ticked),
        constraint consent_signatures_standing_key unique (network_id, consent_id, signer_id, standing),
        constraint consent_signatures_lapses_key unique (network_id, consent_id, signer_id, lapses_at),
        constraint consent_signatures_begun_key unique (network_id, consent_id, signer_id, discloser_id, begun_at)
      );

      alter table consents add constraint consents_signature_fk foreign key (network_id, id, signed_by_id)
        references consent_signatures (network_id, consent_id, signer_id);

      create table revocations (
        network_id uuid not null,
        id uuid not null,
        consent_id uuid not null,
        revoked_by_id uuid not null,
        received_via text not null constraint revocations_received_via_check check (received_via in
          ('DISCLOSER','RECIPIENT','COORDINATION','PUBLIC_PAGE')),
        recorded_at timestamptz not null default app.instant(),
        recorded_by uuid,
        -- all that the person gave with it, or a part, of which one item is named here and all in revocation_parts
        whole boolean not null default true,
        lead_recipient_id uuid,
        lead_subject_id uuid,
        lead_category text,
        standing boolean generated always as (case when whole then false end) stored,
        constraint revocations_pkey primary key (network_id, id),
        constraint revocations_consent_key unique (network_id, id, consent_id, revoked_by_id),
        constraint revocations_whole_key unique (network_id, id, consent_id, revoked_by_id, whole),
        constraint revocations_lead_check check ((lead_recipient_id is null) = whole and (lead_subject_id is null) = whole
          and (lead_category is null) = whole),
        constraint revocations_signature_fk foreign key (network_id, consent_id, revoked_by_id)
          references consent_signatures (network_id, consent_id, signer_id),
        -- what was taken back as a whole stays so: it counts for nothing that others sign later
        constraint revocations_standing_fk foreign key (network_id, consent_id, revoked_by_id, standing)
          references consent_signatures (network_id, consent_id, signer_id, standing) deferrable initially deferred
      );

      alter table consents enable row level security;
      create policy consents_see on consents for select using (network_id = app.network()
        and (discloser_id = app.partner() and app.scope() in ('PARTNER','PRIVACY') or app.scope() = 'SYSTEM'));
      create policy consents_add on consents for insert with check (network_id = app.network()
        and discloser_id = app.partner() and app.scope() = 'PARTNER' and state = 'DRAFT' and drafted_by = app.account());
      create policy consents_change on consents for update using (network_id = app.network()
          and (discloser_id = app.partner() and app.scope() = 'PARTNER' or app.scope() = 'SYSTEM'))
        with check (network_id = app.network() and discloser_id = app.partner() and app.scope() = 'PARTNER'
          and state <> 'DRAFT');
      grant select, insert (network_id, id, form_id, family_id, discloser_id, origin_consent_id, supersedes_id, direction,
        purpose, language, valid_from, valid_until, drafted_by), update (state, signed_by_id, version) on consents to hilfenetz_application;

      alter table revocations enable row level security;
      create policy revocations_see on revocations for select using (network_id = app.network() and app.scope() = 'SYSTEM');
      create policy revocations_add on revocations for insert
        with check (network_id = app.network() and app.scope() = 'SYSTEM' and recorded_by is not distinct from app.account());
      grant select, insert (network_id, id, consent_id, revoked_by_id, received_via, whole, lead_recipient_id, lead_subject_id,
        lead_category, recorded_by) on revocations to hilfenetz_application;
    `);
    for (const [table, readers, byActor] of [
      ['consent_items', '', ''],
      [
        'consent_signatures',
        ` or app.scope() = 'SYSTEM'`,
        // asked of the form as it was before this statement: no single statement turns a refusal into a signature
        ` and recorded_by = app.account() and exists (select from consents c
            where c.network_id = consent_signatures.network_id and c.id = consent_id and c.state <> 'REFUSED')`,
      ],
    ] as const) {
      await runner.query(`
        alter table ${table} enable row level security;
        create policy ${table}_see on ${table} for select using (network_id = app.network()
          and (discloser_id = app.partner() and app.scope() in ('PARTNER','PRIVACY')${readers}));
        create policy ${table}_add on ${table} for insert with check (network_id = app.network()
          and discloser_id = app.partner() and app.scope() = 'PARTNER'${byActor});
      `);
    }
    await runner.query(`
      grant select, insert (network_id, consent_id, recipient_id, subject_id, category, family_id, discloser_id)
        on consent_items to hilfenetz_application;
      grant select, insert (network_id, consent_id, signer_id, family_id, discloser_id, method, signed_on, informed_purpose,
        informed_refusal, informed_revocation, informed_voluntary, informed_interpreter, informed_read_aloud, special_categories, form_hash,
        drafted_at, recorded_by), update (standing) on consent_signatures to hilfenetz_application;
      -- taken back as a whole, together with the revocation; or followed by the paper, where it was only said (migration 0019)
      create policy consent_signatures_mark on consent_signatures for update
        using (network_id = app.network() and standing and (app.scope() = 'SYSTEM' or app.scope() = 'PARTNER'
          and discloser_id = app.partner() and method = 'ORAL_EXCEPTION' and papered is null))
        with check (network_id = app.network() and (app.scope() = 'SYSTEM' and not standing
            and exists (select from revocations r where r.network_id = consent_signatures.network_id
              and r.consent_id = consent_signatures.consent_id and r.revoked_by_id = signer_id and r.whole)
          or app.scope() = 'PARTNER' and discloser_id = app.partner() and standing and papered));
    `);
    await createReleases(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop policy consent_signatures_mark on consent_signatures;
      drop table releases;
      drop table signature_items;
      drop table revocations;
      alter table consents drop constraint consents_signature_fk;
      drop table consent_signatures;
      drop table consent_items;
      drop table consents;
    `);
  }
}
