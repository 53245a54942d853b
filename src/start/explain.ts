import { SettingError } from '../config';
import { LoginRefused } from '../db/application-login';
import { NetworkRefused } from '../operator/create-network';
import { KeysRefused } from '../operator/rotation';
import { FolderInUse } from './hold-embedded';

/** Ends the process with one sentence about why it could not start. */
export function refuseToStart(error: unknown): void {
  process.stderr.write(`${sentenceFor(error)}\n`);
  process.exitCode = 1;
}

function sentenceFor(error: unknown): string {
  if (
    error instanceof SettingError ||
    error instanceof LoginRefused ||
    error instanceof FolderInUse ||
    error instanceof NetworkRefused ||
    error instanceof KeysRefused
  ) {
    return error.message;
  }
  const code = (error as { code?: unknown }).code;
  if (code === 'EADDRINUSE') return 'The port is taken by another program; set PORT to another one.';
  if (code === 'EACCES') return 'The port may not be used by this account; set PORT to one above 1023.';
  if (code === '42501')
    return 'The login of DATABASE_OWNER_URL lacks a right: it must own the database and may create roles (CREATEROLE).';
  if (code === '28P01' || code === '28000')
    return 'The database refuses a login of DATABASE_URL or DATABASE_OWNER_URL.';
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND')
    return 'The database of DATABASE_URL or DATABASE_OWNER_URL cannot be reached.';
  if (code === '3D000') return 'The database named in DATABASE_URL or DATABASE_OWNER_URL does not exist.';
  return error instanceof Error ? error.message : 'Something went wrong.';
}
