import { read, transact, type Work } from '../db/work';
import type { Nobody, Person, Revoking, SigningIn } from '../domain/actor';
import { DomainError, invalidInput } from '../domain/errors';
import type { ApiContext, ApiParts, NetworkChoice } from '../graphql/context';
import { findNetwork, findNetworkBySlug } from '../modules/networks';
import type { CodeLimit } from './code-limit';

/** Who asks, as far as the request says. */
export interface Asker {
  readonly actor: Nobody | Person;
  /** A token was sent and is not one of ours that holds. */
  readonly tokenRejected: boolean;
  /** Where the request came from, as it is counted; not known where a page asks by itself. */
  readonly neighbourhood?: string;
}

/** What running operations needs of the service. */
export interface ExecutorParts extends ApiParts {
  readonly codeLimit: CodeLimit;
}

export interface OperationContext extends ApiContext {
  /** Commits what was read, with its audit events. Nothing is returned before. */
  finish(): Promise<void>;
}

/** The context of a query: the one transaction is open already. */
export function queryContext(parts: ApiParts, asker: Asker, work: Work): ApiContext {
  return queryContextOf(parts, asker, () => Promise.resolve(work));
}

/** The context of a query of nobody: the transaction is opened when a field needs it. The public catalogue needs none. */
export function publicQueryContext(parts: ApiParts, asker: Asker, name: string): OperationContext {
  let open: OpenReading | null = null;
  const reading = (): Promise<Work> => (open ??= openReading(parts, asker.actor, name)).work;
  return { ...queryContextOf(parts, asker, reading), finish: async () => open?.finish() };
}

function queryContextOf(parts: ApiParts, asker: Asker, reading: () => Promise<Work>): ApiContext {
  return {
    ...partsOf(parts, asker),
    reading,
    transact: () => Promise.reject(new Error('A query changes nothing.')),
    transactSigningIn: () => Promise.reject(new Error('A query changes nothing.')),
    transactRevoking: () => Promise.reject(new Error('A query changes nothing.')),
  };
}

/**
 * The context of a mutation: each root field has a transaction of its own, committed before its answer is read in
 * another. At most one is open at a time, so an operation never holds two connections. Once the hat has changed, the
 * request changes nothing more: each request is made under one hat.
 */
export function mutationContext(parts: ExecutorParts, asker: Asker, name: string): OperationContext {
  let open: OpenReading | null = null;
  const finish = async (): Promise<void> => {
    const ending = open;
    open = null;
    await ending?.finish();
  };
  const context: OperationContext = {
    ...partsOf(parts, asker),
    reading: () => (open ??= openReading(parts, context.actor, name)).work,
    finish,
    async transact(operation, story) {
      await finish();
      if (context.actor !== asker.actor) throw invalidInput('mutation', 'ONE_HAT_A_REQUEST');
      if (context.actor.kind !== 'PERSON') throw new DomainError('UNAUTHENTICATED');
      return transact(parts.database, context.actor, operation, story);
    },
    async transactSigningIn(operation, choice, story) {
      await finish();
      const actor: SigningIn = { kind: 'SIGNING_IN', networkId: await networkIdOf(parts, choice) };
      return transact(parts.database, actor, operation, story);
    },
    async transactRevoking(choice, story) {
      await finish();
      if (context.actor !== asker.actor) throw invalidInput('mutation', 'ONE_HAT_A_REQUEST');
      if (asker.tokenRejected) throw new DomainError('UNAUTHENTICATED', { reason: 'TOKEN_NOT_VALID' });
      await parts.codeLimit.countCaller(asker);
      const networkId = await networkIdOf(parts, choice);
      const recordedBy = asker.actor.kind === 'PERSON' ? asker.actor : null;
      if (recordedBy !== null && recordedBy.networkId !== networkId) throw choice.unknown();
      await parts.codeLimit.countNetwork(asker, networkId);
      const actor: Revoking = { kind: 'REVOKING', networkId, recordedBy };
      return transact(parts.database, actor, 'revokeByCode', story);
    },
  };
  return context;
}

function partsOf(
  parts: ApiParts,
  asker: Asker,
): Pick<ApiContext, 'actor' | 'tokenRejected' | 'tokens' | 'catalogue' | 'clock' | 'publicUrl'> {
  return {
    actor: asker.actor,
    tokenRejected: asker.tokenRejected,
    tokens: parts.tokens,
    catalogue: parts.catalogue,
    clock: parts.clock,
    publicUrl: parts.publicUrl,
  };
}

async function networkIdOf(parts: ApiParts, choice: NetworkChoice): Promise<string> {
  const network = await read(parts.database, { kind: 'NOBODY' }, 'signIn', (work) =>
    'id' in choice ? findNetwork(work, choice.id) : findNetworkBySlug(work, choice.slug),
  );
  if (network === null) throw choice.unknown();
  return network.id;
}

interface OpenReading {
  readonly work: Promise<Work>;
  finish(): Promise<void>;
}

/** A read() that stays open until it is finished. */
function openReading(parts: ApiParts, actor: Nobody | Person, name: string): OpenReading {
  let release: () => void = () => undefined;
  const released = new Promise<void>((done) => (release = done));
  let give: (work: Work) => void = () => undefined;
  const work = new Promise<Work>((resolve) => (give = resolve));
  const ended = read(parts.database, actor, name, async (opened) => {
    give(opened);
    await released;
  });
  ended.catch(() => undefined);
  return {
    work: Promise.race([work, ended.then(() => work)]),
    async finish() {
      release();
      await ended;
    },
  };
}
