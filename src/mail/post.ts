/** A mail to one person. */
export interface Mail {
  /** The same for each try to send it; its Message-ID is made of it. */
  readonly id: string;
  readonly to: { readonly name: string; readonly address: string };
  /** Addresses that an answer goes to; empty: the sender's. */
  readonly replyTo: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface Delivery {
  /**
   * Called once, at the last moment: the receiving side waits for the mail, and nothing of it has left yet. When it
   * fails, the mail is not sent.
   */
  readonly handOver: () => Promise<void>;
  /** Ends a delivery that has not come to its last moment. */
  readonly signal: AbortSignal;
}

/** Takes mails away. */
export interface Post {
  /** @throws MailRefused */
  deliver(mail: Mail, delivery: Delivery): Promise<void>;
}

/** NOT_NOW: not taken, try later. NEVER: refused for good. UNKNOWN: it left, and nobody answered. */
export type Refusal = 'NOT_NOW' | 'NEVER' | 'UNKNOWN';

/** A mail was not taken, or nobody knows. Holds codes only: what a server says often repeats the address. */
export class MailRefused extends Error {
  override readonly name = 'MailRefused';

  constructor(
    readonly refusal: Refusal,
    readonly codes: string,
  ) {
    super(`Mail not delivered (${refusal}: ${codes}).`);
  }
}
