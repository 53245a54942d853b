import path from 'node:path';
import { SettingError, readConfig, type Environment } from '../../src/config';

/** What the operator is told, or null when the settings are taken. */
function sentenceFor(env: Environment): string | null {
  try {
    readConfig(env);
    return null;
  } catch (error) {
    if (!(error instanceof SettingError)) throw error;
    return error.message;
  }
}

const APPLICATION = 'postgres://hilfenetz:sehr-geheim@db.example.org:5432/hilfenetz';
const OWNER = 'postgres://hilfenetz_owner:noch-geheimer@db.example.org:5432/hilfenetz';

/** The setting that the sentence names, and all settings given. */
const WRONG: readonly [string, Environment][] = [
  ['PORT', { PORT: 'http' }],
  ['PORT', { PORT: '-17' }],
  ['PORT', { PORT: '65536' }],
  ['PORT', { PORT: '4000.5' }],
  ['PORT', { PORT: '4000 and more' }],
  ['PORT', { PORT: 'NaN' }],
  ['PORT', { PORT: 'Infinity' }],
  ['PORT', { PORT: '   ' }],
  ['DATABASE_POOL', { DATABASE_POOL: '0' }],
  ['DATABASE_POOL', { DATABASE_POOL: '201' }],
  ['DATABASE_POOL', { DATABASE_POOL: 'many' }],
  ['LOG_LEVEL', { LOG_LEVEL: 'loud' }],
  ['LOG_LEVEL', { LOG_LEVEL: 'INFO' }],
  ['LOG_LEVEL', { LOG_LEVEL: 'trace' }],
  ['PUBLIC_URL', { PUBLIC_URL: 'hilfenetz.example.org' }],
  ['PUBLIC_URL', { PUBLIC_URL: 'ftp://hilfenetz.example.org' }],
  ['PUBLIC_URL', { PUBLIC_URL: 'javascript:alert(1)' }],
  ['DATABASE_URL', { DATABASE_OWNER_URL: OWNER }],
  ['DATABASE_URL', { DATABASE_OWNER_URL: OWNER, DATABASE_URL: '' }],
  ['DATABASE_OWNER_URL', { DATABASE_URL: APPLICATION }],
  ['DATABASE_URL', { DATABASE_URL: 'mysql://hilfenetz@db.example.org/x', DATABASE_OWNER_URL: OWNER }],
  ['DATABASE_URL', { DATABASE_URL: 'db.example.org', DATABASE_OWNER_URL: OWNER }],
  ['DATABASE_OWNER_URL', { DATABASE_URL: APPLICATION, DATABASE_OWNER_URL: 'https://db.example.org' }],
  ['DATABASE_URL', { DATABASE_URL: OWNER, DATABASE_OWNER_URL: OWNER }],
  ['DATABASE_URL', { DATABASE_URL: OWNER.replace('noch-geheimer', 'anders'), DATABASE_OWNER_URL: OWNER }],
];

it.each(WRONG)(
  'a wrong %s is told in one sentence that names it and never holds a value: %j',
  (name, env) => {
    const sentence = sentenceFor(env) ?? 'it was taken';
    expect(sentence.startsWith(`${name} `)).toBe(true);
    expect(sentence).toMatch(/^[^\n]+\.$/);
    // a single digit stands in the bounds of the setting, too
    const values = Object.values(env).filter((value = '') => value.trim().length > 1);
    expect(values.filter((value = '') => sentence.includes(value))).toEqual([]);
    expect(sentence).not.toMatch(/geheim|db\.example/);
  },
);

describe('Without settings', () => {
  const standard = {
    host: '127.0.0.1',
    port: 4000,
    publicUrl: null,
    stateDir: path.resolve('.state'),
    database: null,
    mail: null,
    poolSize: 10,
    logLevel: 'info',
    trustedProxies: [],
  };

  it('the service listens to this machine only, on its own database', () => {
    expect(readConfig({})).toEqual(standard);
  });

  it.each([
    'HOST',
    'PORT',
    'PUBLIC_URL',
    'STATE_DIR',
    'DATABASE_URL',
    'DATABASE_OWNER_URL',
    'DATABASE_POOL',
    'LOG_LEVEL',
    'SMTP_URL',
    'MAIL_FROM',
    'MAIL_FOLDER',
  ])('an empty %s, as a line of .env leaves it, is as good as none', (name) => {
    expect(readConfig({ [name]: '' })).toEqual(standard);
  });
});

it('settings are taken as they are given, at their bounds', () => {
  const given = {
    HOST: '0.0.0.0',
    PORT: '65535',
    PUBLIC_URL: 'https://hilfenetz.example.org//',
    STATE_DIR: '/var/lib/hilfenetz',
    DATABASE_URL: APPLICATION,
    DATABASE_OWNER_URL: OWNER.replace('postgres:', 'postgresql:'),
    DATABASE_POOL: '200',
    LOG_LEVEL: 'silent',
    TRUSTED_PROXIES: '10.0.0.7, 192.168.0.0/16,fd00::/8',
  };
  expect(readConfig(given)).toEqual({
    host: '0.0.0.0',
    port: 65535,
    publicUrl: 'https://hilfenetz.example.org',
    stateDir: '/var/lib/hilfenetz',
    database: {
      applicationUrl: APPLICATION,
      ownerUrl: given.DATABASE_OWNER_URL,
      catalogueUrl: null,
      workerUrl: null,
    },
    mail: null,
    poolSize: 200,
    logLevel: 'silent',
    trustedProxies: ['10.0.0.7', '192.168.0.0/16', 'fd00::/8'],
  });
  const least = readConfig({ PORT: '0', DATABASE_POOL: '1', STATE_DIR: 'here' });
  expect([least.port, least.poolSize, least.stateDir]).toEqual([0, 1, path.resolve('here')]);
});

it.each(['fatal', 'error', 'warn', 'info', 'debug', 'silent'])('%s is a level of the log', (level) => {
  expect(readConfig({ LOG_LEVEL: level }).logLevel).toBe(level);
});

it.each([
  'proxy.example.org',
  '10.0.0.256',
  '10.0.0.0/33',
  '0.0.0.0/0',
  '10.0.0.0/8/8',
  '10.0.0.0/',
  'fd00::/129',
  '*',
])('TRUSTED_PROXIES=%s is refused: it names no address or network', (proxies) => {
  expect(() => readConfig({ TRUSTED_PROXIES: proxies })).toThrow(SettingError);
});
