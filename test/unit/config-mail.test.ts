import path from 'node:path';
import { SettingError, readConfig, type Environment } from '../../src/config';

/** Where mail goes, and what the operator is told when a setting for it is wrong. */
const SMTP = 'smtps://hilfenetz:sehr-geheim@mail.example.org:465';
const FROM = 'Hilfenetz Musterhamm <hilfenetz@musterhamm.example.org>';
const GOOD = { SMTP_URL: SMTP, MAIL_FROM: FROM, PUBLIC_URL: 'https://hilfenetz.example.org' };
const DATABASE = {
  DATABASE_URL: 'postgres://hilfenetz:geheim@db.example.org/hilfenetz',
  DATABASE_OWNER_URL: 'postgres://hilfenetz_owner:geheim@db.example.org/hilfenetz',
  DATABASE_CATALOGUE_URL: 'postgres://hilfenetz_catalogue:geheim@db.example.org/hilfenetz',
};

function sentenceFor(env: Environment): string {
  try {
    readConfig(env);
    return 'it was taken';
  } catch (error) {
    if (!(error instanceof SettingError)) throw error;
    return error.message;
  }
}

it.each<[string, Environment]>([
  ['SMTP_URL', { ...GOOD, SMTP_URL: 'mail.example.org' }],
  ['SMTP_URL', { ...GOOD, SMTP_URL: 'https://mail.example.org' }],
  ['SMTP_URL', { ...GOOD, SMTP_URL: 'smtp://' }],
  ['SMTP_URL', { ...GOOD, MAIL_FOLDER: '/var/mails' }],
  ['MAIL_FROM', { ...GOOD, MAIL_FROM: undefined }],
  ['MAIL_FROM', { ...GOOD, MAIL_FROM: 'Hilfenetz' }],
  ['MAIL_FROM', { ...GOOD, MAIL_FROM: 'a@example.org, b@example.org' }],
  ['MAIL_FROM', { ...GOOD, MAIL_FROM: 'Hilfenetz <a@example.org>\r\nBcc: b@example.org' }],
  ['PUBLIC_URL', { ...GOOD, PUBLIC_URL: undefined }],
  ['DATABASE_WORKER_URL', { ...DATABASE, DATABASE_WORKER_URL: 'db.example.org' }],
  ['DATABASE_WORKER_URL', { ...DATABASE, DATABASE_WORKER_URL: DATABASE.DATABASE_URL }],
  ['DATABASE_WORKER_URL', { ...DATABASE, DATABASE_WORKER_URL: DATABASE.DATABASE_OWNER_URL }],
  ['DATABASE_WORKER_URL', { ...DATABASE, DATABASE_WORKER_URL: DATABASE.DATABASE_CATALOGUE_URL }],
])('a wrong %s is told in one sentence that names it and never holds a value: %j', (name, env) => {
  const sentence = sentenceFor(env);
  expect(sentence.startsWith(`${name} `)).toBe(true);
  expect(sentence).toMatch(/^[^\n]+\.$/);
  expect(sentence).not.toMatch(/geheim|mail\.example|db\.example|musterhamm/);
});

it('without any, no mail is sent', () => {
  expect(readConfig({}).mail).toBeNull();
  expect(readConfig({ SMTP_URL: '', MAIL_FOLDER: '', MAIL_FROM: FROM }).mail).toBeNull();
});

it.each([SMTP, 'smtp://mail.example.org:587', 'smtp://localhost:2525'])('mail goes over %s', (url) => {
  expect(readConfig({ ...GOOD, SMTP_URL: url }).mail).toEqual({ kind: 'SMTP', url, from: FROM });
});

it('mail goes into a folder, from an invented sender unless there is one', () => {
  expect(readConfig({ MAIL_FOLDER: 'mails' }).mail).toEqual({
    kind: 'FOLDER',
    folder: path.resolve('mails'),
    from: 'Hilfenetz <hilfenetz@example.org>',
  });
  expect(readConfig({ MAIL_FOLDER: '/var/mails', MAIL_FROM: 'hilfenetz@example.org' }).mail).toMatchObject({
    from: 'hilfenetz@example.org',
  });
});

it('the worker has a login of its own, or none is named', () => {
  const workerUrl = 'postgres://hilfenetz_worker:geheim@db.example.org/hilfenetz';
  expect(readConfig(DATABASE).database?.workerUrl).toBeNull();
  expect(readConfig({ ...DATABASE, DATABASE_WORKER_URL: workerUrl }).database?.workerUrl).toBe(workerUrl);
});
