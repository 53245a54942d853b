import { v7, validate } from 'uuid';

/** A new identifier, ordered by time (UUIDv7), made in the application. */
export function newId(): string {
  return v7();
}

export function isId(text: string): boolean {
  return validate(text);
}
