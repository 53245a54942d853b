import { existsSync } from 'node:fs';
import { isIP } from 'node:net';
import path from 'node:path';
import { parseInstallationKey, type InstallationKey } from './domain/installation-key';

/** Every setting of the service, read and checked once. `.env.example` lists them for the operator. */
export interface Config {
  readonly host: string;
  /** TCP port; 0 lets the system choose one. */
  readonly port: number;
  /** Address under which people reach the service; stands in the links it hands out. */
  readonly publicUrl: string | null;
  /** Absolute folder for the embedded database and what the service remembers between starts. */
  readonly stateDir: string;
  /** Null: the embedded PostgreSQL of the state folder. */
  readonly database: {
    readonly applicationUrl: string;
    readonly ownerUrl: string;
    /** A login that reads the public catalogue and nothing else; null: the application's reads it. */
    readonly catalogueUrl: string | null;
    /** A login that does the jobs of the outbox and reads nothing else; null: the application's, if it may. */
    readonly workerUrl: string | null;
  } | null;
  /** Where mail goes; null: none is sent. */
  readonly mail: MailSettings | null;
  /** Connections the service may hold at once. */
  readonly poolSize: number;
  readonly logLevel: LogLevel;
  /** Proxies in front of the service, whose word on who asks is taken; none: the connection tells. */
  readonly trustedProxies: readonly string[];
}

export type MailSettings = {
  /** The sender, as people see it: `Name <address>` or an address. */
  readonly from: string;
} & (
  | { readonly kind: 'SMTP'; readonly url: string }
  /** Absolute folder that mails are put into instead of being sent, one file each. */
  | { readonly kind: 'FOLDER'; readonly folder: string }
);

export interface Secrets {
  readonly installationKey: InstallationKey;
  /** What INSTALLATION_KEY was before; only while keys are rotated. They open, and wrap nothing new. */
  readonly formerKeys: readonly InstallationKey[];
  /** Signs access tokens; at least 32 bytes. */
  readonly tokenSecret: Buffer;
}

export type Environment = Readonly<Record<string, string | undefined>>;

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;
type LogLevel = (typeof LOG_LEVELS)[number];

/** A setting that is missing, weak or wrong, in one sentence for the operator. Never holds the value. */
export class SettingError extends Error {
  override readonly name = 'SettingError';
}

/** Settings from `.env` in the working folder and from `settings.env` in the state folder; the environment comes first. */
export function loadSettingFiles(): void {
  for (const file of ['.env', path.join(process.env.STATE_DIR || '.state', 'settings.env')]) {
    if (existsSync(file)) process.loadEnvFile(file);
  }
}

export function readConfig(env: Environment): Config {
  return {
    host: env.HOST || '127.0.0.1',
    port: wholeNumber(env, 'PORT', 4000, 0, 65535),
    publicUrl: readPublicUrl(env),
    stateDir: path.resolve(env.STATE_DIR || '.state'),
    database: readDatabase(env),
    mail: readMail(env),
    poolSize: wholeNumber(env, 'DATABASE_POOL', 10, 1, 200),
    logLevel: readLogLevel(env),
    trustedProxies: readTrustedProxies(env),
  };
}

export function readSecrets(env: Environment): Secrets {
  const key = env.INSTALLATION_KEY;
  if (key === undefined || key === '') {
    throw new SettingError(
      'INSTALLATION_KEY is missing: 32 random bytes as base64, kept apart from the database (see .env.example).',
    );
  }
  const installationKey = parseInstallationKey(key);
  if (installationKey === null) {
    throw new SettingError(
      'INSTALLATION_KEY is weak: it must be exactly 32 random bytes, written as base64.',
    );
  }
  const secret = env.TOKEN_SECRET;
  if (secret === undefined || secret === '') {
    throw new SettingError(
      'TOKEN_SECRET is missing: at least 32 random bytes as base64, it signs the access tokens (see .env.example).',
    );
  }
  const tokenSecret = Buffer.from(secret, 'base64');
  if (
    tokenSecret.toString('base64') !== secret ||
    tokenSecret.length < 32 ||
    new Set(tokenSecret).size < 16
  ) {
    throw new SettingError('TOKEN_SECRET is weak: it must be at least 32 random bytes, written as base64.');
  }
  if (tokenSecret.equals(installationKey.bytes)) {
    throw new SettingError('TOKEN_SECRET must not be the INSTALLATION_KEY.');
  }
  return { installationKey, formerKeys: readFormerKeys(env, installationKey), tokenSecret };
}

function readFormerKeys(env: Environment, present: InstallationKey): InstallationKey[] {
  const texts = (env.INSTALLATION_KEY_OLD ?? '').split(',').flatMap((text) => text.trim() || []);
  const keys = texts.flatMap((text) => parseInstallationKey(text) ?? []);
  if (keys.length < texts.length) {
    throw new SettingError(
      'INSTALLATION_KEY_OLD must be what INSTALLATION_KEY was: 32 random bytes as base64, several separated by commas.',
    );
  }
  if (keys.some((key) => key.id === present.id)) {
    throw new SettingError('INSTALLATION_KEY_OLD names the INSTALLATION_KEY itself.');
  }
  return keys;
}

function readDatabase(env: Environment): Config['database'] {
  const applicationUrl = env.DATABASE_URL;
  const ownerUrl = env.DATABASE_OWNER_URL;
  if (!applicationUrl && !ownerUrl) return null;
  if (!applicationUrl) throw new SettingError('DATABASE_URL is missing, although DATABASE_OWNER_URL is set.');
  if (!ownerUrl) throw new SettingError('DATABASE_OWNER_URL is missing, although DATABASE_URL is set.');
  const catalogueUrl = env.DATABASE_CATALOGUE_URL || null;
  const workerUrl = env.DATABASE_WORKER_URL || null;
  for (const [name, url] of [
    ['DATABASE_URL', applicationUrl],
    ['DATABASE_OWNER_URL', ownerUrl],
    ['DATABASE_CATALOGUE_URL', catalogueUrl],
    ['DATABASE_WORKER_URL', workerUrl],
  ] as const) {
    if (url !== null && !/^postgres(ql)?:$/.test(parsedUrl(url)?.protocol ?? '')) {
      throw new SettingError(
        `${name} is not a PostgreSQL address (postgres://login:password@host:5432/database).`,
      );
    }
  }
  if (parsedUrl(applicationUrl)?.username === parsedUrl(ownerUrl)?.username) {
    throw new SettingError(
      'DATABASE_URL and DATABASE_OWNER_URL name the same login; the application needs one of its own.',
    );
  }
  const others = [applicationUrl, ownerUrl].map((url) => parsedUrl(url)?.username);
  if (catalogueUrl !== null && others.includes(parsedUrl(catalogueUrl)?.username)) {
    throw new SettingError(
      'DATABASE_CATALOGUE_URL names the login of another address; the public catalogue needs one of its own.',
    );
  }
  if (workerUrl !== null && [...others, userOf(catalogueUrl)].includes(userOf(workerUrl))) {
    throw new SettingError(
      'DATABASE_WORKER_URL names the login of another address; the jobs of the outbox need one of their own.',
    );
  }
  return { applicationUrl, ownerUrl, catalogueUrl, workerUrl };
}

function userOf(url: string | null): string | undefined {
  return url === null ? undefined : parsedUrl(url)?.username;
}

function readMail(env: Environment): Config['mail'] {
  const { SMTP_URL: url, MAIL_FOLDER: folder } = env;
  if (!url && !folder) return null;
  if (url && folder) throw new SettingError('SMTP_URL and MAIL_FOLDER are both set; mail goes one way only.');
  const from = readSender(env, folder ? 'Hilfenetz <hilfenetz@example.org>' : null);
  if (folder) return { kind: 'FOLDER', folder: path.resolve(folder), from };
  const server = parsedUrl(url ?? '');
  if (server === null || !/^smtps?:$/.test(server.protocol) || server.hostname === '') {
    throw new SettingError('SMTP_URL is not the address of a mail server (smtps://login:password@host:465).');
  }
  if (!env.PUBLIC_URL) {
    throw new SettingError(
      'PUBLIC_URL is missing, although SMTP_URL is set: the links in mails begin with it.',
    );
  }
  return { kind: 'SMTP', url: server.href, from };
}

function readSender(env: Environment, fallback: string | null): string {
  const from = env.MAIL_FROM || fallback;
  if (from === null) throw new SettingError('MAIL_FROM is missing, although SMTP_URL is set.');
  if (
    !/^(?:[^<>"@,;\r\n]{1,100} <[^\s<>@,;"]{1,64}@[^\s<>@,;"]{1,180}>|[^\s<>@,;"]{1,64}@[^\s<>@,;"]{1,180})$/.test(
      from,
    )
  ) {
    throw new SettingError('MAIL_FROM is not a sender (Hilfenetz <hilfenetz@example.org>).');
  }
  return from;
}

function readPublicUrl(env: Environment): string | null {
  if (!env.PUBLIC_URL) return null;
  const url = parsedUrl(env.PUBLIC_URL);
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new SettingError('PUBLIC_URL is not a web address (https://…).');
  }
  return env.PUBLIC_URL.replace(/\/+$/, '');
}

/** Addresses or networks (10.0.0.0/8), never everybody: whoever can name their own address is held to no limit. */
function readTrustedProxies(env: Environment): string[] {
  const proxies = (env.TRUSTED_PROXIES ?? '').split(',').flatMap((proxy) => proxy.trim() || []);
  for (const proxy of proxies) {
    const [address = '', bits, ...rest] = proxy.split('/');
    const most = isIP(address) === 4 ? 32 : 128;
    const width = bits === undefined ? most : Number(bits);
    const fits = /^\d+$/.test(bits ?? '0') && width >= 1 && width <= most;
    if (isIP(address) === 0 || !fits || rest.length > 0) {
      throw new SettingError(
        'TRUSTED_PROXIES must be addresses or networks, separated by commas (10.0.0.7, 192.168.0.0/16).',
      );
    }
  }
  return proxies;
}

function readLogLevel(env: Environment): LogLevel {
  const level = LOG_LEVELS.find((known) => known === (env.LOG_LEVEL || 'info'));
  if (level === undefined) throw new SettingError(`LOG_LEVEL is none of ${LOG_LEVELS.join(', ')}.`);
  return level;
}

function wholeNumber(env: Environment, name: string, fallback: number, least: number, most: number): number {
  const text = env[name];
  if (text === undefined || text === '') return fallback;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > most) {
    throw new SettingError(`${name} must be a whole number from ${least} to ${most}.`);
  }
  return value;
}

function parsedUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}
