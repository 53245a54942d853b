import { connect, type Socket } from 'node:net';
import { URL } from 'node:url';

export interface LoadResult {
  readonly perSecond: number;
  /** Milliseconds. */
  readonly median: number;
  readonly p99: number;
  readonly failures: number;
}

/**
 * A closed loop over plain sockets: each connection sends its next request when it has the answer to the last. As little
 * work as possible, since driver and service share the machine.
 */
export async function httpLoad(
  url: string,
  bodies: readonly string[],
  connections: number,
  seconds: number,
): Promise<LoadResult> {
  const requests = bodies.map((body) => requestOf(url, body));
  const until = Date.now() + seconds * 1000;
  const times: number[] = [];
  let failures = 0;
  const begun = process.hrtime.bigint();
  await Promise.all(
    Array.from({ length: connections }, async (_none, index) => {
      const line = await openLine(url);
      for (let turn = index; Date.now() < until; turn += 1) {
        const sent = process.hrtime.bigint();
        const answer = await line.ask(requests[turn % requests.length] ?? '');
        times.push(Number(process.hrtime.bigint() - sent) / 1e6);
        if (!answer.startsWith('HTTP/1.1 200') || answer.includes('"errors"')) failures += 1;
      }
      line.close();
    }),
  );
  const took = Number(process.hrtime.bigint() - begun) / 1e9;
  times.sort((one, other) => one - other);
  const at = (share: number): number => times[Math.floor(times.length * share)] ?? 0;
  return { perSecond: times.length / took, median: at(0.5), p99: at(0.99), failures };
}

function requestOf(url: string, body: string): string {
  const { pathname, host } = new URL(url);
  const length = Buffer.byteLength(body);
  return `POST ${pathname} HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/json\r\naccept: application/json\r\ncontent-length: ${length}\r\n\r\n${body}`;
}

interface Line {
  /** Sends a request and gives the whole answer. */
  ask(request: string): Promise<string>;
  close(): void;
}

async function openLine(url: string): Promise<Line> {
  const { hostname, port } = new URL(url);
  const socket: Socket = connect(Number(port), hostname);
  socket.setNoDelay(true);
  await new Promise<void>((done, fail) => {
    socket.once('connect', done);
    socket.once('error', fail);
  });
  let received: Buffer[] = [];
  let missing = -1;
  let give: (answer: string) => void = () => undefined;
  let giveUp: (error: Error) => void = () => undefined;
  socket.on('data', (chunk: Buffer) => {
    received.push(chunk);
    if (missing < 0) missing = missingOf(Buffer.concat(received));
    else missing -= chunk.length;
    if (missing !== 0) return;
    const answer = Buffer.concat(received).toString('utf8');
    received = [];
    missing = -1;
    give(answer);
  });
  socket.on('close', () => giveUp(new Error('The service hung up.')));
  socket.on('error', (error) => giveUp(error));
  return {
    ask: (request) =>
      new Promise((done, fail) => {
        give = done;
        giveUp = fail;
        socket.write(request);
      }),
    close: () => {
      giveUp = () => undefined;
      socket.destroy();
    },
  };
}

/** Bytes of the answer that have not come yet; -1 before its head is there. */
function missingOf(bytes: Buffer): number {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return -1;
  const length = /content-length: (\d+)/i.exec(bytes.toString('latin1', 0, end))?.[1];
  if (length === undefined) throw new Error('The answer does not say how long it is.');
  return end + 4 + Number(length) - bytes.length;
}
