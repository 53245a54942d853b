import type { Client } from 'pg';
import { parse, type OperationDefinitionNode } from 'graphql';
import type { Executor } from '../../src/api/executor';
import type { Person } from '../../src/domain/actor';
import { berlinDay } from '../../src/domain/period';
import type { AccessTokens } from '../../src/graphql/access-tokens';
import { setClock } from '../../src/operator/shifted-clock';

/** Where the demo is played: who acts, when, and what they ask of the service, through its own operations. */
export interface Stage {
  /** The day of the scene, in Berlin. */
  readonly today: string;
  /** Goes on so many days before now, at this hour of the day. Scenes only ever go forward. */
  moveTo(daysAgo: number, hour?: number): Promise<void>;
  /** Asks as a person (by e-mail address), or as nobody. Fails with the whole answer when it is refused. */
  ask<Answer>(email: string | null, document: string, variables?: object): Promise<Answer>;
}

const SIGN_IN = `mutation ($email: String!, $password: String!, $network: String!) {
  signIn(email: $email, password: $password, network: $network) { accessToken } }`;

export interface StageParts {
  readonly owner: Client;
  readonly executor: Executor;
  readonly tokens: AccessTokens;
  readonly network: string;
  readonly passwordOf: (email: string) => string;
}

export function stageOf(parts: StageParts): Stage {
  const signedIn = new Map<string, Person>();
  const realNow = new Date();
  let now = realNow;

  const run = async (actor: Person | null, document: string, variables: object): Promise<unknown> => {
    const parsed = parse(document);
    const result = await parts.executor({
      document: parsed,
      operation: parsed.definitions[0] as OperationDefinitionNode,
      operationName: null,
      variables: variables as Record<string, unknown>,
      asker: { actor: actor ?? { kind: 'NOBODY' }, tokenRejected: false },
    });
    if (result.errors !== undefined)
      throw new Error(`The demo was refused: ${JSON.stringify(result.errors.map(told))}`);
    return result.data;
  };

  const personOf = async (email: string): Promise<Person> => {
    const known = signedIn.get(email);
    if (known !== undefined) return known;
    const variables = { email, password: parts.passwordOf(email), network: parts.network };
    const answer = (await run(null, SIGN_IN, variables)) as { signIn: { accessToken: string } };
    const person = personIn(answer.signIn.accessToken);
    signedIn.set(email, person);
    return person;
  };

  return {
    get today() {
      return berlinDay(now);
    },
    async moveTo(daysAgo, hour = 10) {
      now = new Date(realNow.getTime() - daysAgo * 86_400_000);
      if (daysAgo > 0) now.setUTCHours(hour, 0, 0, 0);
      await setClock(parts.owner, now);
      signedIn.clear();
    },
    async ask<Answer>(email: string | null, document: string, variables: object = {}): Promise<Answer> {
      return (await run(email === null ? null : await personOf(email), document, variables)) as Answer;
    },
  };
}

/** The token's own claims: it was issued in the scene's time and would not hold now. */
function personIn(accessToken: string): Person {
  const claims = JSON.parse(
    Buffer.from(accessToken.split('.')[1] ?? '', 'base64url').toString('utf8'),
  ) as Record<string, string>;
  const { net, sub, sid, hat, role, partner } = claims;
  return {
    kind: 'PERSON',
    networkId: net,
    accountId: sub,
    sessionId: sid,
    hatId: hat,
    role,
    partnerId: partner,
  } as Person;
}

function told(error: { message: string; path?: unknown; originalError?: unknown }): object {
  const original = error.originalError as { code?: string; details?: object; message?: string } | undefined;
  return {
    path: error.path,
    code: original?.code,
    details: original?.details,
    message: original?.message ?? error.message,
  };
}
