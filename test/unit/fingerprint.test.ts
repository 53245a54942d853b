import { createHash } from 'node:crypto';
import type { Person } from '../../src/domain/actor';
import type { InstallationKey } from '../../src/domain/installation-key';
import { fingerprintsOf } from '../../src/modules/idempotency/fingerprint';

const key = (name: string): InstallationKey => ({
  id: name,
  bytes: createHash('sha256').update(name).digest(),
});

const ACTOR: Person = {
  kind: 'PERSON',
  ...{ networkId: 'network', accountId: 'account', hatId: 'hat', sessionId: 'session' },
  ...{ role: 'PROFESSIONAL', partnerId: 'partner' },
};
const WORK = { actor: ACTOR, installationKey: key('present'), formerKeys: [] };
const CALL = { operation: 'recordFamily', key: 'eins', input: { name: 'Erika Muster' } };
const [KNOWN] = fingerprintsOf(WORK, CALL);

it('is the same for the same call, whatever hat and session it is made under', () => {
  const actor: Person = { ...ACTOR, hatId: 'other', sessionId: 'other', partnerId: 'other' };
  expect(fingerprintsOf({ ...WORK, actor }, CALL)).toEqual([KNOWN]);
});

it('holds sums alone, neither of which is a plain hash', () => {
  expect(KNOWN.key).toMatch(/^[0-9a-f]{64}$/);
  expect(KNOWN.inputHash).toHaveLength(32);
  const plain = ['eins', JSON.stringify(CALL.input)].map((text) =>
    createHash('sha256').update(text).digest('hex'),
  );
  expect(plain).not.toContain(KNOWN.key);
  expect(plain).not.toContain(KNOWN.inputHash.toString('hex'));
});

it.each([
  ['another installation key', { ...WORK, installationKey: key('other') }, CALL],
  ['another account', { ...WORK, actor: { ...ACTOR, accountId: 'other' } }, CALL],
  ['another network', { ...WORK, actor: { ...ACTOR, networkId: 'other' } }, CALL],
  ['another operation', WORK, { ...CALL, operation: 'draftConsent' }],
])('shares neither sum with %s', (_name, work, call) => {
  const [other] = fingerprintsOf(work, call);
  expect(other.key).not.toBe(KNOWN.key);
  expect(other.inputHash.equals(KNOWN.inputHash)).toBe(false);
});

it('shares the sum of the key with another input, and of the input with another key', () => {
  const [otherInput] = fingerprintsOf(WORK, { ...CALL, input: { name: 'Erika Muste' } });
  expect(otherInput.key).toBe(KNOWN.key);
  expect(otherInput.inputHash.equals(KNOWN.inputHash)).toBe(false);
  const [otherKey] = fingerprintsOf(WORK, { ...CALL, key: 'zwei' });
  expect(otherKey.key).not.toBe(KNOWN.key);
  expect(otherKey.inputHash.equals(KNOWN.inputHash)).toBe(true);
});

it('is known under each former installation key, the present one first', () => {
  const rotated = { ...WORK, installationKey: key('new'), formerKeys: [key('old'), key('present')] };
  const prints = fingerprintsOf(rotated, CALL);
  expect(prints).toHaveLength(3);
  expect(prints[2]).toEqual(KNOWN);
  expect(prints[0]).toEqual(fingerprintsOf({ ...WORK, installationKey: key('new') }, CALL)[0]);
});
