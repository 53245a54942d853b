import { DomainError } from '../../domain/errors';

export interface PrintShop {
  /**
   * The brochure of this name in this edition, packed with gzip: from the shelf, from the press where it is already being
   * made, or newly made.
   *
   * @throws UNAVAILABLE when too many others wait, or when it is not ready in time; it is made all the same and can be
   *   fetched a little later
   */
  fetch(name: string, edition: string, print: Print): Promise<Uint8Array>;
  /** Stops what is being made. */
  close(): void;
}

export type Print = (signal: AbortSignal) => Promise<Uint8Array>;

export interface PrintShopOptions {
  /** Bytes of finished brochures that are kept; the ones not asked for longest go first. */
  readonly shelfBytes: number;
  /** Brochures that may wait behind the one being made. */
  readonly mostWaiting: number;
  /** Milliseconds a reader waits. */
  readonly patience: number;
}

const USUAL: PrintShopOptions = { shelfBytes: 32_000_000, mostWaiting: 4, patience: 25_000 };

/** One press, a short queue, and a shelf: whatever is asked, no more than one catalogue is being set at a time. */
export function openPrintShop(options: PrintShopOptions = USUAL): PrintShop {
  const shelf = newShelf(options.shelfBytes);
  const underway = new Map<string, Promise<Uint8Array>>();
  const closing = new AbortController();
  let press: Promise<unknown> = Promise.resolve();

  const make = (name: string, edition: string, print: Print): Promise<Uint8Array> => {
    const job = `${name} ${edition}`;
    const running = underway.get(job);
    if (running !== undefined) return running;
    if (underway.size > options.mostWaiting) throw unavailable('PRESS_BUSY');
    const made = press
      .then(() => print(closing.signal))
      .then((pdf) => {
        shelf.put(name, edition, pdf);
        return pdf;
      })
      .finally(() => underway.delete(job));
    underway.set(job, made);
    press = made.catch(() => undefined);
    return made;
  };

  return {
    fetch: async (name, edition, print) =>
      shelf.take(name, edition) ?? withPatience(make(name, edition, print), options.patience),
    close: () => closing.abort(),
  };
}

async function withPatience<T>(made: Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_done, fail) => {
    timer = setTimeout(() => fail(unavailable('BEING_PRINTED')), milliseconds);
  });
  try {
    return await Promise.race([made, late]);
  } finally {
    clearTimeout(timer);
  }
}

function unavailable(reason: string): DomainError {
  return new DomainError('UNAVAILABLE', { reason });
}

interface Shelf {
  take(name: string, edition: string): Uint8Array | null;
  put(name: string, edition: string, pdf: Uint8Array): void;
}

/** One edition of each brochure; a Map keeps the order of use. */
function newShelf(mostBytes: number): Shelf {
  const kept = new Map<string, { edition: string; pdf: Uint8Array }>();
  let bytes = 0;
  const drop = (name: string): void => {
    bytes -= kept.get(name)?.pdf.length ?? 0;
    kept.delete(name);
  };
  return {
    take(name, edition) {
      const found = kept.get(name);
      if (found?.edition !== edition) return null;
      kept.delete(name);
      kept.set(name, found);
      return found.pdf;
    },
    put(name, edition, pdf) {
      drop(name);
      kept.set(name, { edition, pdf });
      bytes += pdf.length;
      for (const oldest of kept.keys()) {
        if (bytes <= mostBytes) break;
        drop(oldest);
      }
    },
  };
}
