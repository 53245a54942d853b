import type { Client } from 'pg';
import { rewrapNetworkKey } from '../modules/keys';
import { alone, findNetworkKeys, installationKeyOf, type NetworkKey, type Rotation } from './rotation';

/**
 * Wraps every network's key anew, by the present installation key, one network after the other. The networks' keys stay
 * the same, and so does all that they have sealed. A service that knows both installation keys opens everything at every
 * moment. Ended in the middle and started again it goes on; started once more it does nothing.
 *
 * @returns how many keys were wrapped anew
 * @throws KeysRefused, before anything is changed, when one of them does not open
 */
export function rotateInstallationKey(owner: Client, rotation: Rotation): Promise<number> {
  return alone(owner, async () => {
    const keys = await findNetworkKeys(owner);
    for (const key of keys) installationKeyOf(rotation, key);
    const left = keys.filter((key) => key.installationKeyId !== rotation.installationKey.id);
    for (const [place, key] of left.entries()) {
      await rewrap(owner, rotation, key);
      await rotation.step(`${place + 1} of ${left.length}: the key of the network "${key.slug}".`);
    }
    return left.length;
  });
}

/** One statement, so one transaction: whoever reads the row finds the old wrapping with the old name, or the new with the new. */
async function rewrap(owner: Client, rotation: Rotation, key: NetworkKey): Promise<void> {
  const { installationKey: to } = rotation;
  const from = installationKeyOf(rotation, key);
  await owner.query(
    `update keystore.network_keys set wrapped = $1, installation_key_id = $2
      where network_id = $3 and id = $4 and installation_key_id = $5`,
    [rewrapNetworkKey(from.bytes, to.bytes, key), to.id, key.networkId, key.id, from.id],
  );
}
