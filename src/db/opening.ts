import { partnerInScope, personBehind, scopeOf, type Actor, type Person } from '../domain/actor';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * The one message that opens a transaction: settings for the policies, the time, and whether the session
 * still holds. Sent as text in one round trip, so every value is checked here to be an identifier or a word.
 */
export function openingMessage(actor: Actor): string {
  const network = actor.kind === 'NOBODY' ? null : actor.networkId;
  const person = personBehind(actor);
  return [
    'begin',
    set('app.network', network),
    set('app.scope', scopeOf(actor)),
    set('app.partner', partnerInScope(actor)),
    set('app.account', person?.accountId ?? null),
    set('app.hat', person?.hatId ?? null),
    `select app.clock() as now, ${person === null ? 'true' : sessionHolds(person)} as holds`,
    'savepoint story',
  ].join(';');
}

/** Signed out, disabled, hat taken away or changed: each ends what the token promised, at once. */
function sessionHolds(person: Person): string {
  return `exists (
    select from sessions s
      join accounts a on a.network_id = s.network_id and a.id = s.account_id
      join hats h on h.network_id = s.network_id and h.id = s.hat_id
    where s.network_id = ${literal(person.networkId)} and s.id = ${literal(person.sessionId)}
      and s.account_id = ${literal(person.accountId)} and s.hat_id = ${literal(person.hatId)}
      and s.ended_at is null and s.expires_at > app.clock() and a.state = 'ACTIVE'
      and h.ended_at is null and h.role = ${word(person.role)}
      and h.partner_id is not distinct from ${person.partnerId === null ? 'null' : literal(person.partnerId)})`;
}

function set(name: string, value: string | null): string {
  if (value === null) return `set local ${name} = ''`;
  return `set local ${name} = ${name === 'app.scope' ? word(value) : literal(value)}`;
}

export function literal(id: string): string {
  if (!UUID.test(id)) throw new Error('Not an identifier.');
  return `'${id}'`;
}

export function word(text: string): string {
  if (!/^[A-Za-z][A-Za-z0-9_:]*$/.test(text)) throw new Error('Not a word.');
  return `'${text}'`;
}
