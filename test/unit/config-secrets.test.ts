import { createHash } from 'node:crypto';
import { SettingError, readSecrets, type Environment } from '../../src/config';

/** As good as chance, and the same in every run. */
const chance = (name: string, bytes = 32): Buffer =>
  createHash('sha512').update(name).digest().subarray(0, bytes);
const KEY = chance('installation').toString('base64');
const FORMER = chance('former').toString('base64');
const SECRET = chance('token', 48).toString('base64');

function sentenceFor(env: Environment): string | null {
  try {
    readSecrets(env);
    return null;
  } catch (error) {
    if (!(error instanceof SettingError)) throw error;
    return error.message;
  }
}

/** The setting that is told, how it is wrong, and the settings. */
const WRONG: readonly [string, string, Environment][] = [
  ['INSTALLATION_KEY', 'missing', { TOKEN_SECRET: SECRET }],
  ['INSTALLATION_KEY', 'missing', {}],
  ['INSTALLATION_KEY', 'missing', { INSTALLATION_KEY: '', TOKEN_SECRET: SECRET }],
  ['INSTALLATION_KEY', 'weak', { INSTALLATION_KEY: 'geheim', TOKEN_SECRET: SECRET }],
  [
    'INSTALLATION_KEY',
    'weak',
    { INSTALLATION_KEY: Buffer.alloc(32, 7).toString('base64'), TOKEN_SECRET: SECRET },
  ],
  ['INSTALLATION_KEY', 'weak', { INSTALLATION_KEY: SECRET, TOKEN_SECRET: SECRET }],
  ['TOKEN_SECRET', 'missing', { INSTALLATION_KEY: KEY }],
  ['TOKEN_SECRET', 'missing', { INSTALLATION_KEY: KEY, TOKEN_SECRET: '' }],
  ['TOKEN_SECRET', 'weak', { INSTALLATION_KEY: KEY, TOKEN_SECRET: 'geheim' }],
  ['TOKEN_SECRET', 'weak', { INSTALLATION_KEY: KEY, TOKEN_SECRET: chance('short', 31).toString('base64') }],
  ['TOKEN_SECRET', 'weak', { INSTALLATION_KEY: KEY, TOKEN_SECRET: Buffer.alloc(64, 7).toString('base64') }],
  ['TOKEN_SECRET', 'weak', { INSTALLATION_KEY: KEY, TOKEN_SECRET: 'a'.repeat(100) }],
  // sentences that a person thinks of are no random bytes, however long
  [
    'TOKEN_SECRET',
    'weak',
    {
      INSTALLATION_KEY: KEY,
      TOKEN_SECRET: 'Dieses Kennwort ist ganz bestimmt lang genug, aber kein Zufall!',
    },
  ],
  ['TOKEN_SECRET', 'must not be the INSTALLATION_KEY', { INSTALLATION_KEY: KEY, TOKEN_SECRET: KEY }],
  [
    'INSTALLATION_KEY_OLD',
    'must be what INSTALLATION_KEY was',
    { INSTALLATION_KEY: KEY, TOKEN_SECRET: SECRET, INSTALLATION_KEY_OLD: 'geheim' },
  ],
  [
    'INSTALLATION_KEY_OLD',
    'must be what INSTALLATION_KEY was',
    { INSTALLATION_KEY: KEY, TOKEN_SECRET: SECRET, INSTALLATION_KEY_OLD: `${FORMER},${SECRET}` },
  ],
  [
    'INSTALLATION_KEY_OLD',
    'names the INSTALLATION_KEY itself',
    { INSTALLATION_KEY: KEY, TOKEN_SECRET: SECRET, INSTALLATION_KEY_OLD: `${FORMER},${KEY}` },
  ],
];

it.each(WRONG)('a wrong %s (%s) is told in one sentence that never holds the value: %#', (name, how, env) => {
  const sentence = sentenceFor(env) ?? 'it was taken';
  expect(sentence.startsWith(`${name} `)).toBe(true);
  expect(sentence).toContain(how);
  expect(sentence).toMatch(/^[^\n]+\.$/);
  const values = Object.values(env).filter((value = '') => value !== '');
  expect(values.filter((value = '') => sentence.includes(value))).toEqual([]);
});

it('both secrets are taken when they are random, long enough, and two', () => {
  const secrets = readSecrets({ INSTALLATION_KEY: KEY, TOKEN_SECRET: SECRET });
  expect(secrets.installationKey.bytes.toString('base64')).toBe(KEY);
  expect(secrets.tokenSecret.toString('base64')).toBe(SECRET);
  // the least that is taken: 32 bytes, sixteen of them different
  const least = Buffer.from(Array.from({ length: 32 }, (_, place) => place % 16)).toString('base64');
  expect(readSecrets({ INSTALLATION_KEY: KEY, TOKEN_SECRET: least }).tokenSecret).toHaveLength(32);
});

it.each([
  [undefined, []],
  ['', []],
  [FORMER, [FORMER]],
  [` ${FORMER} , ${chance('older').toString('base64')},`, [FORMER, chance('older').toString('base64')]],
])('former installation keys are none, one or several: %#', (old, keys) => {
  const secrets = readSecrets({ INSTALLATION_KEY: KEY, TOKEN_SECRET: SECRET, INSTALLATION_KEY_OLD: old });
  expect(secrets.formerKeys.map((key) => key.bytes.toString('base64'))).toEqual(keys);
});
