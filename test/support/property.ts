import fc from 'fast-check';

/** Everything random of a run follows from this; SEED=… runs it again. */
const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));

/** How often a property is tried: a sample of a second, and the full figure with LONG=1. */
export interface Tries {
  readonly sample: number;
  readonly long: number;
}

/** Holds a property against random examples and prints the seed they were drawn with. */
export function expectProperty<T>(property: fc.IProperty<T>, { sample, long }: Tries): void {
  process.stdout.write(`SEED=${seed} ${expect.getState().currentTestName ?? ''}\n`);
  fc.assert(property, { seed, numRuns: process.env.LONG === '1' ? long : sample });
}
