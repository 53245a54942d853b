import { createHmac, hkdfSync } from 'node:crypto';
import type { Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import type { InstallationKey } from '../../domain/installation-key';
import { canonical } from './canonical';

/** What is kept of a call: enough to know it again, for whoever has the installation's key, and nothing else. */
export interface Fingerprint {
  readonly key: string;
  readonly inputHash: Buffer;
}

export interface KeyedCall {
  readonly operation: string;
  readonly key: string;
  readonly input: unknown;
}

/**
 * The call under each installation key that is known, the present one first. Inputs and keys may hold names, and names are
 * guessed, so a plain hash of them would tell; and the same input of two accounts shall not look alike.
 */
export function fingerprintsOf(
  { actor, installationKey, formerKeys }: Pick<Work<Person>, 'actor' | 'installationKey' | 'formerKeys'>,
  { operation, key, input }: KeyedCall,
): [present: Fingerprint, ...former: Fingerprint[]] {
  const caller = [actor.networkId, actor.accountId, operation];
  const under = (installation: InstallationKey): Fingerprint => {
    const secret = Buffer.from(hkdfSync('sha256', installation.bytes, '', 'hilfenetz idempotency', 32));
    const sum = (part: readonly string[]): Buffer =>
      createHmac('sha256', secret)
        .update(JSON.stringify([...caller, ...part]))
        .digest();
    return { key: sum(['key', key]).toString('hex'), inputHash: sum(['input', canonical(input)]) };
  };
  return [under(installationKey), ...formerKeys.map(under)];
}
