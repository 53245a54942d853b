import { newId } from '../domain/ids';
import { literal, word } from './opening';

/** On which ground data are handled; words for the audit trail (source 003 §4; DSGVO Art. 6 and 9). */
export type LegalBasis =
  | 'CONSENT' // Art. 6 (1) a, 9 (2) a DSGVO with § 203 StGB: the recorded release
  | 'OWN_RECORD' // the partner's own file on a family it works with
  | 'AGREEMENT' // the cooperation agreement of source 003
  | 'PUBLIC_TASK' // § 3 KKG: keeping the network
  | 'ACCOUNT'; // signing in and managing accounts

export type ObjectKind =
  | 'NETWORK'
  | 'PARTNER'
  | 'ACCOUNT'
  | 'DEPUTY_OF' // an account: the access was as a deputy of this professional
  | 'HAT'
  | 'SESSION'
  | 'AGREEMENT'
  | 'FAMILY'
  | 'CONSENT'
  | 'REFERRAL'
  | 'PAYLOAD'
  | 'OFFER'
  | 'OFFER_REPORT'
  | 'OFFER_IMPORT';

/**
 * What a transaction leaves in the audit trail, collected while it runs and appended last. Ids and words only:
 * no names, no payload, no input.
 */
export interface Trail {
  /** An object that the story has found or made. Named once, however often it is touched. */
  touch(kind: ObjectKind, id: string): void;
  /**
   * Personal data of this object will be returned: the read is on record before they leave.
   *
   * @param deputyOf the account for whom the reader stands in, when nothing else opens it; such reads are events of their own
   */
  read(kind: ObjectKind, id: string, basis: LegalBasis, deputyOf?: string | null): void;
  /** What is done is done as a deputy of this account; null: not as a deputy. */
  actAsDeputyOf(account: string | null): void;
  /** The story is done and stands on this ground. Every transact() needs it. */
  done(basis: LegalBasis): void;
  /** Somebody asked for an object by its id that is not there for them. */
  refusedToShow(kind: ObjectKind, id: string): void;
  /** A part of a read was refused. */
  refused(operation: string, reason: string): void;
}

type Decision = 'DONE' | 'READ' | 'REFUSED';

interface Touched {
  readonly kind: ObjectKind;
  readonly id: string;
}

export interface TrailKeeper extends Trail {
  readonly basis: LegalBasis | null;
  /** The statements that append what was collected; empty when there is nothing to tell. */
  statements(operation: string): string[];
  refusal(operation: string, reason: string): string;
}

export function newTrail(): TrailKeeper {
  const touched = new Map<string, Touched>();
  const read = new Map<string, { basis: LegalBasis; objects: Map<string, Touched> }>();
  const hidden = new Map<string, Touched>();
  const refusals: { operation: string; reason: string }[] = [];
  let basis: LegalBasis | null = null;

  return {
    get basis() {
      return basis;
    },
    touch: (kind, id) => void touched.set(kind + id, { kind, id }),
    read(kind, id, on, deputyOf = null) {
      const place = `${on} ${deputyOf ?? ''}`;
      const { objects } = read.get(place) ?? { objects: new Map<string, Touched>() };
      objects.set(kind + id, { kind, id });
      if (deputyOf !== null) objects.set(deputyOf, { kind: 'DEPUTY_OF', id: deputyOf });
      read.set(place, { basis: on, objects });
    },
    actAsDeputyOf(account) {
      if (account !== null) touched.set(`DEPUTY_OF${account}`, { kind: 'DEPUTY_OF', id: account });
    },
    done: (on) => void (basis = on),
    refusedToShow: (kind, id) => void hidden.set(kind + id, { kind, id }),
    refused: (operation, reason) => void refusals.push({ operation, reason }),
    statements(operation) {
      const statements: string[] = [];
      if (basis !== null) statements.push(append(operation, 'DONE', null, basis, touched));
      for (const { basis: on, objects } of read.values())
        statements.push(append(operation, 'READ', null, on, objects));
      if (hidden.size > 0) statements.push(append(operation, 'REFUSED', 'NOT_FOUND', 'PUBLIC_TASK', hidden));
      for (const refusal of refusals) {
        statements.push(append(refusal.operation, 'REFUSED', refusal.reason, 'PUBLIC_TASK', touched));
      }
      return statements;
    },
    refusal: (operation, reason) => append(operation, 'REFUSED', reason, basis ?? 'PUBLIC_TASK', touched),
  };
}

function append(
  operation: string,
  decision: Decision,
  reason: string | null,
  basis: LegalBasis,
  objects: ReadonlyMap<string, Touched>,
): string {
  const all = [...objects.values()];
  const kinds = all.map((object) => word(object.kind)).join(',');
  const ids = all.map((object) => literal(object.id)).join(',');
  const why = reason === null ? 'null' : word(reason);
  return `select app.audit_append(${literal(newId())}, ${word(operation)}, ${word(decision)}, ${why}, ${word(basis)},
    array[${kinds}]::text[], array[${ids}]::uuid[])`;
}
