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
          references consent_items (network_id, consent_id, recipient_id, subject_id, category),
        -- what is named is what it took back: nobody takes the same back twice
        constraint revocation_parts_taken_back_fk
          foreign key (network_id, consent_id, recipient_id, subject_id, category, revoked_by_id, revocation_id)
          references signature_items (network_id, consent_id, recipient_id, subject_id, category, signer_id, revocation_id)
          deferrable initially deferred
      );
      create index revocation_parts_consent_idx on revocation_parts (network_id, consent_id);
      -- a part takes back what it names, nothing else, and names something
      alter table signature_items add constraint signature_items_part_fk
        foreign key (network_id, part_of_id, recipient_id, subject_id, category)
        references revocation_parts (network_id, revocation_id, recipient_id, subject_id, category);
      alter table revocations add constraint revocations_lead_fk
        foreign key (network_id, id, lead_recipient_id, lead_subject_id, lead_category)
        references revocation_parts (network_id, revocation_id, recipient_id, subject_id, category) deferrable initially deferred;

      alter table revocation_parts enable row level security;
      -- who may see a form may know what was taken back of it
      create policy revocation_parts_see on revocation_parts for select using (network_id = app.network()
        and exists (select from consents c where c.network_id = revocation_parts.network_id and c.id = consent_id));
      create policy revocation_parts_add on revocation_parts for insert
        with check (network_id = app.network() and app.scope() = 'SYSTEM');
      grant select, insert on revocation_parts to hilfenetz_application;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table signature_items drop constraint signature_items_part_fk;
      alter table revocations drop constraint revocations_lead_fk;
      drop table revocation_parts;
    `);
  }
}
