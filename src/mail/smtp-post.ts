import { Readable } from 'node:stream';
import { parseConnectionUrl } from 'nodemailer/lib/shared';
import SMTPConnection, { type SMTPConnectionAuth } from 'nodemailer/lib/smtp-connection';
import { compose, type Composed } from './compose';
import { MailRefused, type Delivery, type Post } from './post';

/** Milliseconds that a server may take to be reached, to greet, and to answer. */
const PATIENCE = {
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 20_000,
  dnsTimeout: 10_000,
};

/**
 * Sends over SMTP, one conversation a mail. The library's connection is spoken to directly, since its transport has no
 * moment between "send now" and the first byte: the moment at which a mail counts as handed over.
 */
export function smtpPost(url: string, sender: string): Post {
  return {
    async deliver(mail, delivery) {
      await talk(url, await compose(mail, sender), delivery);
    },
  };
}

/** Before the last moment, while it is written down, and after: from then on the mail may have arrived. */
type Phase = 'BEFORE' | 'AT' | 'AFTER';

async function talk(url: string, mail: Composed, { handOver, signal }: Delivery): Promise<void> {
  const { auth, ...server } = parseConnectionUrl(url);
  // a password never goes over the network in the clear
  const requireTLS = auth !== undefined && !NEAR.includes(server.host ?? '');
  const connection = new SMTPConnection({ ...server, ...PATIENCE, requireTLS });
  const progress: { phase: Phase; ownFailure: unknown } = { phase: 'BEFORE', ownFailure: null };
  const content = lazily(async () => {
    progress.phase = 'AT';
    await handOver().catch((error: unknown) => {
      progress.ownFailure = error;
      throw error;
    });
    progress.phase = 'AFTER';
    return mail.bytes;
  });
  // until the last moment it can be stopped; from then on it is brought to its end
  let stop = (): void => undefined;
  const stopped = new Promise<never>((_resolve, reject) => {
    stop = () => {
      if (progress.phase === 'BEFORE') reject(new MailRefused('NOT_NOW', 'STOPPED'));
    };
  });
  signal.addEventListener('abort', stop);
  if (signal.aborted) stop();
  try {
    await Promise.race([stopped, converse(connection, auth, mail, content)]);
  } catch (error) {
    connection.close();
    if (progress.ownFailure !== null) throw progress.ownFailure as Error;
    throw error instanceof MailRefused ? error : refusalOf(error, progress.phase);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

const NEAR = ['localhost', '127.0.0.1', '::1', '[::1]'];

type Done = (error?: Error | null) => void;

async function converse(
  connection: SMTPConnection,
  auth: SMTPConnectionAuth | undefined,
  mail: Composed,
  content: Readable,
): Promise<void> {
  const broken = new Promise<never>((_resolve, reject) => connection.on('error', reject));
  const step = (begin: (done: Done) => void): Promise<void> =>
    Promise.race([
      broken,
      new Promise<void>((resolve, reject) => {
        begin((error) => {
          if (error) reject(error);
          else resolve();
        });
      }),
    ]);
  await step((done) => connection.connect(done));
  if (auth !== undefined) await step((done) => connection.login(auth, done));
  const envelope = { from: mail.from, to: [mail.to], size: mail.bytes.length };
  await step((done) => connection.send(envelope, content, done));
  connection.quit();
}

/** A stream that asks for its content only when somebody reads it: when the server has said "send now". */
function lazily(content: () => Promise<Buffer>): Readable {
  let asked = false;
  return new Readable({
    read() {
      if (asked) return;
      asked = true;
      content().then(
        (bytes) => {
          this.push(bytes);
          this.push(null);
        },
        (error: unknown) => this.destroy(error as Error),
      );
    },
  });
}

interface SmtpError {
  readonly code?: string;
  readonly responseCode?: number;
  readonly command?: string;
}

/** What the server's words amount to. Only a refusal of this person or this mail is for good, all else is ours to mend. */
export function refusalOf(error: unknown, phase: Phase): MailRefused {
  const { code, responseCode, command } = error as SmtpError;
  const codes = [code ?? 'ERROR', responseCode, command].filter((part) => part !== undefined).join(' ');
  if (responseCode === undefined) return new MailRefused(phase === 'AFTER' ? 'UNKNOWN' : 'NOT_NOW', codes);
  const isAboutMail = command === 'RCPT TO' || command === 'DATA';
  return new MailRefused(responseCode >= 500 && isAboutMail ? 'NEVER' : 'NOT_NOW', codes);
}
