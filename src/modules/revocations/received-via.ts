import type { Person, Role } from '../../domain/actor';
import { DomainError, forbidden, invalidInput } from '../../domain/errors';
import type { ReceivedVia } from './revocation.types';

/** Where a code can come in, by the hat of whoever hands it in. Other hats have no part in it. */
const DOORS: Partial<Record<Role, readonly ReceivedVia[]>> = {
  PROFESSIONAL: ['RECIPIENT', 'DISCLOSER'],
  PARTNER_LEAD: ['RECIPIENT', 'DISCLOSER'],
  COORDINATOR: ['COORDINATION'],
};

/**
 * That a code comes in where whoever hands it in can say so.
 *
 * @param person null for somebody without a token
 * @throws FORBIDDEN for a hat that records no revocation; INVALID_INPUT naming `input.receivedVia`
 */
export function requireOwnDoor(person: Pick<Person, 'role'> | null, receivedVia: ReceivedVia): void {
  const doors = person === null ? (['PUBLIC_PAGE'] as const) : DOORS[person.role];
  if (doors === undefined) throw forbidden('OTHER_HAT');
  if (!doors.some((door) => door === receivedVia))
    throw invalidInput('input.receivedVia', 'NOT_FOR_THIS_HAT');
}

/**
 * Where it is recorded to have come in. What a partner says of itself is not taken on trust: the discloser is whoever
 * recorded the form, every other partner counts as one that was told.
 */
export function doorOf(person: Person | null, receivedVia: ReceivedVia, discloserId: string): ReceivedVia {
  if (receivedVia === 'PUBLIC_PAGE' || receivedVia === 'COORDINATION') return receivedVia;
  return person?.partnerId === discloserId ? 'DISCLOSER' : 'RECIPIENT';
}

/** @throws INVALID_INPUT for a revocation with a name on it that nobody can have recorded on the public page */
export function requireRecordedDoor(receivedVia: ReceivedVia): void {
  if (receivedVia === 'PUBLIC_PAGE') throw invalidInput('input.receivedVia', 'NOT_FOR_THIS_HAT');
}

/** No form goes with this code and month. Kept in the audit trail and told to nobody. */
export function wrongCode(): DomainError {
  return new DomainError('NOT_FOUND', { reason: 'WRONG_CODE' });
}

export function isWrongCode(error: unknown): boolean {
  return error instanceof DomainError && error.details.reason === 'WRONG_CODE';
}
