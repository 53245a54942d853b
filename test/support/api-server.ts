import { randomBytes } from 'node:crypto';
import { Writable } from 'node:stream';
import pino from 'pino';
import type { Database } from '../../src/db/database';
import type { Person } from '../../src/domain/actor';
import type { CodeTries } from '../../src/api/code-limit';
import { accessTokens } from '../../src/graphql/access-tokens';
import { startServer } from '../../src/server';
import { at, type Json } from './api-json';
import type { TestDatabase } from './test-database';

/** The real service on a test database, spoken to over HTTP as a program outside would. */
export interface Api {
  readonly url: string;
  /** Everything the service has logged so far, as text. */
  log(): string;
  /** Somebody with a session of their own, or nobody. */
  as(person: Person | null): Caller;
  /** The Authorization header of somebody with a session. */
  headerOf(person: Person): string;
  /** Whoever holds this access token. */
  withToken(token: string): Caller;
  /** A request as it goes over the wire. */
  send(request: RequestInit & { path?: string }): Promise<Answer>;
  close(): Promise<void>;
}

export interface Caller {
  /** Asks and takes the answer, refusals and all. */
  ask(document: string, variables?: object): Promise<Answer>;
  /** Asks for what is granted; a refusal fails the test. */
  told(document: string, variables?: object): Promise<Json>;
  /** Asks for what is refused; being told fails the test. */
  refused(document: string, variables?: object): Promise<Refusal>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** The body as it came. */
  readonly text: string;
  readonly data: Json | undefined;
  readonly errors: readonly ApiError[];
}

export interface Refusal {
  readonly code: string;
  readonly details: Json;
}

export interface ApiError extends Refusal {
  readonly message: string;
  readonly path: Json | undefined;
  readonly errorId: string;
}

export interface ApiOptions {
  /** Another pool than the test's own, for example one that counts statements. */
  readonly database?: Database;
  /** The day that the public catalogue is read on. */
  readonly clock?: () => Date;
  /** Tests ask more often than the public may; those of the limit say how often. */
  readonly anonymousPerMinute?: number;
  /** Tests try codes more often than anybody may; those of the limit say how often. */
  readonly codeTries?: CodeTries;
  readonly trustedProxies?: readonly string[];
}

export async function startApi(test: TestDatabase, options: ApiOptions = {}): Promise<Api> {
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString('utf8'));
      done();
    },
  });
  const secret = randomBytes(32);
  const tokens = accessTokens(secret);
  const server = await startServer({
    host: '127.0.0.1',
    port: 0,
    publicUrl: null,
    database: options.database ?? test.database,
    catalogue: test.catalogue,
    ...(options.clock === undefined ? {} : { clock: options.clock }),
    tokenSecret: secret,
    anonymousPerMinute: options.anonymousPerMinute ?? 1_000_000,
    codeTries: options.codeTries ?? { perCaller: 1_000_000, perNetwork: 1_000_000 },
    trustedProxies: options.trustedProxies ?? [],
    introspection: false,
    logger: pino({ level: 'trace' }, stream),
  });

  const send: Api['send'] = async ({ path = '/graphql', ...request }) => {
    const response = await fetch(`${server.url}${path}`, { redirect: 'manual', ...request });
    return answerOf(response, await response.text());
  };
  const callerOf = (token: () => string | null): Caller => {
    const ask: Caller['ask'] = (query, variables = {}) => {
      const headers = new Headers({ 'content-type': 'application/json' });
      const bearer = token();
      if (bearer !== null) headers.set('authorization', `Bearer ${bearer}`);
      return send({ method: 'POST', headers, body: JSON.stringify({ query, variables }) });
    };
    return {
      ask,
      async told(document, variables) {
        const answer = await ask(document, variables);
        if (answer.errors.length > 0 || answer.data == null) throw new Error(`Refused: ${answer.text}`);
        return answer.data;
      },
      async refused(document, variables) {
        const answer = await ask(document, variables);
        const [error] = answer.errors;
        if (error === undefined) throw new Error(`Not refused: ${answer.text}`);
        return { code: error.code, details: error.details };
      },
    };
  };
  const tokenOf = (person: Person): string => tokens.issue(person, new Date()).token;
  return {
    url: server.url,
    log: () => lines.join(''),
    as: (person) => callerOf(() => (person === null ? null : tokenOf(person))),
    headerOf: (person) => `Bearer ${tokenOf(person)}`,
    withToken: (token) => callerOf(() => token),
    send,
    close: server.close,
  };
}

function answerOf(response: Response, text: string): Answer {
  const body = jsonOf(text);
  const errors = at(body, 'errors');
  return {
    status: response.status,
    headers: response.headers,
    text,
    data: at(body, 'data'),
    errors: Array.isArray(errors) ? (errors as readonly Json[]).map(errorOf) : [],
  };
}

function errorOf(error: Json): ApiError {
  return {
    message: wordAt(error, 'message'),
    path: at(error, 'path'),
    code: wordAt(error, 'extensions.code'),
    details: at(error, 'extensions.details') ?? null,
    errorId: wordAt(error, 'extensions.errorId'),
  };
}

/** Empty where there is none: an error that is not in the form is no match for any. */
function wordAt(error: Json, path: string): string {
  const word = at(error, path);
  return typeof word === 'string' ? word : '';
}

function jsonOf(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
