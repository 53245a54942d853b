import { openPrintShop, type Print } from '../../src/open-data/brochure/print-shop';
import { printBrochure } from '../../src/open-data/brochure';
import { refusalOf } from '../support/people';

const OPTIONS = { shelfBytes: 100, mostWaiting: 2, patience: 5_000 };
const PDF = new Uint8Array(40);

/** A press whose jobs end when they are told to. */
function heldPress(): { print: Print; finish(): void; started(): number; most(): number } {
  const waiting: (() => void)[] = [];
  let started = 0;
  let running = 0;
  let most = 0;
  return {
    print: () => {
      started += 1;
      running += 1;
      most = Math.max(most, running);
      return new Promise((done) =>
        waiting.push(() => {
          running -= 1;
          done(PDF);
        }),
      );
    },
    finish: () => waiting.shift()?.(),
    started: () => started,
    most: () => most,
  };
}

const soon = (): Promise<void> => new Promise((done) => setTimeout(done, 5));
const atOnce: Print = () => Promise.resolve(PDF);

describe('the press', () => {
  it('refuses when too many wait', async () => {
    const shop = openPrintShop(OPTIONS);
    const press = heldPress();
    const taken = ['a', 'b', 'c'].map((name) => shop.fetch(name, '1', press.print));
    expect(await refusalOf(shop.fetch('d', '1', press.print))).toEqual({
      code: 'UNAVAILABLE',
      details: { reason: 'PRESS_BUSY' },
    });
    for (let job = 0; job < 3; job += 1) {
      await soon();
      press.finish();
    }
    await Promise.all(taken);
    expect(press.most()).toBe(1);
  });

  it('lets nobody wait for ever, and keeps what was made for the next who asks', async () => {
    const shop = openPrintShop({ ...OPTIONS, patience: 20 });
    const press = heldPress();
    expect(await refusalOf(shop.fetch('a', '1', press.print))).toMatchObject({
      details: { reason: 'BEING_PRINTED' },
    });
    press.finish();
    await soon();
    expect(await shop.fetch('a', '1', press.print)).toBe(PDF);
    expect(press.started()).toBe(1);
  });

  it('makes one for all who ask at once, and a new one for a new edition', async () => {
    const shop = openPrintShop(OPTIONS);
    const press = heldPress();
    const both = [shop.fetch('a', '1', press.print), shop.fetch('a', '1', press.print)];
    await soon();
    press.finish();
    await Promise.all(both);
    expect(press.started()).toBe(1);
    const next = shop.fetch('a', '2', press.print);
    await soon();
    press.finish();
    await next;
    expect(press.started()).toBe(2);
  });

  it('goes on after a job that fails, and tries that one again', async () => {
    const shop = openPrintShop(OPTIONS);
    await expect(shop.fetch('a', '1', () => Promise.reject(new Error('torn')))).rejects.toThrow('torn');
    expect(await shop.fetch('a', '1', atOnce)).toBe(PDF);
  });

  it('keeps no more than fits on the shelf; what was used last stays', async () => {
    const shop = openPrintShop(OPTIONS);
    const made: string[] = [];
    const fetchOf = (name: string): Promise<unknown> =>
      shop.fetch(name, '1', () => {
        made.push(name);
        return Promise.resolve(PDF);
      });
    for (const name of ['a', 'b', 'a', 'c', 'a', 'b']) await fetchOf(name);
    expect(made).toEqual(['a', 'b', 'c', 'b']);
  });
});

describe('a print that is stopped', () => {
  it('ends its process and says that it was not done', async () => {
    const stop = new AbortController();
    // eslint-disable-next-line @typescript-eslint/require-await
    async function* nothing(): AsyncGenerator<never[]> {
      stop.abort();
      yield [];
    }
    const order = { network: 'x', today: '2026-11-21', by: 'TOPIC', only: null, topicAreas: [], districts: [], address: null } as const; // prettier-ignore
    expect(await refusalOf(printBrochure(nothing(), order, stop.signal))).toMatchObject({
      code: 'UNAVAILABLE',
    });
  });
});
