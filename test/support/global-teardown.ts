import { rm } from 'node:fs/promises';

export default async function globalTeardown(): Promise<void> {
  const running = globalThis.testPostgres;
  if (running === undefined) return;
  await running.pg.stop();
  await rm(running.stateDir, { recursive: true, force: true });
}
