import { fork, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import path from 'node:path';
import { DomainError } from '../../domain/errors';
import type { Order } from './arrange-brochure';
import type { OfferToPrint } from './offer-to-print';

/** What is sent to the process that sets the pages: portions of offers, then what to make of them. */
export type PrintMessage = { readonly offers: readonly OfferToPrint[] } | { readonly order: Order };

export interface PrintResult {
  /** The PDF, packed with gzip; null: it could not be set. */
  readonly zippedPdf: Uint8Array | null;
}

/** Seconds after which a catalogue is given up: ten times what the longest allowed one takes on a quiet machine. */
const MOST_SECONDS = 120;

/**
 * Sets a brochure in a process of its own. Two thousand offers take seconds and a gigabyte: the service goes on answering
 * meanwhile, and gets the memory back at the end. The process is given no settings, no secrets and no database.
 *
 * @throws UNAVAILABLE when it takes too long or the signal ends it
 */
export async function printBrochure(
  portions: AsyncIterable<readonly OfferToPrint[]>,
  order: Order,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const child = fork(programFile(), { serialization: 'advanced', execArgv: [], env: {}, stdio: 'ignore' });
  // paper can wait: requests come first
  if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  const end = (): void => void child.kill('SIGKILL');
  const watch = AbortSignal.any([signal, AbortSignal.timeout(MOST_SECONDS * 1000)]);
  watch.addEventListener('abort', end);
  try {
    const result = resultOf(child, watch);
    result.catch(() => undefined);
    let taken = true;
    for await (const offers of portions) if (!(taken &&= await send(child, { offers }))) break;
    if (!taken || !(await send(child, { order }))) end();
    const { zippedPdf } = await result;
    if (zippedPdf === null) throw new Error('The brochure could not be typeset.');
    return zippedPdf;
  } finally {
    watch.removeEventListener('abort', end);
    end();
  }
}

/** False when the process takes nothing more: its end tells why. */
function send(child: ChildProcess, message: PrintMessage): Promise<boolean> {
  return new Promise((done) => {
    child.send(message, (error) => done(error === null));
  });
}

function resultOf(child: ChildProcess, watch: AbortSignal): Promise<PrintResult> {
  return new Promise((done, fail) => {
    child.once('message', (result) => done(result as PrintResult));
    child.once('error', fail);
    child.once('exit', () =>
      fail(
        watch.aborted
          ? new DomainError('UNAVAILABLE', { reason: 'NOT_PRINTED_IN_TIME' })
          : new Error('The typesetting process ended early.'),
      ),
    );
  });
}

/** The built program. Tests run the sources, which a process of its own cannot load: they use the last build. */
function programFile(): string {
  const beside = path.join(__dirname, 'typeset-process.js');
  if (existsSync(beside)) return beside;
  return path.join(__dirname, '../../../dist/src/open-data/brochure/typeset-process.js');
}
