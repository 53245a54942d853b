import { openCast, type Cast } from '../support/api-cast';
import { startApi, type Api, type Caller } from '../support/api-server';
import { makeTown } from '../support/people';

/** Codes are tried only so often: by a caller in a quarter of an hour, in a network in an hour. */
let cast: Cast;
let api: Api;
let network: string;
beforeAll(async () => {
  cast = await openCast('codegrenze');
  network = cast.town.slug;
});
beforeEach(async () => {
  api = await startApi(cast.test, {
    codeTries: { perCaller: 3, perNetwork: 5 },
    trustedProxies: ['127.0.0.1'],
  });
});
afterEach(() => api.close());
afterAll(() => cast.close());

const CODE = 'AAAA-AAAA-AAAA';

const asking = (via: string, slug: string): string =>
  `revokeByCode(input: { network: "${slug}", code: "${CODE}", birthMonth: "1990-01", receivedVia: ${via} })`;

/** What so many tries at once come to, sorted. */
async function tries(caller: Caller, times: number, via: string, slug = network): Promise<string[]> {
  const document = `mutation { ${asking(via, slug)} }`;
  const answers = await Promise.all(Array.from({ length: times }, () => caller.ask(document)));
  return answers.map((answer) => answer.errors[0]?.code ?? 'OK').sort();
}

function from(address: string): Caller {
  return {
    ...api.as(null),
    ask: (query) =>
      api.send({
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
        body: JSON.stringify({ query }),
      }),
  };
}

const LIMIT = 'LIMIT_EXCEEDED';

it('a fourth try of an address is refused, with the seconds to wait; another address is not', async () => {
  expect(await tries(from('192.0.2.1'), 4, 'PUBLIC_PAGE')).toEqual([LIMIT, 'OK', 'OK', 'OK']);
  expect(await tries(from('192.0.2.2'), 1, 'PUBLIC_PAGE')).toEqual(['OK']);
});

it('names of one operation are counted one by one', async () => {
  const fields = [1, 2, 3, 4].map((place) => `a${place}: ${asking('PUBLIC_PAGE', network)}`);
  const answer = await api.as(null).ask(`mutation { ${fields.join(' ')} }`);
  expect(answer.errors).toMatchObject([
    { code: LIMIT, path: ['a4'], details: { reason: 'RATE', retryAfter: expect.any(Number) as number } },
  ]);
  const { retryAfter } = answer.errors[0]?.details as { retryAfter: number };
  expect(retryAfter).toBeGreaterThan(890);
  expect(retryAfter).toBeLessThanOrEqual(900);
});

it('who is signed in is counted by account, professional and coordination alike', async () => {
  const sender = api.as(cast.people.sender);
  expect(await tries(sender, 4, 'RECIPIENT')).toEqual([LIMIT, 'OK', 'OK', 'OK']);
  expect(await tries(api.as(cast.people.recipient), 1, 'RECIPIENT')).toEqual(['OK']);
});

it('a network is counted over all addresses, and a flood there leaves another, and those signed in, untouched', async () => {
  const other = await makeTown(cast.test, 'codegrenze-nebenan');
  const flood = await Promise.all([
    tries(from('192.0.2.1'), 3, 'PUBLIC_PAGE'),
    tries(from('192.0.2.2'), 3, 'PUBLIC_PAGE'),
  ]);
  expect(flood.flat().sort()).toEqual([LIMIT, 'OK', 'OK', 'OK', 'OK', 'OK']);
  expect(await tries(from('192.0.2.3'), 1, 'PUBLIC_PAGE', other.slug)).toEqual(['OK']);
  expect(await tries(api.as(cast.town.coordinator), 1, 'COORDINATION')).toEqual(['OK']);
});

it('what is refused for a network that there is not counts as well', async () => {
  expect(await tries(from('192.0.2.1'), 4, 'PUBLIC_PAGE', 'gibt-es-nicht')).toEqual([
    ...['INVALID_INPUT', 'INVALID_INPUT', 'INVALID_INPUT'],
    LIMIT,
  ]);
});
