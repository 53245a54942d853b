import { Logger as WorkerLogger } from 'graphile-worker';
import type { Logger } from 'pino';

/** The library's own words; a failed job has been told already. */
export function workerLogger(logger: Logger): WorkerLogger {
  return new WorkerLogger(() => (wordOfEnum, message) => {
    const level: string = wordOfEnum;
    const line = message.split('\n', 1)[0] ?? '';
    if (level === 'error' && !line.startsWith('Failed task')) logger.error({ worker: line });
    else if (level === 'warning') logger.warn({ worker: line });
    else logger.debug({ worker: line });
  });
}
