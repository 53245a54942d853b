import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Revoking by the code on the form.
 *
 * consents.form_code  the code, sealed with the family's key, for whoever recorded the form
 * form_codes          what a code and a birth month on the form lead to: a hash under a key that the database does not have.
 *                     Written in the draft's own transaction, for an own form; listed by nobody. Only the scope of marks
 *                     asks, by a whole hash (app.consents_of_code)
 * form_revocations    a form that was revoked by its code, signed or not: it takes no signature any more
 *
 * A revocation names whoever recorded it, but for the public page, where nobody is signed in.
 */
export class FormCodes1700000000027 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table consents add column form_code bytea;
      grant insert (form_code) on consents to hilfenetz_application;

      create table form_codes (
        network_id uuid not null,
        lookup bytea not null constraint form_codes_lookup_check check (octet_length(lookup) = 32),
        consent_id uuid not null,
        family_id uuid not null,
        discloser_id uuid not null,
        drafted_at timestamptz not null default app.clock(),
        constraint form_codes_pkey primary key (network_id, lookup, consent_id),
        -- the clock of the draft's own transaction: no form gets another code later
        constraint form_codes_consent_fk foreign key (network_id, consent_id, family_id, discloser_id, drafted_at)
          references consents (network_id, id, family_id, discloser_id, drafted_at)
      );
      alter table form_codes enable row level security;
      create policy form_codes_add on form_codes for insert with check (network_id = app.network()
        and app.scope() = 'PARTNER' and discloser_id = app.partner());
      grant insert (network_id, lookup, consent_id, family_id, discloser_id) on form_codes to hilfenetz_application;

      create function app.consents_of_code(wanted bytea) returns setof uuid
        language sql stable security definer set search_path = pg_catalog
      begin atomic
        -- with what has taken the form's place, or is to: the family means what it gave, not a sheet
        select c.id from public.consents c
          where c.network_id = app.network() and app.scope() = 'SYSTEM' and c.chain_id in (
            select n.chain_id from public.form_codes f
              join public.consents n on n.network_id = f.network_id and n.id = f.consent_id
              where f.network_id = app.network() and f.lookup = wanted)
          order by c.id;
      end;
      revoke execute on function app.consents_of_code from public;
      grant execute on function app.consents_of_code to hilfenetz_application;

      create table form_revocations (
        network_id uuid not null,
        consent_id uuid not null,
        received_via text not null constraint form_revocations_received_via_check check (received_via in
          ('DISCLOSER','RECIPIENT','COORDINATION','PUBLIC_PAGE')),
        recorded_at timestamptz not null default app.instant(),
        recorded_by uuid,
        constraint form_revocations_pkey primary key (network_id, consent_id),
        constraint form_revocations_consent_fk foreign key (network_id, consent_id) references consents (network_id, id),
        constraint form_revocations_recorded_by_fk foreign key (network_id, recorded_by) references accounts (network_id, id),
        constraint form_revocations_recorded_by_check check ((recorded_by is null) = (received_via = 'PUBLIC_PAGE'))
      );
      alter table form_revocations enable row level security;
      -- who may see a form may know that it is over
      create policy form_revocations_see on form_revocations for select using (network_id = app.network()
        and exists (select from consents c where c.network_id = form_revocations.network_id and c.id = consent_id));
      create policy form_revocations_add on form_revocations for insert with check (network_id = app.network()
        and app.scope() = 'SYSTEM' and recorded_by is not distinct from app.account());
      grant select, insert (network_id, consent_id, received_via, recorded_by) on form_revocations to hilfenetz_application;

      -- beside consent_signatures_add, whatever else that asks for
      create policy consent_signatures_revoked on consent_signatures as restrictive for insert
        with check (network_id = app.network() and app.scope() = 'PARTNER'
          and not exists (select from form_revocations f where f.network_id = consent_signatures.network_id
            and f.consent_id = consent_signatures.consent_id));

      alter table revocations
        add constraint revocations_recorded_by_fk foreign key (network_id, recorded_by) references accounts (network_id, id),
        add constraint revocations_recorded_by_check check ((recorded_by is null) = (received_via = 'PUBLIC_PAGE'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table revocations drop constraint revocations_recorded_by_check, drop constraint revocations_recorded_by_fk;
      drop policy consent_signatures_revoked on consent_signatures;
      drop table form_revocations;
      drop function app.consents_of_code;
      drop table form_codes;
      revoke insert (form_code) on consents from hilfenetz_application;
      alter table consents drop column form_code;
    `);
  }
}
