import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The audit trail. The application's login cannot insert, change or delete a row: it may only call
 * app.audit_append, which takes network, account, hat and partner from the transaction's own settings.
 */
export class Audit1700000000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table audit_events (
        network_id uuid not null,
        id uuid not null,
        at timestamptz not null default app.instant(),
        account_id uuid,
        hat_id uuid,
        partner_id uuid,
        operation text not null constraint audit_events_operation_check check (operation ~ '^[A-Za-z][A-Za-z:]{0,60}$'),
        decision text not null constraint audit_events_decision_check check (decision in ('DONE','READ','REFUSED')),
        reason text constraint audit_events_reason_check check (reason ~ '^[A-Z_]{1,60}$'),
        basis text not null constraint audit_events_basis_check check (basis ~ '^[A-Z_0-9]{1,60}$'),
        constraint audit_events_pkey primary key (network_id, id),
        constraint audit_events_network_fk foreign key (network_id) references networks (id)
      );
      create index audit_events_at_idx on audit_events (network_id, at);
      create table audit_objects (
        network_id uuid not null,
        event_id uuid not null,
        position int not null,
        partner_id uuid,
        kind text not null constraint audit_objects_kind_check check (kind ~ '^[A-Z_]{1,40}$'),
        object_id uuid not null,
        constraint audit_objects_pkey primary key (network_id, event_id, position),
        constraint audit_objects_event_fk foreign key (network_id, event_id) references audit_events (network_id, id)
      );
      create index audit_objects_object_idx on audit_objects (network_id, object_id);

      alter table audit_events enable row level security;
      create policy audit_events_see on audit_events for select using (network_id = app.network()
        and (app.scope() = 'AUDIT' or (app.scope() = 'PRIVACY' and partner_id = app.partner())));
      alter table audit_objects enable row level security;
      create policy audit_objects_see on audit_objects for select using (network_id = app.network()
        and (app.scope() = 'AUDIT' or (app.scope() = 'PRIVACY' and partner_id = app.partner())));
      grant select on audit_events, audit_objects to hilfenetz_application;

      create function app.audit_append(event uuid, operation text, decision text, reason text, basis text,
          kinds text[], object_ids uuid[])
        returns void language sql volatile security definer set search_path = pg_catalog
      begin atomic
        insert into public.audit_events (network_id, id, account_id, hat_id, partner_id, operation, decision, reason, basis)
          values (app.network(), event, app.account(), app.hat(), app.partner(), operation, decision, reason, basis);
        insert into public.audit_objects (network_id, event_id, position, partner_id, kind, object_id)
          select app.network(), event, o.position, app.partner(), o.kind, o.object_id
          from unnest(kinds, object_ids) with ordinality as o (kind, object_id, position);
      end;
      revoke execute on function app.audit_append from public;
      grant execute on function app.audit_append to hilfenetz_application;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function app.audit_append;
      drop table audit_objects;
      drop table audit_events;
    `);
  }
}
