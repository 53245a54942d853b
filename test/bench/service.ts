import { spawn } from 'node:child_process';

export interface Service {
  readonly url: string;
  readonly pid: number;
  /** Resident memory in megabytes. */
  memory(): Promise<number>;
  stop(): Promise<void>;
}

/** Starts a program that tells its address on its first line. */
export function startService(program: string, args: readonly string[]): Promise<Service> {
  const child = spawn(program, [...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('exit', (code) => fail(new Error(`${args.join(' ')} ended with ${code ?? 'a signal'}.`)));
    child.stdout.once('data', (line: Buffer) =>
      done({
        url: line.toString().trim(),
        pid: child.pid ?? 0,
        memory: () => memoryOf(child.pid ?? 0),
        stop: () =>
          new Promise((stopped) => {
            child.once('exit', () => stopped());
            child.kill('SIGTERM');
          }),
      }),
    );
  });
}

async function memoryOf(pid: number): Promise<number> {
  const { readFile } = await import('node:fs/promises');
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
}
