import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { SMTPServerOptions } from 'smtp-server';
import { endCommands, makeStateDir, removeStateDir, runBuilt, type RunningCommand } from '../support/command';
import { makeMailTown, type MailTown } from '../support/mail-town';
import { startSmtpHost, type SmtpHost } from '../support/smtp-host';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/** The service as a process that is stopped and killed while it sends a mail. */
let test: TestDatabase;
let town: MailTown;
let stateDir: string;
const hosts: SmtpHost[] = [];

beforeEach(async () => {
  test = await openTestDatabase();
  stateDir = await makeStateDir();
  await test.setTime('2027-03-01T09:00:00Z');
  town = await makeMailTown(test, 'poststadt');
  await town.offer();
  await test.setTime('2028-02-20T09:00:00Z');
});
afterEach(async () => {
  endCommands();
  for (const host of hosts.splice(0)) await host.close();
  await test.close();
  await removeStateDir(stateDir);
});

const TOKEN_SECRET = randomBytes(32).toString('base64');

function start(env: Record<string, string | undefined>): RunningCommand {
  return runBuilt('main.js', [], {
    ...{ STATE_DIR: stateDir, PORT: '0', LOG_LEVEL: 'info', TOKEN_SECRET },
    INSTALLATION_KEY: test.installationKey.bytes.toString('base64'),
    DATABASE_URL: test.urls.applicationUrl,
    DATABASE_OWNER_URL: test.urls.ownerUrl,
    DATABASE_WORKER_URL: test.urls.workerUrl ?? '',
    ...env,
  });
}

async function mailing(
  options: SMTPServerOptions = {},
): Promise<{ host: SmtpHost; env: Record<string, string> }> {
  const host = await startSmtpHost(options);
  hosts.push(host);
  const PUBLIC_URL = 'https://hilfenetz.example.org';
  return { host, env: { SMTP_URL: host.url, MAIL_FROM: 'hilfenetz@example.org', PUBLIC_URL } };
}

const states = async (): Promise<string[]> => (await town.reminders()).map((reminder) => reminder.state);

async function until(condition: () => Promise<boolean> | boolean): Promise<void> {
  for (const end = Date.now() + 40_000; Date.now() < end;) {
    if (await condition()) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error('It did not come to that.');
}

it('without a login for the worker it says so, serves, and stops', async () => {
  const service = start({ DATABASE_WORKER_URL: '', MAIL_FOLDER: path.join(stateDir, 'mails') });
  await service.line(/^Ready: /);
  expect(service.output()).toContain(
    'No mail is sent and nothing is done by the clock: set DATABASE_WORKER_URL (see .env.example).',
  );
  service.signal('SIGTERM');
  expect(await service.ended).toBe(0);
  expect(await town.reminders()).toEqual([]);
});

it('without a mail server it says so, and reminds nobody', async () => {
  const service = start({});
  await service.line(/^Ready: /);
  expect(service.output()).toContain('No mail is sent: SMTP_URL is not set (see .env.example).');
  service.signal('SIGTERM');
  expect(await service.ended).toBe(0);
  expect(await town.reminders()).toEqual([]);
});

it('puts mails into a folder', async () => {
  const folder = path.join(stateDir, 'mails');
  const service = start({ MAIL_FOLDER: folder });
  await service.line(/^Ready: /);
  await until(async () => (await states())[0] === 'SENT');
  expect(await readdir(folder)).toEqual([`${(await town.reminders())[0]?.id ?? ''}.eml`]);
  service.signal('SIGINT');
  expect(await service.ended).toBe(0);
});

it('Ctrl-C while a mail hangs ends the process soon, and sends nothing by halves', async () => {
  const { host, env } = await mailing({ onRcptTo: () => undefined });
  const service = start(env);
  await until(() => host.connections() > 0);
  await service.line(/^Ready: /);
  const begun = Date.now();
  service.signal('SIGINT');
  expect(await service.ended).toBe(0);
  expect(Date.now() - begun).toBeLessThan(10_000);
  expect([host.taken, await states()]).toEqual([[], ['WAITING']]);
});

it('killed between the last byte and the server’s answer, it does not send the mail a second time', async () => {
  let arrived = 0;
  const silent = await mailing({
    onData(stream) {
      stream.resume();
      stream.on('end', () => (arrived += 1)); // and never an answer
    },
  });
  const killed = start(silent.env);
  await until(() => arrived === 1);
  killed.signal('SIGKILL');
  await killed.ended;
  expect(await states()).toEqual(['HANDED_OVER']);

  const { host, env } = await mailing();
  const next = start(env);
  await next.line(/^Ready: /);
  await until(async () => (await states())[0] === 'UNKNOWN');
  await next.line(/nobody knows whether a mail arrived; it is not sent again/);
  next.signal('SIGTERM');
  expect(await next.ended).toBe(0);
  expect(host.taken).toEqual([]);
  expect(next.output()).not.toMatch(/@example|Test Person|Schreisprechstunde/);
});

it('killed before the first byte, it sends the mail after the next start', async () => {
  const hanging = await mailing({ onRcptTo: () => undefined });
  const killed = start(hanging.env);
  await until(() => hanging.host.connections() > 0);
  await new Promise((done) => setTimeout(done, 300));
  killed.signal('SIGKILL');
  await killed.ended;
  expect(await states()).toEqual(['WAITING']);

  const { host, env } = await mailing();
  const next = start(env);
  await until(async () => (await states())[0] === 'SENT');
  next.signal('SIGTERM');
  expect(await next.ended).toBe(0);
  expect(host.taken).toHaveLength(1);
});
