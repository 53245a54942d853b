import type { Cast } from './api-cast';
import type { Json } from './api-json';
import type { Answer, Caller } from './api-server';
import type { Planting } from './canary-fields';

/** What came back while the story was told. */
export interface Echoes {
  /** To those who may read it. */
  readonly entitled: Answer[];
  /** Refusals to anybody, and all that others were answered. */
  readonly others: Answer[];
}

/** Tells a story, and keeps what came back. */
export interface Teller {
  readonly may: (caller: Caller, document: string, variables: object) => Promise<Json>;
  readonly mayNot: (caller: Caller, document: string, variables: object) => Promise<void>;
  /** A key for a call that may be repeated, planted. */
  readonly key: (operation: string) => string;
  /** Those who have no business with it ask for it all the same. */
  readonly pry: (document: string, id: string, ...more: readonly Caller[]) => Promise<void>;
}

export function tellerOf(cast: Cast, plants: Planting, echoes: Echoes): Teller {
  return {
    async may(caller, document, variables) {
      const answer = await caller.ask(document, variables);
      if (answer.errors.length > 0 || answer.data == null) throw new Error(`Refused: ${answer.text}`);
      echoes.entitled.push(answer);
      return answer.data;
    },
    async mayNot(caller, document, variables) {
      const answer = await caller.ask(document, variables);
      if (answer.errors.length === 0) throw new Error(`Not refused: ${answer.text}`);
      echoes.others.push(answer);
    },
    key: (operation) => plants.text(`${operation}.idempotencyKey`),
    async pry(document, id, ...more) {
      for (const caller of [cast.stranger, cast.senderLead, cast.recipientLead, cast.coordination, ...more])
        echoes.others.push(await caller.ask(document, { id }));
    },
  };
}
