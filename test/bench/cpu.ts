import { readdirSync, readFileSync } from 'node:fs';

/** Seconds of processor time used so far; zero where the system does not tell (only Linux does). */
export interface CpuUse {
  readonly database: number;
  readonly service: number;
  /** The driver and, while it ran, pgbench. */
  readonly driver: number;
}

const TICKS_A_SECOND = 100;

/**
 * What a request costs in processor time does not change when something else keeps the machine busy; how many a second
 * there are does, and not in the same way for one process as for thirty-two.
 */
export function cpuUse(postmaster: number, service: number | null): CpuUse {
  const children = processes().filter(({ parent }) => parent === postmaster);
  const server = timesOf(postmaster);
  return {
    // ended backends are counted with the postmaster that waited for them
    database: server.own + server.waitedFor + sum(children.map(({ pid }) => timesOf(pid).own)),
    service: service === null ? 0 : timesOf(service).own,
    driver: timesOf(process.pid).own + timesOf(process.pid).waitedFor,
  };
}

export function cpuBetween(before: CpuUse, after: CpuUse): CpuUse {
  return {
    database: after.database - before.database,
    service: after.service - before.service,
    driver: after.driver - before.driver,
  };
}

interface Times {
  readonly parent: number;
  readonly own: number;
  readonly waitedFor: number;
}

function timesOf(pid: number): Times {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
    const ticks = (place: number): number => Number(fields[place]) / TICKS_A_SECOND;
    return { parent: Number(fields[1]), own: ticks(11) + ticks(12), waitedFor: ticks(13) + ticks(14) };
  } catch {
    return { parent: 0, own: 0, waitedFor: 0 };
  }
}

function processes(): { pid: number; parent: number }[] {
  try {
    const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
    return pids.map((pid) => ({ pid: Number(pid), parent: timesOf(Number(pid)).parent }));
  } catch {
    return [];
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
