/** Chance that can be told again: what comes follows from the seed alone. */
export interface Chance {
  readonly seed: number;
  /** A whole number from 0 to below. */
  below(limit: number): number;
  /** One of the things. */
  of<T>(things: readonly T[]): T;
  /** So many of the things, in a new order. */
  some<T>(things: readonly T[], count: number): T[];
}

/** From SEED, or of this moment; the first call prints it, so that a failure can be told again. */
export function newChance(): Chance {
  const seed = Number(process.env.SEED ?? Date.now() % 1_000_000_000);
  process.stdout.write(`SEED=${seed}\n`);
  let state = seed >>> 0;
  // mulberry32: small, and the same everywhere
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  const some = <T>(things: readonly T[], count: number): T[] =>
    things
      .map((thing) => ({ thing, place: next() }))
      .sort((one, other) => one.place - other.place)
      .slice(0, count)
      .map(({ thing }) => thing);
  return {
    seed,
    below,
    some,
    of(things) {
      const [thing] = some(things, 1);
      if (thing === undefined) throw new Error('There is nothing to choose from.');
      return thing;
    },
  };
}

/** Full figures only in the long run. */
export const LONG = process.env.LONG === '1';
