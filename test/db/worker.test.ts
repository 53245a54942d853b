import { Client } from 'pg';
import type { SMTPServerOptions } from 'smtp-server';
import { openDatabase } from '../../src/db/database';
import { smtpPost } from '../../src/mail/smtp-post';
import type { Post } from '../../src/mail/post';
import { entities } from '../../src/modules/entities';
import { startWorker, type RunningWorker } from '../../src/worker/start-worker';
import { jobParts, keepingPost, makeMailTown, type LoggedParts, type MailTown } from '../support/mail-town';
import { startSmtpHost, type SmtpHost } from '../support/smtp-host';
import { openTestDatabase, runningPostgres, type TestDatabase } from '../support/test-database';

/** The worker as the service runs it: jobs out of the database, mail over SMTP, until it is stopped. */
const PUBLISHED = '2027-03-01T09:00:00Z';
const DUE = '2028-02-20T09:00:00Z';

let test: TestDatabase;
let town: MailTown;
let towns = 0;
const running: RunningWorker[] = [];
const hosts: SmtpHost[] = [];

beforeEach(async () => {
  test = await openTestDatabase();
  await test.setTime(PUBLISHED);
  town = await makeMailTown(test, `werkstadt-${(towns += 1)}`);
});
afterEach(async () => {
  for (const worker of running.splice(0)) await worker.stop().catch(() => undefined);
  for (const host of hosts.splice(0)) await host.close();
  await test.close();
});

async function host(options?: SMTPServerOptions): Promise<SmtpHost> {
  const made = await startSmtpHost(options);
  hosts.push(made);
  return made;
}

function mailing(url: string): LoggedParts {
  return jobParts(test, smtpPost(url, 'Hilfenetz <hilfenetz@example.org>'));
}

async function work(parts: LoggedParts): Promise<RunningWorker> {
  const worker = await startWorker({ ...parts, workerUrl: test.urls.workerUrl ?? '' });
  running.push(worker);
  return worker;
}

const states = async (): Promise<string[]> => (await town.reminders()).map((reminder) => reminder.state);

async function until(condition: () => Promise<boolean> | boolean, seconds = 20): Promise<void> {
  for (const end = Date.now() + seconds * 1_000; Date.now() < end;) {
    if (await condition()) return;
    await new Promise((done) => setTimeout(done, 25));
  }
  throw new Error('It did not come to that.');
}

async function jobs(): Promise<{ kind: string; attempts: number; error: string | null; locked: boolean }[]> {
  const { rows } = await test.owner.query<Awaited<ReturnType<typeof jobs>>[number]>(
    `select task_identifier as kind, attempts, last_error as error, locked_at is not null as locked
       from graphile_worker.jobs order by id`,
  );
  return rows;
}

/** Lets every job that waits for another try be tried now. */
async function hurry(): Promise<void> {
  await test.owner.query(`update graphile_worker._private_jobs set run_at = now() where locked_at is null`);
  await test.owner.query(`select pg_notify('jobs:insert', '{"r":"${Math.random()}","count":1}')`);
}

it('makes its round when it starts: what is due is paused, and who must know is told over SMTP', async () => {
  const lapsed = await town.offer();
  await test.setTime('2027-03-10T09:00:00Z');
  const due = await town.offer({ title: 'Frühstück für Väter & Kinder' });
  await test.setTime('2028-03-05T09:00:00Z');
  const server = await host();
  await work(mailing(server.url));
  await until(async () => (await states()).includes('SENT'));
  expect([await town.stateOf(lapsed), await town.stateOf(due)]).toEqual(['PAUSED', 'PUBLISHED']);
  expect(server.taken).toHaveLength(1);
  const { mail, to } = server.taken[0] ?? {};
  expect(to).toEqual([`${town.lead.accountId}@example.org`]);
  expect(mail?.subject).toBe('Stimmt das Angebot „Frühstück für Väter & Kinder“ noch?');
  for (const part of [mail?.text ?? '', mail?.html?.replaceAll('&amp;', '&') ?? '']) {
    expect(part).toContain('Guten Tag Test Person,');
    expect(part).toContain('Frühstück für Väter & Kinder');
    expect(part).toContain('bis zum 10.03.2028');
    expect(part).toContain('montags 09:30 bis 11:00 Uhr, alle zwei Wochen (nicht in den Schulferien)');
    expect(part.match(/https:\/\/hilfenetz\.example\.org\/\S+/g)).toHaveLength(1);
  }
  await until(async () => (await jobs()).length === 0);
});

it('sends a mail once although two services do jobs', async () => {
  for (let offers = 0; offers < 6; offers += 1) await town.offer();
  await test.setTime(DUE);
  const server = await host();
  const second = await openDatabase({
    url: test.urls.applicationUrl,
    entities,
    installationKey: test.installationKey,
    poolSize: 4,
  });
  try {
    await Promise.all([work(mailing(server.url)), work({ ...mailing(server.url), database: second })]);
    await until(async () => (await states()).filter((state) => state === 'SENT').length === 6);
    for (const worker of running.splice(0)) await worker.stop();
  } finally {
    await second.close();
  }
  expect(server.taken).toHaveLength(6);
  expect(new Set(server.taken.map((taken) => taken.mail.messageId)).size).toBe(6);
});

it('tries again when the server says "not now", and keeps no word of what the server said', async () => {
  await town.offer();
  await test.setTime(DUE);
  let refuse = true;
  const server = await host({
    onRcptTo(address, _session, done) {
      if (refuse) done(Object.assign(new Error(`later, ${address.address}`), { responseCode: 451 }));
      else done();
    },
  });
  const parts = mailing(server.url);
  await work(parts);
  await until(async () =>
    (await jobs()).some((job) => job.attempts === 1 && !job.locked && job.error !== null),
  );
  expect((await jobs())[0]?.error).toBe('Mail not delivered (NOT_NOW: EENVELOPE 451 RCPT TO).');
  refuse = false;
  await hurry();
  await until(async () => (await states())[0] === 'SENT');
  expect(server.taken).toHaveLength(1);
  expect(parts.log()).toContain('a job failed and is tried again');
  expect(parts.log()).not.toMatch(/@example|Test Person|Schreisprechstunde|later,/);
});

it('gives up after the twenty-fifth try, four days on, and tells it without a name', async () => {
  await town.offer();
  await test.setTime(DUE);
  const parts = mailing('smtp://127.0.0.1:1');
  await work(parts);
  await until(async () => (await jobs()).some((job) => job.attempts === 1 && !job.locked));
  const { rows } = await test.owner.query<{ tries: number }>(
    `update graphile_worker._private_jobs set attempts = max_attempts - 1 returning max_attempts as tries`,
  );
  await hurry();
  await until(async () => (await states())[0] === 'GIVEN_UP');
  expect(rows).toEqual([{ tries: 25 }]);
  expect(parts.log()).toContain('a mail was given up after the last try');
  expect(parts.log()).not.toMatch(/@example|Test Person|Schreisprechstunde/);
  await until(async () => (await jobs()).length === 0);
});

it('does at once what a killed service has left locked, when no other is alive', async () => {
  await town.offer();
  await test.setTime(DUE);
  await (await work(jobParts(test, null))).stop(); // a round without mail: nothing is left to do
  running.pop();
  let end = (): void => undefined;
  const ended = new Promise<void>((done) => (end = done));
  await work(
    jobParts(test, { deliver: () => ended.then(() => Promise.reject(new Error('It was killed.'))) }),
  );
  await until(async () => (await jobs()).some((job) => job.locked));
  // killed: its connections are gone, and nobody has freed its job
  await throwOut();
  const server = await host();
  await work(mailing(server.url));
  await until(async () => (await states())[0] === 'SENT');
  end();
  expect(server.taken).toHaveLength(1);
});

it('leaves alone what another service that is alive has locked', async () => {
  await town.offer();
  await test.setTime(DUE);
  let release = (): void => undefined;
  const held = new Promise<void>((done) => (release = done));
  const kept = keepingPost();
  const slow: Post = {
    async deliver(mail, delivery) {
      await held;
      await kept.deliver(mail, delivery);
    },
  };
  await work(jobParts(test, slow));
  await until(async () => (await jobs()).some((job) => job.locked && job.kind === 'SEND_OFFER_REMINDER'));
  const server = await host();
  await work(mailing(server.url));
  await new Promise((done) => setTimeout(done, 1_000));
  expect((await jobs()).filter((job) => job.locked)).toHaveLength(1);
  release();
  await until(async () => (await states())[0] === 'SENT');
  expect([kept.mails.length, server.taken.length]).toEqual([1, 0]);
});

describe('when the service stops', () => {
  it('a mail that hangs is left at once, is not sent by halves, and goes out after the next start', async () => {
    await town.offer();
    await test.setTime(DUE);
    let answering = false;
    const server = await host({
      onRcptTo(_address, _session, done) {
        if (answering) done();
      },
    });
    const worker = await work(mailing(server.url));
    await until(() => server.connections() > 0);
    await new Promise((done) => setTimeout(done, 200));
    const begun = Date.now();
    await worker.stop();
    expect(Date.now() - begun).toBeLessThan(3_000);
    expect([server.taken.length, await states()]).toEqual([0, ['WAITING']]);
    expect((await jobs()).filter((job) => job.locked)).toEqual([]);
    answering = true;
    await work(mailing(server.url));
    await hurry();
    await until(async () => (await states())[0] === 'SENT');
    expect(server.taken).toHaveLength(1);
  });

  it('a mail that was handed over is brought to its end first', async () => {
    await town.offer();
    await test.setTime(DUE);
    let arrived = 0;
    const server = await host({
      onData(stream, _session, done) {
        stream.resume();
        stream.on('end', () => {
          arrived += 1;
          setTimeout(done, 800);
        });
      },
    });
    const worker = await work(mailing(server.url));
    await until(() => arrived === 1);
    await worker.stop();
    expect(await states()).toEqual(['SENT']);
  });

  it('no connection of the worker is left', async () => {
    const worker = await work(jobParts(test, null));
    await worker.stop();
    const left = async (): Promise<number | null> =>
      (
        await test.owner.query(
          `select from pg_stat_activity where usename = 'hilfenetz_worker' and datname = current_database()`,
        )
      ).rowCount;
    await until(async () => (await left()) === 0, 2); // the server notices an end a moment later
    expect(await left()).toBe(0);
  });
});

it('goes on after the database has thrown out all of its connections', async () => {
  await work(jobParts(test, null));
  await until(async () => (await jobs()).length === 0);
  await throwOut();
  await town.offer();
  await test.owner.query(`select graphile_worker.add_job('MORNING_ROUND', '{}'::json)`);
  await until(async () => (await jobs()).length === 0, 30);
  expect((await jobs()).length).toBe(0);
});

/** Ends every connection of the worker's login, as a restart of the database does. */
async function throwOut(): Promise<void> {
  const pg = await runningPostgres();
  const client = new Client({ connectionString: pg.url(new URL(test.urls.ownerUrl).pathname.slice(1)) });
  await client.connect();
  await client.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'hilfenetz_worker' and datname = current_database()`,
  );
  await client.end();
}
