import { request as httpRequest } from 'node:http';
import { at } from '../support/api-json';
import { startApi, type Answer, type Api } from '../support/api-server';
import { ERROR_CODES } from '../../src/domain/errors';
import { makeTown, type Town } from '../support/people';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/** What is no sound request is refused in the one form of an error, with the least said, and runs nothing. */
let test: TestDatabase;
let town: Town;
let api: Api;
beforeAll(async () => {
  test = await openTestDatabase();
  town = await makeTown(test, 'leitung');
  api = await startApi(test);
});
afterAll(async () => {
  await api.close();
  await test.close();
});

/** Stands for whatever a caller typed; part of every request here, never of an answer or the log. */
const CANARY = 'kanarienvogel';
const JSON_TYPE = { 'content-type': 'application/json' };
const PREFLIGHTED = { 'apollo-require-preflight': '1' };

const post = (body: string, headers: Record<string, string> = JSON_TYPE): Parameters<Api['send']>[0] => ({
  method: 'POST',
  headers,
  body,
});
const asking = (query: string, rest: object = {}): Parameters<Api['send']>[0] =>
  post(JSON.stringify({ query, ...rest }));
const many = (count: number, part: (place: number) => string): string =>
  Array.from({ length: count }, (_, place) => part(place)).join(' ');

/** Twelve fields inside each other. */
const DEEP = `{ partners(filter: { search: "${CANARY}" }) { nodes { member topicAreas { id } } } families {
  edges { node { consents { family { consents { family { consents { family { consents { id } } } } } } } } } } }`;

type Refusal = [name: string, request: Parameters<Api['send']>[0], code: string, details: object];

const notARequest = { reason: 'NOT_A_REQUEST' };
const misfit = { reason: 'DOES_NOT_FIT_THE_SCHEMA' };

const REFUSED: readonly Refusal[] = [
  ['31 aliases', asking(`{ network(slug: "${CANARY}") { ${many(31, (n) => `${CANARY}${n}: id`)} } }`), 'LIMIT_EXCEEDED', { reason: 'ALIASES' }],
  ['31 root fields', asking(`{ ${many(31, (n) => `${CANARY}${n}: network(slug: "x") { id }`)} }`), 'LIMIT_EXCEEDED', { reason: 'ROOT_FIELDS' }],
  ['a depth of twelve', asking(DEEP), 'LIMIT_EXCEEDED', { reason: 'DEPTH' }],
  ['ten directives', asking(`{ network(slug: "${CANARY}") { ${many(10, () => 'id @include(if: true)')} } }`), 'LIMIT_EXCEEDED', { reason: 'DIRECTIVES' }],
  ['a body of two megabytes', asking(CANARY.repeat(160_000)), 'LIMIT_EXCEEDED', { reason: 'BODY' }],
  ['a batch', post(`[{"query":"{ __typename }","operationName":"${CANARY}"}]`), 'INVALID_INPUT', notARequest],
  ['a mutation by GET', { method: 'GET', path: `/graphql?query=mutation+${CANARY}+{signOut}`, headers: PREFLIGHTED }, 'INVALID_INPUT', notARequest],
  ['a GET that a foreign page could send', { method: 'GET', path: `/graphql?query={${CANARY}:__typename}` }, 'INVALID_INPUT', notARequest],
  ['a form that a foreign page could send', post(`query={${CANARY}:__typename}`, { 'content-type': 'application/x-www-form-urlencoded' }), 'INVALID_INPUT', notARequest],
  ['text that a foreign page could send', post(`{"query":"{${CANARY}:__typename}"}`, { 'content-type': 'text/plain' }), 'INVALID_INPUT', notARequest],
  ['broken JSON', post(`{"query": "${CANARY}`), 'INVALID_INPUT', notARequest],
  ['no body', post(''), 'INVALID_INPUT', notARequest],
  ['a body that is a string', post(`"${CANARY}"`), 'INVALID_INPUT', notARequest],
  ['a body that is null', post('null'), 'INVALID_INPUT', notARequest],
  ['a body without a query', post(`{"${CANARY}":1}`), 'INVALID_INPUT', notARequest],
  ['a query that is no text', post(`{"query":{"${CANARY}":1}}`), 'INVALID_INPUT', notARequest],
  ['a content type of another kind', post(`<${CANARY}/>`, { 'content-type': 'application/xml' }), 'INVALID_INPUT', notARequest],
  ['a content type that is none', post(CANARY, { 'content-type': CANARY }), 'INVALID_INPUT', notARequest],
  ['an answer wanted as a page', post(`{"query":"{ __typename }"}`, { ...JSON_TYPE, accept: `text/html, ${CANARY}/x` }), 'INVALID_INPUT', notARequest],
  ['a prototype in the variables', post(`{"query":"{ __typename }","variables":{"__proto__":{"${CANARY}":1}}}`), 'INVALID_INPUT', notARequest],
  ['a constructor in the variables', post(`{"query":"{ __typename }","variables":{"constructor":{"prototype":{"${CANARY}":1}}}}`), 'INVALID_INPUT', notARequest],
  ['variables that are a list', asking('{ __typename }', { variables: [CANARY] }), 'INVALID_INPUT', notARequest],
  ['variables that are a text', asking('{ __typename }', { variables: CANARY }), 'INVALID_INPUT', notARequest],
  ['an operation name that is a number', asking('{ __typename }', { operationName: 7 }), 'INVALID_INPUT', notARequest],
  ['a stored query', post(`{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"${CANARY}"}}}`), 'INVALID_INPUT', notARequest],
  ['an operation that is not in the document', asking('query A { __typename }', { operationName: CANARY }), 'INVALID_INPUT', { reason: 'NO_SUCH_OPERATION' }],
  ['two operations and no choice', asking(`query A { __typename } query ${CANARY} { __typename }`), 'INVALID_INPUT', { reason: 'NO_SUCH_OPERATION' }],
  ['a document that ends too early', asking(`{ ${CANARY}`), 'INVALID_INPUT', { reason: 'NOT_A_DOCUMENT' }],
  ['a document of 1,001 tokens', asking(`{ ${many(1001, () => CANARY)} }`), 'INVALID_INPUT', { reason: 'NOT_A_DOCUMENT' }],
  ['a field that is not there', asking(`{ ${CANARY} }`), 'INVALID_INPUT', misfit],
  ['an argument that is not there', asking(`{ network(slug: "x", ${CANARY}: 1) { id } }`), 'INVALID_INPUT', misfit],
  ['a type that is not there', asking(`query ($a: ${CANARY}) { network(slug: $a) { id } }`), 'INVALID_INPUT', misfit],
  ['a fragment that runs in a circle', asking(`{ ...${CANARY} } fragment ${CANARY} on Query { ...${CANARY} }`), 'INVALID_INPUT', misfit],
  ['a look into the schema', asking(`{ ${CANARY}: __schema { types { name } } }`), 'INVALID_INPUT', misfit],
  ['a subscription', asking(`subscription ${CANARY} { ${CANARY} }`), 'INVALID_INPUT', misfit],
  ['a page of 99,999,999 rows', asking(`{ partners(first: 99999999, filter: { search: "${CANARY}" }) { nodes { id } } }`), 'INVALID_INPUT', { field: 'first', reason: 'OUT_OF_RANGE' }],
  ['a page of more rows than fit a number', asking('{ partners(first: 99999999999) { nodes { id } } }'), 'INVALID_INPUT', { field: 'first', ...misfit }],
  ['an unknown route', { method: 'GET', path: `/${CANARY}` }, 'NOT_FOUND', {}],
  ['an unknown method', { method: 'PUT', path: `/graphql?${CANARY}`, headers: JSON_TYPE, body: '{}' }, 'NOT_FOUND', {}],
  ['an address that is none', { method: 'GET', path: `/passwort/%ff${CANARY}` }, 'INVALID_INPUT', notARequest],
]; // prettier-ignore

it.each(REFUSED)('refuses %s', async (_name, request, code, details) => {
  const headers = new Headers(request.headers);
  headers.set('authorization', api.headerOf(town.coordinator));
  const answer = await api.send({ ...request, headers });
  expectRefusal(answer, code);
  expect(answer.errors[0]?.details).toMatchObject(details);
  expect(answer.text).not.toContain(CANARY);
  expect(api.log()).not.toContain(CANARY);
});

function expectRefusal(answer: Answer, code: string): void {
  expect(answer.status).toBeLessThan(500);
  expect(answer.data ?? null).toBeNull();
  expect(answer.errors.length).toBeGreaterThan(0);
  for (const error of answer.errors) {
    expect(error.message).toBe(ERROR_CODES[error.code as keyof typeof ERROR_CODES]);
    expect(error.details).toEqual(expect.any(Object));
    expect(error.errorId).toMatch(/^[0-9a-f-]{36}$/);
  }
  expect(answer.errors[0]?.code).toBe(code);
}

it('takes what stays within the limits', async () => {
  const within = `{ network(slug: "leitung") { ${many(15, (n) => `a${n}: id`)} } }`;
  expect(at(await api.as(null).told(within), 'network.a14')).toEqual(expect.any(String));
  expect((await api.send(asking('{ __typename }'))).status).toBe(200);
});

it.each([
  ['no bearer', 'Basic a2FuYXJpZW52b2dlbDp4'],
  ['no token', `Bearer ${CANARY}`],
  ['a token without a signature', `Bearer ${unsigned()}`],
  ['two tokens', `Bearer ${CANARY}, Bearer ${CANARY}`],
])('does not let in %s, and says so', async (_name, authorization) => {
  const headers = { ...JSON_TYPE, authorization };
  const answer = await api.send({ method: 'POST', headers, body: '{"query":"{ me { id } }"}' });
  expectRefusal(answer, 'UNAUTHENTICATED');
  expect(answer.errors[0]?.details).toEqual({ reason: 'TOKEN_NOT_VALID' });
  expect(answer.text).not.toContain(CANARY);
});

function unsigned(): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none', typ: 'at+jwt' })}.${part({ sub: CANARY, exp: 9_999_999_999 })}.`;
}

it('answers a request that is no HTTP without a word of it', async () => {
  const { port } = new URL(api.url);
  const status = await new Promise<number>((resolve, reject) => {
    const sent = httpRequest({ port, host: '127.0.0.1', path: '/graphql', method: 'POST' }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.on('error', reject);
    sent.setHeader('content-type', 'application/json');
    sent.setHeader('x-long', CANARY.repeat(2_000));
    sent.end('{}');
  });
  expect(status).toBe(431);
  expect(api.log()).not.toContain(CANARY);
});

it('lets nobody else keep an answer, and shows no page of another in a frame', async () => {
  const answer = await api.send(asking('{ __typename }'));
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect(answer.headers.get('x-frame-options')).toBe('SAMEORIGIN');
  expect(answer.headers.get('x-powered-by')).toBeNull();
  expect(answer.headers.get('access-control-allow-origin')).toBeNull();
});
