import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import PostalMime from 'postal-mime';
import { folderPost } from '../../src/mail/folder-post';
import { MailRefused, type Mail } from '../../src/mail/post';

/** Mails that are put into a folder instead of being sent. */
const MAIL: Mail = {
  id: '0198c0de-0000-7000-8000-000000000001',
  to: { name: 'Änne Groß', address: 'aenne@example.org' },
  replyTo: [],
  subject: 'Stimmt das Angebot „Elterncafé“ noch?',
  text: 'Guten Tag',
  html: '<p>Guten Tag</p>',
};

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'hilfenetz-mails-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const never = new AbortController().signal;
const handOver = (): Promise<void> => Promise.resolve();

it('each is one whole file, for its owner alone', async () => {
  const mails = path.join(folder, 'new', 'mails');
  await folderPost(mails, 'Hilfenetz <hilfenetz@example.org>').deliver(MAIL, { handOver, signal: never });
  expect(await readdir(mails)).toEqual([`${MAIL.id}.eml`]);
  const file = path.join(mails, `${MAIL.id}.eml`);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const mail = await PostalMime.parse(await readFile(file));
  expect([mail.subject, mail.to?.[0], mail.from?.name]).toEqual([
    MAIL.subject,
    { name: 'Änne Groß', address: 'aenne@example.org' },
    'Hilfenetz',
  ]);
});

it('none is there when handing over fails', async () => {
  const failure = new Error('Somebody else has it.');
  const put = folderPost(folder, 'hilfenetz@example.org').deliver(MAIL, {
    handOver: () => Promise.reject(failure),
    signal: never,
  });
  await expect(put).rejects.toBe(failure);
  expect((await readdir(folder)).filter((name) => name.endsWith('.eml'))).toEqual([]);
});

it('a folder that cannot be written is told before anything is handed over', async () => {
  await writeFile(path.join(folder, 'taken'), '');
  const over = jest.fn(handOver);
  const put = folderPost(path.join(folder, 'taken', 'mails'), 'hilfenetz@example.org').deliver(MAIL, {
    handOver: over,
    signal: never,
  });
  await expect(put).rejects.toMatchObject({
    refusal: 'NOT_NOW',
    codes: expect.stringMatching(/^E[A-Z]+$/) as string,
  });
  await expect(put).rejects.toBeInstanceOf(MailRefused);
  expect(over).not.toHaveBeenCalled();
});
