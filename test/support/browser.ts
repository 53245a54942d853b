import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type BrowserContext } from 'playwright-core';

/** The Chromium of this machine; null where there is none, as on a bare one. */
export function findChromium(): string | null {
  const program = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
  return existsSync(program) ? program : null;
}

export const NO_CHROMIUM =
  'No Chromium is on this machine (CHROMIUM_PATH or /usr/bin/chromium): the pages are not tried in a browser.\n';

export interface Browsing {
  readonly context: BrowserContext;
  close(): Promise<void>;
}

/** A browser without any past. */
export async function browse(
  executablePath: string,
  options: { width: number; height: number; javaScript?: boolean; colors?: 'dark' | 'light' | 'forced' },
): Promise<Browsing> {
  const profile = await mkdtemp(path.join(tmpdir(), 'hilfenetz-browser-'));
  const { width, height, javaScript = true, colors = 'light' } = options;
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    viewport: { width, height },
    javaScriptEnabled: javaScript,
    colorScheme: colors === 'dark' ? 'dark' : 'light',
    ...(colors === 'forced' ? { forcedColors: 'active' as const } : {}),
    locale: 'de-DE',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  return {
    context,
    async close() {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}
