import type { TestDatabase } from './test-database';

/**
 * Moves the time of the whole world, the database's and this process's, so many minutes on from now. Access tokens are
 * read by the clock of the process, everything else by the database's. Timers run on as they did.
 */
export async function moveWorld(test: TestDatabase, minutes: number): Promise<void> {
  jest.restoreAllMocks();
  const realNow = Date.now.bind(Date);
  const shift = minutes * 60_000;
  jest.spyOn(Date, 'now').mockImplementation(() => realNow() + shift);
  await test.setTime(new Date(realNow() + shift).toISOString());
}

export async function returnToPresent(test: TestDatabase): Promise<void> {
  jest.restoreAllMocks();
  await test.resetTime();
}
