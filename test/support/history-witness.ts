import type { Client } from 'pg';

const WITNESSED = [
  'referral_events',
  'sendings',
  'payload_items',
  'acceptances',
  'received_items',
  'releases',
  'revocations',
  'revocation_parts',
  'supersessions',
  'restrictions',
  'restricted_items',
  'restriction_answers',
  'kept_items',
  'recalls',
  'deletion_confirmations',
  'consent_signatures',
  'agreement_signatures',
  'terminations',
];

/**
 * Lets the test's own database note when each row is truly written, and when a release truly ends. The operations do
 * not know of it: they name their columns, and nobody but the owner asks for these.
 */
export async function addWitness(owner: Client): Promise<void> {
  for (const table of WITNESSED) {
    await owner.query(
      `alter table ${table} add column written_at timestamptz not null default clock_timestamp()`,
    );
  }
  await owner.query(`
    alter table releases add column gone_at timestamptz;
    create function app.note_end() returns trigger language plpgsql as
      $$ begin new.gone_at := clock_timestamp(); return new; end $$;
    create trigger releases_note_end before update of live on releases for each row execute function app.note_end();
  `);
}
