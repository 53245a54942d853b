import { at } from '../support/api-json';
import { openCast, type Cast } from '../support/api-cast';
import { startApi, type Answer, type Api } from '../support/api-server';
import { codedForm, CONSENT, revocationsOf } from '../support/code-story';
import { changedTables, printOf } from '../support/database-print';

/** The public page where a family revokes a form, as a browser without JavaScript uses it. */
let cast: Cast;
beforeAll(async () => {
  cast = await openCast('widerrufsseite');
  await cast.test.setTime('2027-03-01T09:00:00Z');
});
afterAll(() => cast.close());

const look = (network = 'widerrufsseite', api: Api = cast.api): Promise<Answer> =>
  api.send({ method: 'GET', path: `/${network}/widerruf` });

function type(
  fields: Record<string, string>,
  network = 'widerrufsseite',
  api: Api = cast.api,
): Promise<Answer> {
  const body = new URLSearchParams({ monat: '01', jahr: '1990', ...fields });
  return api.send({ method: 'POST', path: `/${network}/widerruf`, body });
}

const titleOf = (page: Answer): string => /<h1>(.*?)<\/h1>/.exec(page.text)?.[1] ?? '';
const WRONG = 'AAAA-AAAA-AAAA';

it('is a form that works without JavaScript and without cookies, and names the network', async () => {
  const page = await look();
  expect(page.status).toBe(200);
  expect(titleOf(page)).toBe('Einwilligung widerrufen');
  expect(page.text).toContain('<html lang="de">');
  expect(page.text).toContain('<form method="post">');
  expect(page.text).toContain('<p>Netzwerk Frühe Hilfen widerrufsseite</p>');
  expect(page.text).not.toMatch(/<script|javascript:| on[a-z]+=/i);
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  for (const answer of [page, await type({ code: WRONG })])
    expect([answer.headers.get('set-cookie'), answer.headers.get('cache-control')]).toEqual([
      null,
      'no-store',
    ]);
});

it('changes nothing when it is looked at', async () => {
  const before = await printOf(cast.test.owner);
  await look();
  expect(changedTables(before, await printOf(cast.test.owner))).toEqual([]);
});

it('revokes the form, and says the same of a right code, a wrong one, and no code at all', async () => {
  const form = await codedForm(cast);
  const pages = await Promise.all([
    type({ code: form.code.toLowerCase().replaceAll('-', ' ') }),
    type({ code: WRONG }),
    type({ code: 'Hallo', monat: '13', jahr: 'MCMX' }),
  ]);
  const [right] = pages;
  for (const page of pages) expect([page.status, page.text]).toEqual([200, right.text]);
  expect(titleOf(right)).toBe('Ihre Angabe ist angekommen');
  expect(right.text).not.toContain(form.code);
  expect(at(await cast.sender.told(CONSENT, { id: form.id }), 'consent.state')).toBe('REVOKED');
  expect(await revocationsOf(cast, form.id)).toMatchObject([{ via: 'PUBLIC_PAGE', account: null }]);
});

it('asks again where a field is empty', async () => {
  const unfilled: Record<string, string>[] = [
    { code: '' },
    { code: ' ' },
    { code: WRONG, monat: '' },
    { code: WRONG, jahr: ' ' },
  ];
  for (const fields of unfilled) {
    const page = await type(fields);
    expect([page.status, titleOf(page)]).toEqual([400, 'Einwilligung widerrufen']);
    expect(page.text).toContain('<p class="problem" role="alert">Bitte füllen Sie alle drei Felder aus.</p>');
  }
  const long = await type({ code: 'A'.repeat(500) });
  expect([long.status, titleOf(long)]).toEqual([400, 'Einwilligung widerrufen']);
  const nothing = await cast.api.send({ method: 'POST', path: '/widerrufsseite/widerruf' });
  expect(nothing.status).toBe(400);
});

it('is there for no network that does not exist', async () => {
  for (const network of ['gibt-es-nicht', 'x'.repeat(200), '%3Cb%3E'])
    for (const page of [await look(network), await type({ code: WRONG }, network)])
      expect([page.status, titleOf(page)]).toEqual([404, 'Diese Seite gibt es nicht']);
});

it('asks kindly to wait after too many tries, right or wrong, and says that nothing has arrived', async () => {
  const form = await codedForm(cast);
  const strict = await startApi(cast.test, { codeTries: { perCaller: 2, perNetwork: 100 } });
  await Promise.all([type({ code: WRONG }, undefined, strict), type({ code: WRONG }, undefined, strict)]);
  const [right, wrong] = [
    await type({ code: form.code }, undefined, strict),
    await type({ code: WRONG }, undefined, strict),
  ];
  expect((await look(undefined, strict)).status).toBe(200);
  await strict.close();
  expect([right.status, titleOf(right)]).toEqual([429, 'Bitte warten Sie einen Moment']);
  expect(right.text).toContain('15 Minuten');
  expect(right.text).toMatch(/Ihre Angabe ist\s+<strong>nicht<\/strong> angekommen/);
  expect(Number(right.headers.get('retry-after'))).toBeGreaterThan(800);
  expect(wrong.text).toBe(right.text);
  expect(at(await cast.sender.told(CONSENT, { id: form.id }), 'consent.state')).toBe('ACTIVE');
});

it('says that nothing has arrived when the database cannot be reached', async () => {
  await cast.test.owner.query('revoke execute on function app.consents_of_code from hilfenetz_application');
  const page = await type({ code: WRONG });
  await cast.test.owner.query('grant execute on function app.consents_of_code to hilfenetz_application');
  expect([page.status, titleOf(page)]).toEqual([503, 'Das hat gerade nicht geklappt']);
});
