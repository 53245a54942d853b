import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A revocation of a part names what it takes back: recipient × subject × category of the form's own items. It ends what was
 * granted of them, and nothing is granted of them later on the signature of the person who took them back.
 */
export class RevocationParts1700000000018 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table revocation_parts (
        network_id uuid not null,
        revocation_id uuid not null,
        consent_id uuid not null,
        revoked_by_id uuid not null,
        recipient_id uuid not null,
        subject_id uuid not null,
        category text not null,
        constraint revocation_parts_pkey primary key (network_id, revocation_id, recipient_id, subject_id, category),
        constraint revocation_parts_revocation_fk foreign key (network_id, revocation_id, consent_id, revoked_by_id)
          references revocations (network_id, id, consent_id, revoked_by_id),
        constraint revocation_parts_item_fk foreign key (network_id, consent_id, recipient_id, subject_id, category)
          references consent_items (network_id, consent_id, recipient_id, subject_id, category)
      );
      create index revocation_parts_consent_idx on revocation_parts (network_id, consent_id);

      alter table revocation_parts enable row level security;
      -- who may see a form may know what was taken back of it
      create policy revocation_parts_see on revocation_parts for select using (network_id = app.network()
        and exists (select from consents c where c.network_id = revocation_parts.network_id and c.id = consent_id));
      create policy revocation_parts_add on revocation_parts for insert
        with check (network_id = app.network() and app.scope() = 'SYSTEM');
      grant select, insert on revocation_parts to hilfenetz_application;

      drop policy releases_add on releases;
      create policy releases_add on releases for insert with check (network_id = app.network() and live
        and recorded_by_id = app.partner() and app.scope() = 'PARTNER'
        and not exists (select from revocation_parts p where p.network_id = releases.network_id
          and p.consent_id = releases.consent_id and p.revoked_by_id in (signer_1, signer_2, signer_3)
          and p.recipient_id = case when releases.discloser_id = recorded_by_id then releases.recipient_id
            else releases.discloser_id end
          and p.subject_id = releases.subject_id and p.category = releases.category));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop policy releases_add on releases;
      drop table revocation_parts;
      create policy releases_add on releases for insert with check (network_id = app.network() and live
        and recorded_by_id = app.partner() and app.scope() = 'PARTNER');
    `);
  }
}
