import { at } from '../support/api-json';
import { startApi, type Answer, type Api } from '../support/api-server';
import { makeDemoCatalogue, type CatalogueTown } from '../support/demo-catalogue';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/** What people without a token may ask how often, and what others may keep of the answers. */
let test: TestDatabase;
let demo: CatalogueTown;
let api: Api;
let strict: Api;
beforeAll(async () => {
  test = await openTestDatabase();
  demo = await makeDemoCatalogue(test, 'allgemein');
  api = await startApi(test);
  strict = await startApi(test, { anonymousPerMinute: 5 });
}, 120_000);
afterAll(async () => {
  await strict.close();
  await api.close();
  await test.close();
});

const ONE = '{ offers(network: "allgemein", first: 2) { nodes { id title } } }';

async function statusesFrom(server: Api, addresses: readonly string[]): Promise<number[]> {
  const statuses: number[] = [];
  for (const address of addresses) {
    const headers = { 'content-type': 'application/json', 'x-forwarded-for': address };
    const body = JSON.stringify({ query: ONE });
    statuses.push((await server.send({ method: 'POST', headers, body })).status);
  }
  return statuses;
}

describe('somebody without a token', () => {
  it('is asked to wait after so many requests in a minute; somebody with a token is not', async () => {
    for (let n = 0; n < 5; n += 1) expect((await strict.as(null).ask(ONE)).status).toBe(200);
    const answer = await strict.as(null).ask(ONE);
    expect(answer.status).toBe(429);
    expect(answer.errors[0]).toMatchObject({ code: 'LIMIT_EXCEEDED', details: { reason: 'RATE' } });
    const wait = Number(answer.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60);
    const forged = await strict.withToken('x.y.z').ask(ONE);
    expect(forged.status).toBe(429);
    for (let n = 0; n < 8; n += 1) expect((await strict.as(demo.town.coordinator).ask(ONE)).status).toBe(200);
  });

  it('is asked to wait by the open data, too, whichever of its doors it takes', async () => {
    const direct = await startApi(test, { anonymousPerMinute: 4 });
    const doors = ['/hsds/v3/allgemein/', '/hsds/v3/allgemein/services', '/angebote/allgemein.csv'];
    const ask = async (door: string): Promise<number> => (await fetch(`${direct.url}${door}`)).status;
    const statuses: number[] = [];
    for (const door of [...doors, ...doors]) statuses.push(await ask(door));
    expect(statuses).toEqual([200, 200, 200, 200, 429, 429]);
    expect((await direct.as(null).ask(ONE)).status).toBe(200);
    await direct.close();
  });

  it('is not told apart by an address that only the request itself claims', async () => {
    const direct = await startApi(test, { anonymousPerMinute: 2 });
    const statuses = await statusesFrom(direct, ['192.0.2.1', '192.0.2.2', '192.0.2.3']);
    expect(statuses).toEqual([200, 200, 429]);
    await direct.close();
  });

  it('is told apart by the address that a trusted proxy names, and by the nearest one of several', async () => {
    const behind = await startApi(test, { anonymousPerMinute: 1, trustedProxies: ['127.0.0.1', '::1'] });
    const others = ['192.0.2.1', '192.0.2.2', '192.0.2.2', 'forged, 192.0.2.1'];
    expect(await statusesFrom(behind, others)).toEqual([200, 200, 429, 429]);
    await behind.close();
  });

  it('asks for no more than a page of whole offers at once', async () => {
    const many = Array.from(
      { length: 5 },
      (_, n) =>
        `a${n}: offers(network: "allgemein", first: 100) { nodes { id title summary description cost access languages kinds partner { id name } contact { name phone email website } places { name street town } schedules { weekday opensAt closesAt } } }`,
    ).join('\n');
    const refusal = await api.as(null).refused(`{ ${many} }`);
    expect(refusal).toEqual({ code: 'LIMIT_EXCEEDED', details: { reason: 'COST' } });
    const granted = await api.as(demo.town.coordinator).told(`{ ${many} }`);
    expect(at(granted, 'a4.nodes')).toHaveLength(100);
  });
});

describe('what the catalogue answers', () => {
  const path = `/graphql?query=${encodeURIComponent(ONE)}`;
  const get = (headers: Record<string, string> = {}, query = path): Promise<Answer> =>
    api.send({ method: 'GET', path: query, headers: { 'apollo-require-preflight': 'true', ...headers } });

  it('may be kept for a minute, and is not sent again to whoever has it', async () => {
    const first = await get();
    expect(first.headers.get('cache-control')).toBe('public, max-age=60');
    expect(first.headers.get('vary')).toContain('Authorization');
    const tag = first.headers.get('etag') ?? '';
    expect(tag).toMatch(/^"[\w-]{27}"$/);
    const again = await get({ 'if-none-match': `"other", W/${tag}` });
    expect([again.status, again.text]).toEqual([304, '']);
    expect(again.headers.get('etag')).toBe(tag);
    expect((await get({ 'if-none-match': '"other"' })).status).toBe(200);
  });

  it.each<[string, () => Promise<Answer>]>([
    ['to somebody with a token', () => get({ authorization: api.headerOf(demo.town.coordinator) })],
    ['to a token that does not hold', () => get({ authorization: 'Bearer x.y.z' })],
    ['to a POST', () => api.as(null).ask(ONE)],
    ['together with something else', () => get({}, `/graphql?query=${encodeURIComponent('{ network(slug: "allgemein") { id } offers(network: "allgemein") { total } }')}`)],
    ['with a refusal', () => get({}, `/graphql?query=${encodeURIComponent('{ offers(network: "nirgends") { total } }')}`)],
  ])('is kept by nobody when it was given %s', async (_name, ask) => {
    const answer = await ask();
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('etag')).toBeNull();
  }); // prettier-ignore
});
