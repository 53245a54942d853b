import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { compose } from './compose';
import { MailRefused, type Post } from './post';

/** Puts mails into a folder instead of sending them, one .eml file each, for the demo and for trying things out. */
export function folderPost(folder: string, sender: string): Post {
  return {
    async deliver(mail, { handOver, signal }) {
      if (signal.aborted) throw new MailRefused('NOT_NOW', 'STOPPED');
      const { bytes } = await compose(mail, sender);
      const file = path.join(folder, `${mail.id}.eml`);
      await put(`${file}.part`, bytes);
      await handOver();
      await rename(`${file}.part`, file);
    },
  };

  async function put(file: string, bytes: Buffer): Promise<void> {
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeFile(file, bytes, { mode: 0o600 });
    } catch (error) {
      throw new MailRefused('NOT_NOW', (error as { code?: string }).code ?? 'ERROR');
    }
  }
}
