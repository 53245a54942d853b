import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { copyServerTree } from './copy-server-tree';
import { exists, renameDurably } from './durable';
import { makeLibraryLinks } from './library-links';
import { partName, removeQuietly } from './parts';
import { serverPackageName } from './platform';

export interface ServerPackage {
  readonly root: string;
  readonly version: string;
}

/** The installed npm package with the PostgreSQL of this machine. */
export async function findServerPackage(): Promise<ServerPackage> {
  const name = serverPackageName(process.platform, process.arch);
  const root = packageRoot(name);
  const description: unknown = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
  if (typeof description !== 'object' || description === null || !('version' in description)) {
    throw new Error(`The package ${name} in ${root} has no version.`);
  }
  return { root, version: String(description.version) };
}

/** Resolved, never loaded: the package exports only its main entry, which is an ES module. */
function packageRoot(name: string): string {
  try {
    return path.dirname(path.dirname(require.resolve(name)));
  } catch {
    throw new Error(
      `The package ${name} with the built-in PostgreSQL is not installed: run "npm ci" without "--omit=optional".`,
    );
  }
}

/**
 * Copies the server next to its data and returns the folder. Needed because install scripts, which would make
 * the library links, do not run everywhere, and because the account that runs PostgreSQL may not be able to
 * read node_modules.
 */
export async function placeServer(
  home: string,
  source: ServerPackage,
  progress: (sentence: string) => void,
): Promise<string> {
  const server = path.join(home, `server-${source.version}`);
  if (await exists(server)) return server;

  progress(`Copying PostgreSQL ${source.version} to ${server}.`);
  const part = partName(server);
  try {
    await copyServerTree(path.join(source.root, 'native'), part);
    await makeLibraryLinks(source.root, part);
    await renameDurably(part, server);
  } catch (error) {
    await removeQuietly(part);
    // Another start of the same state folder may have been faster; its copy is as good.
    if (!(await exists(server))) throw error;
  }
  return server;
}

/** Copies of earlier versions, once this one has started; 60 MB each. */
export async function removeOtherServers(home: string, server: string): Promise<void> {
  for (const name of await readdir(home)) {
    const isServer = /^server-[\w.-]+$/.test(name) && !name.includes('.part-');
    if (isServer && name !== path.basename(server)) await removeQuietly(path.join(home, name));
  }
}
