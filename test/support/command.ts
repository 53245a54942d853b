import { spawn, type ChildProcess } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

export const projectDir = path.resolve(__dirname, '../..');

/** A command of package.json under way, as a person would have it in a terminal. */
export interface RunningCommand {
  readonly output: () => string;
  /** Resolves with the line once it has been printed; fails when the command ends before. */
  line(pattern: RegExp): Promise<string>;
  /** A signal to everything that the command started, as a terminal sends Ctrl-C. */
  signal(signal: NodeJS.Signals): void;
  /** A signal to the command alone. */
  signalAlone(signal: NodeJS.Signals): void;
  readonly ended: Promise<number | null>;
}

const running = new Set<ChildProcess>();

export type Settings = Readonly<Record<string, string | undefined>>;

export function runNpm(args: readonly string[], env: Settings): RunningCommand {
  return run('npm', ['run', '--silent', ...args], env);
}

/** The same program without npm, for what needs no build of its own. */
export function runBuilt(program: string, args: readonly string[], env: Settings): RunningCommand {
  return run(process.execPath, [path.join(projectDir, 'dist/src', program), ...args], env);
}

function run(command: string, args: readonly string[], env: Settings): RunningCommand {
  const child = spawn(command, args, {
    cwd: projectDir,
    env: { ...cleanEnvironment(), ...env },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let text = '';
  const watchers = new Set<() => void>();
  const take = (chunk: Buffer): void => {
    text += chunk.toString('utf8');
    for (const watch of watchers) watch();
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', (code) => {
      running.delete(child);
      resolve(code);
    });
  });
  return {
    output: () => text,
    ended,
    line: (pattern) =>
      new Promise((resolve, reject) => {
        const watch = (): void => {
          const found = text.split('\n').find((line) => pattern.test(line));
          if (found === undefined) return;
          watchers.delete(watch);
          resolve(found);
        };
        watchers.add(watch);
        watch();
        void ended.then(() => reject(new Error(`It ended without such a line:\n${text}`)));
      }),
    signal: (signal) => {
      if (child.pid !== undefined) process.kill(-child.pid, signal);
    },
    signalAlone: (signal) => {
      child.kill(signal);
    },
  };
}

/** Ends what a failing test has left behind. */
export function endCommands(): void {
  for (const child of running) if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
}

/** A state folder that the database's user can reach. */
export async function makeStateDir(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'hilfenetz-start-'));
  await chmod(folder, 0o755);
  return folder;
}

export async function removeStateDir(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}

export interface DemoFile {
  url: string;
  network: string;
  signIns: {
    name: string;
    email: string;
    password: string;
    partner: string | null;
    role: string;
    hatId: string;
  }[];
}

export async function readDemoFile(stateDir: string): Promise<DemoFile> {
  return JSON.parse(await readFile(path.join(stateDir, 'demo.json'), 'utf8')) as DemoFile;
}

/** The test run's own settings are not the command's. */
function cleanEnvironment(): Record<string, string | undefined> {
  const env = { ...process.env };
  for (const name of [
    'NODE_ENV',
    'NODE_OPTIONS',
    'JEST_WORKER_ID',
    'DATABASE_URL',
    'DATABASE_OWNER_URL',
    'DATABASE_WORKER_URL',
    'SMTP_URL',
    'MAIL_FROM',
    'MAIL_FOLDER',
    'PUBLIC_URL',
    'INSTALLATION_KEY',
    'INSTALLATION_KEY_OLD',
    'TOKEN_SECRET',
    'PORT',
    'STATE_DIR',
  ]) {
    Reflect.deleteProperty(env, name);
  }
  return env;
}
