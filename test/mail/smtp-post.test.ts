import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { MailRefused, type Mail } from '../../src/mail/post';
import { smtpPost } from '../../src/mail/smtp-post';
import { startSmtpHost, type SmtpHost } from '../support/smtp-host';

/** The dialogue with a mail server: what is sent, when it counts as handed over, and what a refusal amounts to. */
const SENDER = 'Hilfenetz Musterhamm <hilfenetz@musterhamm.example.org>';
const MAIL: Mail = {
  id: '0198c0de-0000-7000-8000-000000000001',
  to: { name: 'Änne Groß', address: 'aenne@example.org' },
  replyTo: ['koordination@example.org'],
  subject: 'Stimmt das Angebot „Frühstück für Väter“ noch?',
  text: 'Guten Tag,\n\nStimmt alles noch?\n.\nEin Punkt allein in einer Zeile ist kein Ende.',
  html: '<p>Grüße</p>',
};

let host: SmtpHost | null = null;
let raw: Server | null = null;
afterEach(async () => {
  await host?.close();
  await new Promise((done) => (raw === null ? done(null) : raw.close(done)));
  host = null;
  raw = null;
});

const never = new AbortController().signal;

async function refusalOf(promise: Promise<void>): Promise<MailRefused> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof MailRefused)) throw new Error('It was not refused.');
  return error;
}

/** A server that speaks as told, line by line: an answer to what came, or null to break the connection off. */
async function scripted(
  answer: (line: string, socket: Socket) => string | null,
  address = '127.0.0.1',
): Promise<string> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    const greeting = answer('', socket);
    if (greeting !== '') socket.write(greeting ?? '');
    socket.on('data', (chunk) => {
      for (const line of chunk
        .toString('utf8')
        .split('\r\n')
        .filter((one) => one !== '')) {
        const words = answer(line, socket);
        if (words === null) socket.destroy();
        else if (words !== '') socket.write(words);
      }
    });
  });
  raw = server;
  await new Promise<void>((done) => server.listen(0, address, done));
  return `smtp://${address}:${(server.address() as AddressInfo).port}`;
}

const POLITE = (line: string): string => {
  if (line === '') return '220 ready\r\n';
  if (/^(EHLO|HELO|MAIL|RCPT|RSET)/.test(line)) return '250 ok\r\n';
  if (line === 'DATA') return '354 go on\r\n';
  if (line === '.') return '250 taken\r\n';
  return line === 'QUIT' ? '221 bye\r\n' : '';
};

it('sends one whole mail, in text and HTML, to one person', async () => {
  host = await startSmtpHost();
  await smtpPost(host.url, SENDER).deliver(MAIL, { handOver: () => Promise.resolve(), signal: never });
  expect(host.taken).toHaveLength(1);
  const [taken] = host.taken;
  expect([taken?.from, taken?.to]).toEqual(['hilfenetz@musterhamm.example.org', ['aenne@example.org']]);
  expect(taken?.mail).toMatchObject({
    from: { name: 'Hilfenetz Musterhamm', address: 'hilfenetz@musterhamm.example.org' },
    to: [{ name: 'Änne Groß', address: 'aenne@example.org' }],
    replyTo: [{ address: 'koordination@example.org' }],
    subject: MAIL.subject,
    messageId: `<${MAIL.id}@musterhamm.example.org>`,
  });
  expect(taken?.mail.text?.trim().replaceAll('\r\n', '\n')).toBe(MAIL.text);
  expect(taken?.mail.html?.trim()).toBe(MAIL.html);
  expect(taken?.mail.headers).toContainEqual(
    expect.objectContaining({ key: 'auto-submitted', value: 'auto-generated' }),
  );
});

it('puts nothing that was typed into the head of the mail', async () => {
  host = await startSmtpHost();
  const bent = {
    ...MAIL,
    subject: 'Hallo\r\nBcc: alle@example.org\r\n\r\nund mehr',
    to: { name: 'Eva\r\nBcc: alle@example.org', address: 'eva@example.org' },
  };
  await smtpPost(host.url, SENDER).deliver(bent, { handOver: () => Promise.resolve(), signal: never });
  expect(host.taken[0]?.to).toEqual(['eva@example.org']);
  expect(host.taken[0]?.mail.bcc ?? []).toEqual([]);
  expect(host.taken[0]?.raw.split('\r\n\r\n')[0]).not.toMatch(/^bcc:/im);
});

it('hands over when the server waits for the mail, and not a byte of it has left', async () => {
  const heard: string[] = [];
  const url = await scripted((line) => {
    heard.push(line);
    return POLITE(line);
  });
  let before: string[] = [];
  await smtpPost(url, SENDER).deliver(MAIL, {
    signal: never,
    async handOver() {
      await new Promise((done) => setTimeout(done, 50));
      before = [...heard];
    },
  });
  expect(before.at(-1)).toBe('DATA');
  expect(heard.slice(before.length)).toEqual(expect.arrayContaining(['.']));
});

it('sends nothing when handing over fails, and gives the failure on', async () => {
  host = await startSmtpHost();
  const failure = new Error('Somebody else has it.');
  const sent = smtpPost(host.url, SENDER).deliver(MAIL, {
    handOver: () => Promise.reject(failure),
    signal: never,
  });
  await expect(sent).rejects.toBe(failure);
  expect(host.taken).toEqual([]);
});

describe('before the mail was handed over', () => {
  it.each([
    [
      'the person is not known',
      /^RCPT/,
      '550 5.1.1 no such user aenne@example.org',
      'NEVER',
      'EENVELOPE 550 RCPT TO',
    ],
    [
      'the person cannot be reached just now',
      /^RCPT/,
      '450 4.2.0 greylisted',
      'NOT_NOW',
      'EENVELOPE 450 RCPT TO',
    ],
    ['the sender is not liked', /^MAIL/, '550 5.7.1 not you', 'NOT_NOW', 'EENVELOPE 550 MAIL FROM'],
    ['the server is too busy', /^$/, '421 too busy', 'NOT_NOW', 'EPROTOCOL 421 CONN'],
  ] as const)('%s: a refusal that names codes only', async (_case, at, words, refusal, codes) => {
    const url = await scripted((line) => (at.test(line) ? `${words}\r\n` : POLITE(line)));
    const handOver = jest.fn(() => Promise.resolve());
    const refused = await refusalOf(smtpPost(url, SENDER).deliver(MAIL, { handOver, signal: never }));
    expect([refused.refusal, refused.codes]).toEqual([refusal, codes]);
    expect(refused.message).not.toContain('@');
    expect(handOver).not.toHaveBeenCalled();
  });

  it('nobody listens: try later', async () => {
    const refused = await refusalOf(
      smtpPost('smtp://127.0.0.1:1', SENDER).deliver(MAIL, {
        handOver: () => Promise.resolve(),
        signal: never,
      }),
    );
    expect(refused.refusal).toBe('NOT_NOW');
  });

  it.each([
    ['greets', (line: string) => (line === '' ? '' : POLITE(line))],
    ['answers', (line: string) => (/^RCPT/.test(line) ? '' : POLITE(line))],
  ])('a server that never %s is left at once when the service stops', async (_what, answer) => {
    const url = await scripted(answer);
    const stopping = new AbortController();
    const begun = Date.now();
    setTimeout(() => stopping.abort(), 100);
    const refused = await refusalOf(
      smtpPost(url, SENDER).deliver(MAIL, { handOver: () => Promise.resolve(), signal: stopping.signal }),
    );
    expect([refused.refusal, refused.codes]).toEqual(['NOT_NOW', 'STOPPED']);
    expect(Date.now() - begun).toBeLessThan(2_000);
  });

  it('a password is not told to a server far away that speaks in the clear', async () => {
    const heard: string[] = [];
    // not one of the names of this machine's own loopback
    const url = await scripted((line) => {
      heard.push(line);
      return line === 'STARTTLS' ? '502 no such thing\r\n' : POLITE(line);
    }, '127.0.0.2');
    const away = url.replace('//', '//nutzer:geheim@');
    const refused = await refusalOf(
      smtpPost(away, SENDER).deliver(MAIL, { handOver: () => Promise.resolve(), signal: never }),
    );
    expect(refused.refusal).toBe('NOT_NOW');
    expect(heard).toEqual(expect.arrayContaining(['STARTTLS']));
    expect(heard.filter((line) => line.startsWith('AUTH'))).toEqual([]);
  });

  it('a server whose certificate nobody vouches for is told nothing', async () => {
    host = await startSmtpHost({ secure: true });
    const refused = await refusalOf(
      smtpPost(host.url.replace('smtp:', 'smtps:'), SENDER).deliver(MAIL, {
        handOver: () => Promise.resolve(),
        signal: never,
      }),
    );
    expect([refused.refusal, host.taken]).toEqual(['NOT_NOW', []]);
  });
});

describe('after the mail was handed over', () => {
  it.each([
    ['is refused for good', '554 5.7.1 spam', 'NEVER', 'EMESSAGE 554 DATA'],
    ['is refused for now', '451 4.3.0 disk full', 'NOT_NOW', 'EMESSAGE 451 DATA'],
  ] as const)('%s', async (_case, words, refusal, codes) => {
    const url = await scripted((line) => (line === '.' ? `${words}\r\n` : POLITE(line)));
    const refused = await refusalOf(
      smtpPost(url, SENDER).deliver(MAIL, { handOver: () => Promise.resolve(), signal: never }),
    );
    expect([refused.refusal, refused.codes]).toEqual([refusal, codes]);
  });

  it('nobody knows when the connection breaks before the answer', async () => {
    const url = await scripted((line) => (line === '.' ? null : POLITE(line)));
    const refused = await refusalOf(
      smtpPost(url, SENDER).deliver(MAIL, { handOver: () => Promise.resolve(), signal: never }),
    );
    expect(refused.refusal).toBe('UNKNOWN');
  });

  it('the service that stops waits for the answer: no mail is cut in half', async () => {
    const stopping = new AbortController();
    const url = await scripted((line, socket) => {
      if (line !== '.') return POLITE(line);
      stopping.abort();
      setTimeout(() => socket.write('250 taken\r\n'), 200);
      return '';
    });
    await expect(
      smtpPost(url, SENDER).deliver(MAIL, { handOver: () => Promise.resolve(), signal: stopping.signal }),
    ).resolves.toBeUndefined();
  });
});
