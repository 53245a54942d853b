import pino from 'pino';
import { Writable } from 'node:stream';
import type { Person } from '../../src/domain/actor';
import { type MailRefused, type Mail, type Post } from '../../src/mail/post';
import type { Job, JobParts } from '../../src/worker/job-parts';
import { morningRound } from '../../src/worker/morning-round';
import { sendOfferReminder } from '../../src/worker/send-offer-reminder';
import { offerListsOf } from './offer-content';
import { publishedOfferOf } from './offer-rows';
import { makeTown, type Town } from './people';
import type { TestDatabase } from './test-database';
import type { OfferContentType } from '../../src/modules/catalogue';

export const PUBLIC_URL = 'https://hilfenetz.example.org';

/** A network with one partner that is led, and offers whose day comes. */
export interface MailTown {
  readonly test: TestDatabase;
  readonly town: Town;
  readonly partnerId: string;
  readonly lead: Person;
  /** An offer published at the present time of the test. */
  offer(change?: Partial<OfferContentType>, partnerId?: string): Promise<string>;
  reminders(): Promise<{ id: string; offer: string; account: string; until: string; state: string }[]>;
  stateOf(offerId: string): Promise<string>;
}

export async function makeMailTown(test: TestDatabase, slug: string): Promise<MailTown> {
  const town = await makeTown(test, slug);
  const partnerId = await town.partner('Hebammenpraxis Morgenrot');
  const lead = await town.person(partnerId, 'PARTNER_LEAD');
  const lists = await offerListsOf(test.owner, town.networkId);
  return {
    ...{ test, town, partnerId, lead },
    offer: (change, partner = partnerId) => publishedOfferOf(test, town.coordinator, partner, lists, change),
    async reminders() {
      const found = await test.owner.query<Awaited<ReturnType<MailTown['reminders']>>[number]>(
        `select id, offer_id as offer, account_id as account, confirm_until::text as until, state from offer_reminders
          where network_id = $1 order by id`,
        [town.networkId],
      );
      return found.rows;
    },
    async stateOf(offerId) {
      const found = await test.owner.query<{ state: string }>(`select state from offers where id = $1`, [
        offerId,
      ]);
      return found.rows[0]?.state ?? 'none';
    },
  };
}

/** A post that takes every mail, and says what it took. */
export interface KeptPost extends Post {
  readonly mails: Mail[];
}

export function keepingPost(): KeptPost {
  const mails: Mail[] = [];
  return {
    mails,
    async deliver(mail, { handOver }) {
      await handOver();
      mails.push(mail);
    },
  };
}

/** A post that refuses each mail in this way, before or after it was handed over. */
export function refusingPost(refused: MailRefused, when: 'BEFORE' | 'AFTER'): Post {
  return {
    async deliver(_mail, { handOver }) {
      if (when === 'AFTER') await handOver();
      throw refused;
    },
  };
}

export interface LoggedParts extends JobParts {
  log(): string;
}

export function jobParts(test: TestDatabase, post: Post | null): LoggedParts {
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString('utf8'));
      done();
    },
  });
  return {
    database: test.database,
    post,
    publicUrl: PUBLIC_URL,
    logger: pino({ level: 'trace' }, stream),
    log: () => lines.join(''),
  };
}

export const FIRST_TRY: Job = { signal: new AbortController().signal, isLastTry: false };
export const LAST_TRY: Job = { ...FIRST_TRY, isLastTry: true };

export function round(parts: JobParts): Promise<void> {
  return morningRound(parts, FIRST_TRY);
}

/** Does the jobs that wait in a network, one after the other, as a worker would. */
export async function doJobs(town: MailTown, parts: JobParts, job: Job = FIRST_TRY): Promise<void> {
  for (const payload of await waitingJobs(town)) await sendOfferReminder(parts, payload, job);
}

export async function waitingJobs({ test, town }: MailTown): Promise<unknown[]> {
  const found = await test.owner.query<{ payload: unknown }>(
    `select payload from graphile_worker._private_jobs where payload->>'network' = $1 order by id`,
    [town.networkId],
  );
  return found.rows.map((row) => row.payload);
}
