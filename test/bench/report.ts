import type { CpuUse } from './cpu';

/** One measurement of one runner. */
export interface Round {
  readonly perSecond: number;
  /** Milliseconds of processor time a request. */
  readonly cpu: CpuUse;
}

export type Rounds = ReadonlyMap<string, readonly Round[]>;

/** Quartiles of everything, each runner beside the reference of the same round. */
export function reportOf(rounds: Rounds, reference: string, here: string, alone: string): string[] {
  const base = rounds.get(reference) ?? [];
  const lines = [...rounds].map(([name, all]) => {
    const rates = all.map((round) => round.perSecond);
    const ratios = all.map((round, place) => round.perSecond / (base[place]?.perSecond ?? NaN));
    const cpu = all.map((round, place) => total(base[place]?.cpu) / total(round.cpu));
    const shares = (['database', 'service', 'driver'] as const).map((part) =>
      median(all.map((round) => round.cpu[part])).toFixed(2),
    );
    return [
      name.padEnd(24),
      quartiles(rates, 0),
      quartiles(ratios, 2),
      quartiles(cpu, 2),
      shares.join(' + '),
    ].join('   ');
  });
  const growth = (rounds.get(here) ?? []).map(
    (round, place) => total(round.cpu) / total(rounds.get(alone)?.[place]?.cpu),
  );
  const wall = (rounds.get(here) ?? []).map(
    (round, place) => (rounds.get(alone)?.[place]?.perSecond ?? NaN) / round.perSecond,
  );
  return [
    '',
    'Quartiles of the rounds: requests a second   × reference   × reference by processor time   ms a request: database + service + driver',
    ...lines,
    '',
    `Cost of a page beside a single network's: by time × ${quartiles(wall, 2)}, by processor time × ${quartiles(growth, 2)}`,
  ];
}

function total(cpu: CpuUse | undefined): number {
  return cpu === undefined ? NaN : cpu.database + cpu.service + cpu.driver;
}

function quartiles(values: readonly number[], digits: number): string {
  return [0.25, 0.5, 0.75].map((share) => at(values, share).toFixed(digits)).join(' · ');
}

function median(values: readonly number[]): number {
  return at(values, 0.5);
}

function at(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.round((sorted.length - 1) * share)] ?? NaN;
}
