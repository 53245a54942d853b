import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { loadSettingFiles, readConfig, readSecrets } from '../config';
import { rotateInstallationKey } from '../operator/rotate-installation-key';
import { rotateNetworkKeys } from '../operator/rotate-network-keys';
import { KeysRefused, type Rotation } from '../operator/rotation';
import { refuseToStart } from '../start/explain';
import { withOwner } from '../start/with-owner';

const USAGE = 'npm run keys:rotate [-- --network-keys]';

/** A form is found by its code under the key that it was drafted under (revokeByCode). */
const KEEP =
  'Leave INSTALLATION_KEY_OLD in the settings as long as forms drafted under it may be revoked by their code; a form lasts 24 months at the most.';

/** Small enough that nobody waits for a transaction, large enough that a town is done in minutes. */
const PORTION = 500;

/** Wraps keys anew, whether or not the service is running (docs/operations.md). */
async function main(): Promise<void> {
  const networkKeys = networkKeysFromArguments();
  loadSettingFiles();
  const config = readConfig(process.env);
  const secrets = readSecrets(process.env);
  const rotation: Rotation = { ...secrets, step: say };
  await withOwner(config, async (owner) => {
    if (networkKeys) {
      const count = await rotateNetworkKeys(owner, { ...rotation, portion: PORTION });
      say(`Done: every network has a new key; ${count} keys of records were wrapped anew.`);
      return;
    }
    const count = await rotateInstallationKey(owner, rotation);
    say(
      count === 0
        ? 'Nothing to do: every network’s key is wrapped by INSTALLATION_KEY.'
        : `Done: wrapped anew (${count}).`,
    );
    if (rotation.formerKeys.length > 0) say(KEEP);
  });
}

function networkKeysFromArguments(): boolean {
  try {
    return parseArgs({ options: { 'network-keys': { type: 'boolean' } } }).values['network-keys'] ?? false;
  } catch {
    throw new KeysRefused(`An argument is not known.\n${USAGE}`);
  }
}

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}

main().catch(refuseToStart);
