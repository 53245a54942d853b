import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** A mail as the server took it. */
export interface TakenMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: string;
  readonly mail: Email;
}

/** A real mail server on a port of its own, spoken to over SMTP. */
export interface SmtpHost {
  readonly url: string;
  readonly taken: TakenMail[];
  /** Connections that were opened so far. */
  connections(): number;
  close(): Promise<void>;
}

export async function startSmtpHost(options: SMTPServerOptions = {}): Promise<SmtpHost> {
  const taken: TakenMail[] = [];
  let connections = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onConnect(_session, done) {
      connections += 1;
      done();
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString('utf8');
        void PostalMime.parse(raw).then((mail) => {
          const { mailFrom, rcptTo } = session.envelope;
          const to = rcptTo.map((recipient) => recipient.address);
          taken.push({ from: mailFrom === false ? '' : mailFrom.address, to, raw, mail });
          done();
        });
      });
    },
    ...options,
  });
  server.on('error', () => undefined); // a client that breaks off is part of the tests
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    connections: () => connections,
    close: () => new Promise<void>((done) => server.close(() => done())),
  };
}
