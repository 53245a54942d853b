import { transact } from '../../src/db/work';
import { MailRefused } from '../../src/mail/post';
import { confirmOfferByLink } from '../../src/modules/offers';
import { readSecretToken } from '../../src/modules/accounts';
import { confirmOffer } from '../../src/modules/offers/confirm-offer';
import { endOffer } from '../../src/modules/offers/end-offer';
import {
  FIRST_TRY,
  LAST_TRY,
  doJobs,
  jobParts,
  keepingPost,
  makeMailTown,
  refusingPost,
  round,
  waitingJobs,
  type KeptPost,
  type MailTown,
} from '../support/mail-town';
import { as } from '../support/people';
import { openTestDatabase, type TestDatabase } from '../support/test-database';
import { sendOfferReminder } from '../../src/worker/send-offer-reminder';

/** Reminding and pausing, day by day. Published on 1 March 2027, an offer must be confirmed by 1 March 2028. */
const PUBLISHED = '2027-03-01T09:00:00Z';
const DAY_BEFORE_WINDOW = '2028-02-15T22:59:59Z'; // 23:59:59 in Berlin
const FIRST_DAY = '2028-02-15T23:00:00Z'; // 16 February, midnight in Berlin
const LAST_SECOND = '2028-03-01T22:59:59Z';
const DAY_AFTER = '2028-03-01T23:00:00Z'; // 2 March, midnight in Berlin

let test: TestDatabase;
let town: MailTown;
let post: KeptPost;
let towns = 0;

beforeAll(async () => {
  test = await openTestDatabase();
});
afterAll(() => test.close());

beforeEach(async () => {
  await test.setTime(PUBLISHED);
  town = await makeMailTown(test, `mailstadt-${(towns += 1)}`);
  post = keepingPost();
});

const parts = (of: Parameters<typeof jobParts>[1] = post) => jobParts(test, of);
const states = async (): Promise<string[]> => (await town.reminders()).map((reminder) => reminder.state);
const addressesOf = (kept: KeptPost): string[] => kept.mails.map((mail) => mail.to.address);
const mailOf = (accountId: string): string => `${accountId}@example.org`;

async function published(offerId: string): Promise<boolean> {
  const found = await test.owner.query('select 1 from published_offers where id = $1', [offerId]);
  return found.rowCount === 1;
}

describe('nobody is reminded', () => {
  it('a second before the fortnight begins in Berlin', async () => {
    await town.offer();
    await test.setTime(DAY_BEFORE_WINDOW);
    await round(parts());
    expect(await town.reminders()).toEqual([]);
  });

  it('when no mail is sent at all, so that a reminder can still go out once it is', async () => {
    await town.offer();
    await test.setTime(FIRST_DAY);
    await round(parts(null));
    expect(await town.reminders()).toEqual([]);
    await round(parts());
    expect(await states()).toEqual(['WAITING']);
  });

  it('of an offer that was given up, or is past its day', async () => {
    const ended = await town.offer();
    await as(test.database, town.lead, (work) => endOffer(work, ended));
    await town.offer();
    await test.setTime(DAY_AFTER);
    await round(parts());
    expect(await town.reminders()).toEqual([]);
  });

  it('by a change that is rolled back: neither reminder, nor job, nor mark', async () => {
    const offer = await town.offer();
    await test.setTime(FIRST_DAY);
    await test.owner.query(
      `create function public.refuse() returns trigger language plpgsql as $$ begin raise exception 'not today'; end $$;
       create constraint trigger refuse after insert on offer_reminders deferrable initially deferred
         for each row execute function public.refuse()`,
    );
    await expect(round(parts())).rejects.toThrow('The morning round failed in 1 networks.');
    await test.owner.query('drop trigger refuse on offer_reminders; drop function public.refuse');
    const { rows } = await test.owner.query('select reminded_on from offers where id = $1', [offer]);
    expect([await town.reminders(), await waitingJobs(town), rows]).toEqual([
      [],
      [],
      [{ reminded_on: null }],
    ]);
  });
});

describe('the partner is reminded', () => {
  it('once, from midnight in Berlin a fortnight before the last day, however often the round is made', async () => {
    const offer = await town.offer();
    await test.setTime(FIRST_DAY);
    for (let times = 0; times < 3; times += 1) await round(parts());
    await test.setTime(LAST_SECOND);
    await round(parts());
    expect(await town.reminders()).toMatchObject([
      { offer, account: town.lead.accountId, until: '2028-03-01', state: 'WAITING' },
    ]);
    expect(await waitingJobs(town)).toHaveLength(1);
  });

  it('once although many rounds are made at the same moment', async () => {
    for (let offers = 0; offers < 5; offers += 1) await town.offer();
    await test.setTime(FIRST_DAY);
    await Promise.all(Array.from({ length: 6 }, () => round(parts())));
    await round(parts());
    expect(await town.reminders()).toHaveLength(5);
    expect(await waitingJobs(town)).toHaveLength(5);
  });

  it('again in the next period, also when it was confirmed on the very day of the reminder', async () => {
    const offer = await town.offer();
    await test.setTime(FIRST_DAY);
    await round(parts());
    await as(test.database, town.lead, (work) => confirmOffer(work, offer));
    await test.setTime('2029-02-01T22:59:59Z'); // a second before 2 February
    await round(parts());
    expect(await town.reminders()).toHaveLength(1);
    await test.setTime('2029-02-01T23:00:00Z');
    await round(parts());
    expect((await town.reminders()).map((reminder) => reminder.until)).toEqual(['2028-03-01', '2029-02-16']);
  });

  it('in portions, leaving nobody out', async () => {
    const offer = await town.offer();
    await test.owner.query(
      `with more as (select o.*, gen_random_uuid() as new_id from offers o, generate_series(1, 249) where id = $1),
         approved as (insert into offer_texts (network_id, offer_id, version, content_md5, public_md5)
           select network_id, new_id, 1, content_md5, content_md5 from more)
       insert into offers (network_id, id, partner_id, state, content, confirmed_on, confirm_until)
       select network_id, new_id, partner_id, state, content, confirmed_on, confirm_until from more`,
      [offer],
    );
    await test.setTime(FIRST_DAY);
    await round(parts());
    expect(await town.reminders()).toHaveLength(250);
    expect(await waitingJobs(town)).toHaveLength(250);
  });

  it('each lead by a mail of their own, who can sign in and still leads', async () => {
    const second = await town.town.person(town.partnerId, 'PARTNER_LEAD');
    const disabled = await town.town.person(town.partnerId, 'PARTNER_LEAD');
    const former = await town.town.person(town.partnerId, 'PARTNER_LEAD');
    await town.town.person(town.partnerId, 'PROFESSIONAL');
    await test.owner.query(`update accounts set state = 'DISABLED' where id = $1`, [disabled.accountId]);
    await test.owner.query(`update hats set ended_at = now() where id = $1`, [former.hatId]);
    await town.offer();
    await test.setTime(FIRST_DAY);
    await round(parts());
    await doJobs(town, parts());
    expect(addressesOf(post).sort()).toEqual([mailOf(town.lead.accountId), mailOf(second.accountId)].sort());
    expect(post.mails.every((mail) => mail.replyTo.join() === mailOf(town.town.coordinator.accountId))).toBe(
      true,
    );
  });

  it('through the coordination when nobody of the partner has an account', async () => {
    const silent = await town.town.partner('Kinderarztpraxis am Markt');
    await town.offer({}, silent);
    await test.setTime(FIRST_DAY);
    await round(parts());
    await doJobs(town, parts());
    expect(addressesOf(post)).toEqual([mailOf(town.town.coordinator.accountId)]);
    expect(post.mails[0]?.text).toContain('Kinderarztpraxis am Markt hat im Hilfenetz noch kein Konto.');
    expect(post.mails[0]?.replyTo).toEqual([]);
  });
});

describe('an offer', () => {
  it('stays public to the last second of its last day in Berlin', async () => {
    const offer = await town.offer();
    await test.setTime(LAST_SECOND);
    await round(parts());
    expect([await town.stateOf(offer), await published(offer)]).toEqual(['PUBLISHED', true]);
  });

  it('is paused from the first second of the day after, with an event in the audit trail, mail or no mail', async () => {
    const offer = await town.offer();
    await test.setTime(DAY_AFTER);
    await round(parts(null));
    expect([await town.stateOf(offer), await published(offer)]).toEqual(['PAUSED', false]);
    const { rows } = await test.owner.query(
      `select e.operation, e.decision, e.account_id, o.kind, o.object_id from audit_events e
         join audit_objects o on o.network_id = e.network_id and o.event_id = e.id
        where e.network_id = $1 and e.operation = 'pauseLapsedOffers'`,
      [town.town.networkId],
    );
    expect(rows).toEqual([
      { operation: 'pauseLapsedOffers', decision: 'DONE', account_id: null, kind: 'OFFER', object_id: offer },
    ]);
  });

  it('is back by confirming', async () => {
    const offer = await town.offer();
    await test.setTime(DAY_AFTER);
    await round(parts());
    await as(test.database, town.lead, (work) => confirmOffer(work, offer));
    expect([await town.stateOf(offer), await published(offer)]).toEqual(['PUBLISHED', true]);
    await round(parts());
    expect([await town.stateOf(offer), await published(offer)]).toEqual(['PUBLISHED', true]);
  });

  it('is not touched, and nothing is audited, on a morning on which nothing is due', async () => {
    await town.offer();
    const count = async (): Promise<unknown> =>
      (
        await test.owner.query('select count(*) from audit_events where network_id = $1', [
          town.town.networkId,
        ])
      ).rows;
    const before = await count();
    await round(parts());
    expect(await count()).toEqual(before);
  });

  it('of another network is paused although one network fails', async () => {
    await town.offer();
    const other = await makeMailTown(test, `nachbarstadt-${towns}`);
    const offer = await other.offer();
    await test.owner.query(
      `create function public.refuse() returns trigger language plpgsql as $$ begin raise exception 'not here'; end $$;
       create trigger refuse before update on offers for each row when (new.network_id = '${town.town.networkId}')
         execute function public.refuse()`,
    );
    await test.setTime(DAY_AFTER);
    const logged = parts();
    await expect(round(logged)).rejects.toThrow('The morning round failed in 1 networks.');
    await test.owner.query('drop trigger refuse on offers; drop function public.refuse');
    expect(await other.stateOf(offer)).toBe('PAUSED');
    expect(logged.log()).toContain(town.town.networkId);
  });
});

describe('a reminder that waits', () => {
  let offer: string;
  beforeEach(async () => {
    offer = await town.offer();
    await test.setTime(FIRST_DAY);
    await round(parts());
  });

  it('is not sent when the offer has been confirmed in the meantime', async () => {
    await as(test.database, town.lead, (work) => confirmOffer(work, offer));
    await doJobs(town, parts());
    expect([post.mails, await states()]).toEqual([[], ['SUPERFLUOUS']]);
  });

  it('is not sent when the offer was given up', async () => {
    await as(test.database, town.lead, (work) => endOffer(work, offer));
    await doJobs(town, parts());
    expect([post.mails, await states()]).toEqual([[], ['SUPERFLUOUS']]);
  });

  it('is not sent to somebody who leads no more', async () => {
    await test.owner.query('update hats set ended_at = now() where id = $1', [town.lead.hatId]);
    await doJobs(town, parts());
    expect([post.mails, await states()]).toEqual([[], ['SUPERFLUOUS']]);
  });

  it('is sent late when the offer is paused already: its link brings it back', async () => {
    await test.setTime(DAY_AFTER);
    await round(parts());
    await doJobs(town, parts());
    expect(await states()).toEqual(['SENT']);
    const token = readSecretToken(/angebot-bestaetigen\/(\S+)/.exec(post.mails[0]?.text ?? '')?.[1] ?? '');
    if (token === null) throw new Error('There is no token in the mail.');
    await transact(
      test.database,
      { kind: 'SYSTEM', networkId: token.networkId },
      'confirmOfferByLink',
      (work) => confirmOfferByLink(work, token),
    );
    expect([await town.stateOf(offer), await published(offer)]).toEqual(['PUBLISHED', true]);
  });

  it('is sent once although its job is done again and again', async () => {
    const [job] = await waitingJobs(town);
    for (let times = 0; times < 3; times += 1) await sendOfferReminder(parts(), job, FIRST_TRY);
    expect([post.mails.length, await states()]).toEqual([1, ['SENT']]);
  });

  it('is sent once although several senders have it at the same moment', async () => {
    const [job] = await waitingJobs(town);
    const gate = barrier(4);
    const slow = keepingPost();
    const racing = {
      deliver: async (...[mail, delivery]: Parameters<KeptPost['deliver']>) => {
        await gate();
        await slow.deliver(mail, delivery);
      },
    };
    await Promise.all(Array.from({ length: 4 }, () => sendOfferReminder(parts(racing), job, FIRST_TRY)));
    expect([slow.mails.length, await states()]).toEqual([1, ['SENT']]);
  });

  it('is not sent again when its sender was killed after handing it over, and the operator is told', async () => {
    const [job] = await waitingJobs(town);
    const killed = sendOfferReminder(
      parts({
        async deliver(_mail, { handOver }) {
          await handOver();
          await new Promise(() => undefined); // nothing comes after a kill
        },
      }),
      job,
      FIRST_TRY,
    );
    void killed;
    while ((await states())[0] !== 'HANDED_OVER') await new Promise((done) => setTimeout(done, 10));
    const logged = parts();
    await sendOfferReminder(logged, job, FIRST_TRY);
    expect([post.mails, await states()]).toEqual([[], ['UNKNOWN']]);
    expect(logged.log()).toContain('nobody knows whether a mail arrived; it is not sent again');
    expect(logged.log()).not.toContain('@example.org');
  });

  it('is sent by the next try when its sender was killed before', async () => {
    const [job] = await waitingJobs(town);
    void sendOfferReminder(parts({ deliver: () => new Promise(() => undefined) }), job, FIRST_TRY);
    await sendOfferReminder(parts(), job, FIRST_TRY);
    expect([post.mails.length, await states()]).toEqual([1, ['SENT']]);
  });

  it.each(['BEFORE', 'AFTER'] as const)(
    'waits on when the server says "not now" %s it was handed over',
    async (when) => {
      const refused = new MailRefused('NOT_NOW', 'EENVELOPE 451 DATA');
      await expect(doJobs(town, parts(refusingPost(refused, when)))).rejects.toBe(refused);
      expect(await states()).toEqual(['WAITING']);
      await doJobs(town, parts());
      expect([post.mails.length, await states()]).toEqual([1, ['SENT']]);
    },
  );

  it.each([
    ['NEVER', 'REFUSED', 'a mail was refused for good'],
    ['UNKNOWN', 'UNKNOWN', 'nobody knows whether a mail arrived; it is not sent again'],
  ] as const)('is not tried again when the answer is %s', async (refusal, state, fault) => {
    const logged = parts(refusingPost(new MailRefused(refusal, 'EENVELOPE 550 RCPT TO'), 'AFTER'));
    await doJobs(town, logged);
    await doJobs(town, parts());
    expect([post.mails, await states()]).toEqual([[], [state]]);
    expect(logged.log()).toContain(fault);
    expect(logged.log()).toContain('EENVELOPE 550 RCPT TO');
    expect(logged.log()).not.toContain('@');
  });

  it('is given up after the last try, with a fault that names nobody', async () => {
    const logged = parts(refusingPost(new MailRefused('NOT_NOW', 'ECONNECTION'), 'BEFORE'));
    await doJobs(town, logged, LAST_TRY);
    expect(await states()).toEqual(['GIVEN_UP']);
    expect(logged.log()).toContain('a mail was given up after the last try');
    expect(logged.log()).not.toMatch(/@|Test Person|Schreisprechstunde/);
  });

  it('leaves no link behind for a try that failed', async () => {
    await expect(
      doJobs(town, parts(refusingPost(new MailRefused('NOT_NOW', 'ECONNECTION'), 'BEFORE'))),
    ).rejects.toThrow();
    const { rows } = await test.owner.query('select from offer_confirmation_links where offer_id = $1', [
      offer,
    ]);
    expect(rows).toEqual([]);
  });

  it('says in its job which network and which reminder, and nothing else', async () => {
    const [reminder] = await town.reminders();
    expect(await waitingJobs(town)).toEqual([{ network: town.town.networkId, id: reminder?.id }]);
  });

  it('brings a token that the database does not hold', async () => {
    await doJobs(town, parts());
    const secret = /angebot-bestaetigen\/[^.]+\.[^.]+\.(\S+)/.exec(post.mails[0]?.text ?? '')?.[1] ?? '';
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
    const { rows } = await test.owner.query<{ hash: string }>(
      `select encode(secret_hash, 'hex') as hash from offer_confirmation_links where offer_id = $1`,
      [offer],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.hash).not.toBe(Buffer.from(secret, 'base64url').toString('hex'));
  });
});

/** Lets all go on when so many have come. */
function barrier(count: number): () => Promise<void> {
  let open = (): void => undefined;
  const opened = new Promise<void>((done) => (open = done));
  let come = 0;
  return async () => {
    if ((come += 1) === count) open();
    await opened;
  };
}
