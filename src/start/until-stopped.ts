/** What was started, in the order it was started. Ended from last to first. */
export interface Started {
  readonly name: string;
  readonly stop: () => Promise<void>;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Ends everything on the first signal; a second one does not hurry it. Returns how a start that fails half way takes
 * back what it has begun.
 */
export function stopOnSignals(started: Started[], progress: (sentence: string) => void): () => Promise<void> {
  let stopping: Promise<void> | null = null;
  const stop = (): Promise<void> => (stopping ??= stopAll(started));
  for (const signal of SIGNALS) {
    process.on(signal, () => {
      if (stopping === null) progress('Stopping …');
      stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
  return stop;
}

/** One that cannot be stopped does not keep the others running. */
async function stopAll(started: Started[]): Promise<void> {
  const faults: unknown[] = [];
  for (let next = started.pop(); next !== undefined; next = started.pop()) {
    await next.stop().catch((error: unknown) => faults.push(error));
  }
  if (faults.length > 0) throw new AggregateError(faults, 'Not everything could be stopped in order.');
}
