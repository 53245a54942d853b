import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** The demo makes its own secrets, once, in its state folder. A real service is given them by its operator. */
export async function makeDemoSecrets(stateDir: string): Promise<void> {
  await mkdir(stateDir, { recursive: true });
  const lines = [
    '# Made by the demo for this state folder alone.',
    `INSTALLATION_KEY=${randomBytes(32).toString('base64')}`,
    `TOKEN_SECRET=${randomBytes(48).toString('base64')}`,
  ];
  try {
    await writeFile(path.join(stateDir, 'settings.env'), `${lines.join('\n')}\n`, {
      mode: 0o600,
      flag: 'wx',
    });
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST') throw error;
  }
}
