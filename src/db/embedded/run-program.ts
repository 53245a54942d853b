import { spawn } from 'node:child_process';
import type { SpawnOptions } from 'node:child_process';
import { errorCode } from './durable';
import type { Place } from './placement';

/** PostgreSQL's own PG* variables and the operator's locale must not change what it does. */
export function programOptions(place: Place): SpawnOptions {
  const plain = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };
  return {
    // The folder of the service may be closed to the account.
    cwd: place.home,
    env: process.platform === 'win32' ? { ...process.env, PGDATA: undefined, PGPORT: undefined } : plain,
    windowsHide: true,
    ...(place.account && { uid: place.account.uid, gid: place.account.gid }),
  };
}

export function cannotRun(program: string, error: Error): Error {
  // A missing loader is reported as if the program itself were missing.
  const noLoader = process.platform === 'linux' && errorCode(error) === 'ENOENT';
  const hint = noLoader ? ' The built-in PostgreSQL needs glibc, which Alpine does not have.' : '';
  return new Error(`${program} cannot be run: ${error.message}.${hint}`);
}

/** Runs a program to its end; throws a sentence with what it said when it fails. */
export async function runProgram(program: string, args: readonly string[], place: Place): Promise<void> {
  const child = spawn(program, args, { ...programOptions(place), stdio: ['ignore', 'pipe', 'pipe'] });
  const said: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (text: string) => said.push(text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => said.push(text));

  const outcome = await new Promise<number | string | null>((resolve, reject) => {
    child.once('error', (error) => reject(cannotRun(program, error)));
    child.once('close', (code, signal) => resolve(signal ?? code));
  });
  if (outcome === 0) return;
  throw new Error(`${program} failed (${outcome}):\n${said.join('').trim()}`);
}
