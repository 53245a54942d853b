import { startApi, type Answer, type Api } from '../support/api-server';
import { HIDDEN_PLACE } from '../support/offer-content';
import { doJobs, jobParts, keepingPost, makeMailTown, round, type MailTown } from '../support/mail-town';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/** The page behind the link of a reminder, as a browser without JavaScript uses it. */
const PUBLISHED = '2027-03-01T09:00:00Z';
const DUE = '2028-02-20T09:00:00Z';

const ASK = 'Stimmt dieses Angebot noch?';
const CONFIRMED = 'Danke, das Angebot ist bestätigt';
const ENDED = 'Dieser Link gilt nicht mehr';

let test: TestDatabase;
let api: Api;
let town: MailTown;
let towns = 0;

beforeAll(async () => {
  test = await openTestDatabase();
  api = await startApi(test);
});
afterAll(async () => {
  await api.close();
  await test.close();
});
beforeEach(async () => {
  await test.setTime(PUBLISHED);
  town = await makeMailTown(test, `klickstadt-${(towns += 1)}`);
});

type Offered = Parameters<MailTown['offer']>[0];

/** An offer whose lead has been sent a mail; gives its id and the path of the link in it. */
async function reminded(change: Offered = {}): Promise<{ offer: string; path: string; token: string }> {
  const offer = await town.offer(change);
  await test.setTime(DUE);
  const post = keepingPost();
  await round(jobParts(test, post));
  await doJobs(town, jobParts(test, post));
  const token = /angebot-bestaetigen\/(\S+)/.exec(post.mails[0]?.text ?? '')?.[1] ?? '';
  return { offer, token, path: `/angebot-bestaetigen/${token}` };
}

const look = (path: string): Promise<Answer> => api.send({ method: 'GET', path });
const press = (path: string): Promise<Answer> =>
  api.send({ method: 'POST', path, body: new URLSearchParams() });
const titleOf = (page: Answer): string => /<h1>(.*?)<\/h1>/.exec(page.text)?.[1] ?? '';

async function confirmedOn(offer: string): Promise<unknown> {
  const found = await test.owner.query(
    `select state, confirmed_on::text as on, confirm_until::text as until from offers where id = $1`,
    [offer],
  );
  return found.rows[0];
}

/** All that looking at a page could change. */
async function everything(): Promise<unknown> {
  const asked: unknown[] = [];
  for (const sql of [
    'select id, used_at, expires_at from offer_confirmation_links order by id',
    'select id, state, confirmed_on, confirm_until, version from offers order by id',
    'select id, confirmed_on, version from published_offers order by id',
    'select id, state from offer_reminders order by id',
    'select count(*) from audit_events',
  ])
    asked.push((await test.owner.query(sql)).rows);
  return asked;
}

describe('looking', () => {
  it('shows what the offer says, and a form that works without JavaScript', async () => {
    const { path } = await reminded();
    const page = await look(path);
    expect([page.status, titleOf(page)]).toEqual([200, ASK]);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    for (const part of [
      'Schreisprechstunde Lindenhof',
      'Hebammenpraxis Morgenrot, zuletzt bestätigt am 01.03.2027',
      'Schwangerschaft: 30. Woche bis 42. Woche, Alter des Kindes: 0 Monate bis 3 Jahre',
      'montags 09:30 bis 11:00 Uhr, alle zwei Wochen (nicht in den Schulferien)',
      'Haus Lindenhof, Lindenhof 2, 59999 Musterhamm',
      'kostet etwas; Ermäßigung ist möglich, 5 Euro',
      'Deutsch, Türkisch',
      'Das gelbe Heft',
      '0231 5550101',
      'ab dem 02.03.2028 nicht mehr angezeigt',
    ])
      expect(page.text).toContain(part);
    expect(page.text).toContain('<form method="post">');
    expect(page.text).not.toMatch(/<script|javascript:| on[a-z]+=/i);
  });

  it('changes nothing, however often and by whatever method a scanner looks', async () => {
    const { path } = await reminded();
    const before = await everything();
    for (const method of ['GET', 'HEAD', 'GET', 'OPTIONS', 'PUT', 'DELETE', 'PATCH'])
      await api.send({ method, path });
    expect(await everything()).toEqual(before);
    expect(titleOf(await press(path))).toBe(CONFIRMED);
  });

  it('tells no confidential place, neither here nor in the mail', async () => {
    const offer = await town.offer({ places: [{ ...HIDDEN_PLACE }], schedules: [] });
    await test.setTime(DUE);
    const post = keepingPost();
    await round(jobParts(test, post));
    await doJobs(town, jobParts(test, post));
    const link = /angebot-bestaetigen\/\S+/.exec(post.mails[0]?.text ?? '')?.[0] ?? '';
    const page = await look(`/${link}`);
    expect([offer === '', titleOf(page)]).toEqual([false, ASK]);
    for (const text of [page.text, post.mails[0]?.text, post.mails[0]?.html])
      expect(text).not.toMatch(/Verborgen|59998/);
  });

  it('runs nothing that was typed into the offer', async () => {
    const bent = '<script>alert(1)</script>"\'&amp;';
    const { path } = await reminded({
      title: bent,
      summary: `${bent}<img src=x onerror=alert(2)>`,
      costNote: bent,
    });
    for (const page of [await look(path), await press(path)]) {
      expect(page.text).not.toMatch(/<script|<img/);
      expect(page.text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;amp;');
    }
  });
});

describe('pressing', () => {
  it('confirms the offer from today on, with an event in the audit trail that names nobody', async () => {
    const { offer, path } = await reminded();
    const page = await press(path);
    expect([page.status, titleOf(page)]).toEqual([200, CONFIRMED]);
    expect(page.text).toContain('bis zum 20.02.2029');
    expect(await confirmedOn(offer)).toEqual({ state: 'PUBLISHED', on: '2028-02-20', until: '2029-02-20' });
    const { rows } = await test.owner.query(
      `select e.operation, e.decision, e.account_id, e.basis, o.kind, o.object_id from audit_events e
         join audit_objects o on o.network_id = e.network_id and o.event_id = e.id
        where e.network_id = $1 and e.operation = 'confirmOfferByLink'`,
      [town.town.networkId],
    );
    expect(rows).toEqual([
      {
        operation: 'confirmOfferByLink',
        decision: 'DONE',
        account_id: null,
        basis: 'PUBLIC_TASK',
        kind: 'OFFER',
        object_id: offer,
      },
    ]);
  });

  it('brings a paused offer back', async () => {
    const { offer, path } = await reminded();
    await test.setTime('2028-03-10T09:00:00Z');
    await round(jobParts(test, null));
    expect(await town.stateOf(offer)).toBe('PAUSED');
    expect((await look(path)).text).toContain('Seit dem 02.03.2028 wird das Angebot nicht mehr angezeigt');
    await press(path);
    expect(await confirmedOn(offer)).toEqual({ state: 'PUBLISHED', on: '2028-03-10', until: '2029-03-10' });
    const shown = await test.owner.query('select from published_offers where id = $1', [offer]);
    expect(shown.rowCount).toBe(1);
  });

  it('works once: of ten who press at the same moment one confirms', async () => {
    const { path } = await reminded();
    const pages = await Promise.all(Array.from({ length: 10 }, () => press(path)));
    const titles = pages.map(titleOf).sort();
    expect(titles).toEqual([CONFIRMED, ...Array.from({ length: 9 }, () => ENDED)]);
    const { rows } = await test.owner.query(
      `select from audit_events where network_id = $1 and operation = 'confirmOfferByLink' and decision = 'DONE'`,
      [town.town.networkId],
    );
    expect(rows).toHaveLength(1);
  });

  it('works once also when both have found the link unused before either confirms', async () => {
    const { offer, path } = await reminded();
    const watcher = await test.connectAsApplication();
    await test.owner.query('begin');
    await test.owner.query('select from offers where id = $1 for update', [offer]);
    const pressed = [press(path), press(path)];
    for (let waiting = 0; waiting < 2;) {
      const found = await watcher.query(
        `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
      waiting = found.rowCount ?? 0;
    }
    await test.owner.query('commit');
    const pages = await Promise.all(pressed);
    expect(pages.map(titleOf).sort()).toEqual([CONFIRMED, ENDED]);
  });

  it('ends the links of every colleague for this offer, and of no other', async () => {
    await town.town.person(town.partnerId, 'PARTNER_LEAD');
    await town.offer({ title: 'Geschwisterkurs' });
    await town.offer();
    await test.setTime(DUE);
    const post = keepingPost();
    await round(jobParts(test, post));
    await doJobs(town, jobParts(test, post));
    const links = (title: string): string[] =>
      post.mails
        .filter((mail) => mail.subject.includes(title))
        .map((mail) => `/${/angebot-bestaetigen\/\S+/.exec(mail.text)?.[0] ?? ''}`);
    const [mine = '', colleagues = ''] = links('Geschwisterkurs');
    expect(titleOf(await press(mine))).toBe(CONFIRMED);
    expect(titleOf(await press(colleagues))).toBe(ENDED);
    for (const path of links('Lindenhof')) expect(titleOf(await look(path))).toBe(ASK);
  });
});

describe('a link that', () => {
  const WRONG: readonly (readonly [
    string,
    (link: { offer: string; token: string }) => Promise<string> | string,
  ])[] = [
    ['was used', ({ token }) => press(`/angebot-bestaetigen/${token}`).then(() => token)],
    ['has another secret', ({ token }) => token.replace(/.{4}$/, 'AAAA')],
    ['has another id', ({ token }) => token.replace(/\.[0-9a-f]{8}/, '.00000000')],
    ['names another network', ({ token }) => token.replace(/^[0-9a-f]{8}/, '00000000')],
    ['was cut off', ({ token }) => token.slice(0, -5)],
    ['is none', () => 'kein-link'],
    ['is a script', () => '%3Cscript%3Ealert(1)%3C%2Fscript%3E'],
    [
      'has run out',
      async ({ token }) => {
        await test.setTime('2028-03-31T22:00:01Z'); // 1 April in Berlin, thirty days after the last one
        return token;
      },
    ],
    [
      'leads to an offer that was given up',
      async ({ token, offer }) => {
        await test.owner.query(`delete from published_offers where id = $1`, [offer]);
        await test.owner.query(`update offers set state = 'ENDED' where id = $1`, [offer]);
        return token;
      },
    ],
  ];

  it.each(WRONG)(
    '%s is answered by the same page as every other, and changes nothing',
    async (_which, bend) => {
      const link = await reminded();
      const path = `/angebot-bestaetigen/${await bend(link)}`;
      const none = await look('/angebot-bestaetigen/gar-nichts');
      const before = await everything();
      for (const page of [await look(path), await press(path)]) {
        expect([page.status, titleOf(page), page.text]).toEqual([404, ENDED, none.text]);
        expect(page.text).toContain('fragen Sie Ihre\n      Netzwerkkoordination');
      }
      expect(await everything()).toEqual(before);
    },
  );

  it('still holds in its last second does', async () => {
    const { path } = await reminded();
    await test.setTime('2028-03-31T21:59:55Z');
    expect(titleOf(await look(path))).toBe(ASK);
  });

  it('is wrong in whatever way takes as long as any other wrong one', async () => {
    const { token } = await reminded();
    const kinds = {
      secret: token.replace(/.{4}$/, 'AAAA'),
      id: token.replace(/\.[0-9a-f]{8}/, '.00000000'),
      network: token.replace(/^[0-9a-f]{8}/, '00000000'),
      none: 'kein-link',
    };
    const times = new Map<string, number[]>(Object.keys(kinds).map((kind) => [kind, []]));
    for (let turn = 0; turn < 60; turn += 1)
      for (const [kind, text] of Object.entries(kinds)) {
        const begun = process.hrtime.bigint();
        await look(`/angebot-bestaetigen/${text}`);
        times.get(kind)?.push(Number(process.hrtime.bigint() - begun) / 1e6);
      }
    const medians = [...times.values()].map((all) => [...all].sort((one, other) => one - other)[30] ?? 0);
    // a question to the database more or less would be seen: each takes about the time of the whole page
    expect(Math.max(...medians) / Math.min(...medians)).toBeLessThan(2);
  });
});

describe.each([
  ['looked at', look],
  ['pressed', press],
])('a page that was %s', (_name, act) => {
  it('is kept nowhere, tells no other page its address, and runs nothing foreign', async () => {
    const { path, token } = await reminded();
    const { headers } = await act(path);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('set-cookie')).toBeNull();
    expect(headers.get('content-security-policy')).toMatch(/form-action 'self'/);
    expect(headers.get('content-security-policy')).toMatch(/frame-ancestors '(self|none)'/);
    for (const part of token.split('.')) expect(api.log()).not.toContain(part);
  });
});
