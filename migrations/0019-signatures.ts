import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How a signature was given, and what proves it.
 *
 * signature_evidence  sealed: the drawing; reason and witness of a word of mouth; where a paper lies
 * signature_papers    the paper that follows a word of mouth, by the same person: what was said lapses no more
 *
 * Besides: what the sender is told of the answer to a restriction, and that no mark rewrites how a referral has ended.
 */
export class Signatures1700000000019 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table network_settings add column oral_exception boolean not null default false;

      alter table consent_signatures
        add column evidence_method text generated always as (case when method <> 'PAPER' then method end) stored,
        add constraint consent_signatures_discloser_key unique (network_id, consent_id, signer_id, discloser_id),
        add constraint consent_signatures_method_key unique (network_id, consent_id, signer_id, discloser_id, method, drafted_at);

      create table signature_evidence (
        network_id uuid not null,
        consent_id uuid not null,
        signer_id uuid not null,
        discloser_id uuid not null,
        method text not null,
        key_id uuid not null,
        drawing bytea,
        reason bytea,
        witness bytea,
        original_at bytea,
        constraint signature_evidence_pkey primary key (network_id, consent_id, signer_id, method),
        constraint signature_evidence_signature_fk foreign key (network_id, consent_id, signer_id, discloser_id)
          references consent_signatures (network_id, consent_id, signer_id, discloser_id),
        constraint signature_evidence_method_check check ((drawing is not null) = (method = 'ELECTRONIC')
          and (reason is not null) = (method = 'ORAL_EXCEPTION') and (witness is not null) = (method = 'ORAL_EXCEPTION')
          and (original_at is not null) = (method = 'PAPER'))
      );
      -- no drawn signature without its drawing, no word of mouth without its reason and witness
      alter table consent_signatures add constraint consent_signatures_evidence_fk
        foreign key (network_id, consent_id, signer_id, evidence_method)
        references signature_evidence (network_id, consent_id, signer_id, method) deferrable initially deferred;

      create table signature_papers (
        network_id uuid not null,
        consent_id uuid not null,
        signer_id uuid not null,
        discloser_id uuid not null,
        method text not null default 'ORAL_EXCEPTION'
          constraint signature_papers_method_check check (method = 'ORAL_EXCEPTION'),
        drafted_at timestamptz not null,
        signed_on date not null,
        informed_interpreter boolean,
        informed_read_aloud boolean,
        special_categories boolean not null,
        papered boolean not null default true constraint signature_papers_papered_check check (papered),
        ticked boolean generated always as (case when special_categories then true end) stored,
        recorded_at timestamptz not null default app.instant(),
        recorded_by uuid not null,
        constraint signature_papers_pkey primary key (network_id, consent_id, signer_id),
        constraint signature_papers_papered_key unique (network_id, consent_id, signer_id, papered),
        constraint signature_papers_ticked_key unique (network_id, consent_id, signer_id, ticked),
        constraint signature_papers_oral_fk foreign key (network_id, consent_id, signer_id, discloser_id, method, drafted_at)
          references consent_signatures (network_id, consent_id, signer_id, discloser_id, method, drafted_at),
        constraint signature_papers_signed_on_check check (signed_on between app.berlin_day(drafted_at) and app.berlin_day(recorded_at)),
        constraint signature_papers_recorded_by_fk foreign key (network_id, recorded_by) references accounts (network_id, id)
      );
      alter table consent_signatures
        add constraint consent_signatures_paper_fk foreign key (network_id, consent_id, signer_id, papered)
          references signature_papers (network_id, consent_id, signer_id, papered),
        add constraint consent_signatures_paper_ticks_fk foreign key (network_id, consent_id, signer_id, paper_ticks)
          references signature_papers (network_id, consent_id, signer_id, ticked);

      alter policy consent_signatures_add on consent_signatures with check (network_id = app.network()
        and discloser_id = app.partner() and app.scope() = 'PARTNER' and recorded_by = app.account()
        and (method <> 'ORAL_EXCEPTION' or exists (select from network_settings s
          where s.network_id = consent_signatures.network_id and s.oral_exception))
        -- asked of the form as it was before this statement: no single statement turns a refusal into a signature
        and exists (select from consents c
          where c.network_id = consent_signatures.network_id and c.id = consent_id and c.state <> 'REFUSED'));
      grant update (papered, paper_ticks) on consent_signatures to hilfenetz_application;

      alter table restrictions add column answer text,
        add constraint restrictions_answer_fk foreign key (network_id, referral_id, revocation_id, answer)
          references restriction_answers (network_id, referral_id, revocation_id, answer);
      create policy restrictions_tell on restrictions for update
        using (network_id = app.network() and app.scope() = 'SYSTEM' and answer is null)
        with check (network_id = app.network() and app.scope() = 'SYSTEM' and answer is not null);
      grant update (answer) on restrictions to hilfenetz_application;

      -- asked of the referral as it was before this statement: a mark moves what is completed, and says nothing else of it
      alter policy referrals_move on referrals with check (network_id = app.network()
        and (app.scope() <> 'SYSTEM' or exists (select from referrals b
          where b.network_id = referrals.network_id and b.id = referrals.id and (b.state <> 'COMPLETED'
            or (b.outcome, b.ending, b.decline_reason, b.decline_note, b.respond_by)
              is not distinct from (referrals.outcome, referrals.ending, referrals.decline_reason, referrals.decline_note,
                referrals.respond_by)))));
    `);
    for (const [table, byActor] of [
      ['signature_evidence', ''],
      ['signature_papers', ' and recorded_by = app.account()'],
    ] as const) {
      await runner.query(`
        alter table ${table} enable row level security;
        create policy ${table}_see on ${table} for select using (network_id = app.network()
          and discloser_id = app.partner() and app.scope() in ('PARTNER','PRIVACY'));
        create policy ${table}_add on ${table} for insert with check (network_id = app.network()
          and discloser_id = app.partner() and app.scope() = 'PARTNER'${byActor});
      `);
    }
    await runner.query(`
      grant select, insert (network_id, consent_id, signer_id, discloser_id, method, key_id, drawing, reason, witness, original_at)
        on signature_evidence to hilfenetz_application;
      grant select, insert (network_id, consent_id, signer_id, discloser_id, drafted_at, signed_on, informed_interpreter,
        informed_read_aloud, special_categories, recorded_by) on signature_papers to hilfenetz_application;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter policy referrals_move on referrals with check (network_id = app.network());
      drop policy restrictions_tell on restrictions;
      alter table restrictions drop column answer;
      revoke update (papered, paper_ticks) on consent_signatures from hilfenetz_application;
      alter policy consent_signatures_add on consent_signatures with check (network_id = app.network()
        and discloser_id = app.partner() and app.scope() = 'PARTNER' and recorded_by = app.account()
        and exists (select from consents c
          where c.network_id = consent_signatures.network_id and c.id = consent_id and c.state <> 'REFUSED'));
      alter table consent_signatures drop constraint consent_signatures_paper_fk,
        drop constraint consent_signatures_paper_ticks_fk, drop constraint consent_signatures_evidence_fk;
      drop table signature_papers, signature_evidence;
      alter table consent_signatures drop constraint consent_signatures_method_key,
        drop constraint consent_signatures_discloser_key, drop column evidence_method;
      alter table network_settings drop column oral_exception;
    `);
  }
}
