import { inlineDocument } from '../support/api-inline';
import { placesOf, withValue } from '../support/api-mutants';
import { operationOf } from '../support/api-operations';
import { LONG, newChance } from '../support/api-random';
import { makeSetting, type Scene, type Setting } from '../support/api-scene';
import { startApi, type Answer, type Api } from '../support/api-server';
import { SITUATIONS, type Arguments } from '../support/api-situations';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/** A word that is typed everywhere a word can be typed: it never comes back, and never reaches the log. */
let test: TestDatabase;
let api: Api;
let setting: Setting;
let scene: Scene;
beforeAll(async () => {
  test = await openTestDatabase();
  api = await startApi(test);
  setting = await makeSetting(test, api, 'echo');
});
beforeEach(async () => {
  scene = await setting.newScene();
});
afterAll(async () => {
  await api.close();
  await test.close();
});

const CANARY = 'kanarienvogel';

/** What a database does not take. */
const POISON = `${CANARY}\u0000`;

/** The word alone, hidden among what is refused, and as a name. */
const TYPED: readonly unknown[] = [
  CANARY,
  `${CANARY}@example.org`,
  CANARY.repeat(400),
  CANARY.toUpperCase(),
  { [CANARY]: CANARY },
  [[CANARY]],
  [CANARY, CANARY],
];

function expectSilence(answer: Answer): void {
  expect(answer.status).toBeLessThan(500);
  expect(answer.errors.map((error) => error.code)).not.toContain('INTERNAL');
  expect(answer.text.toLowerCase()).not.toContain(CANARY);
  expect(api.log().toLowerCase()).not.toContain(CANARY);
}

const chance = newChance();

const OPERATIONS = Object.keys(SITUATIONS).filter((name) => operationOf(name).field.args.length > 0);

it.each(OPERATIONS)('%s gives back nothing of its arguments', async (situation) => {
  const prepared = SITUATIONS[situation];
  const operation = operationOf(situation);
  const variables: Arguments = (await prepared?.prepare(scene, prepared.by)) ?? {};
  const caller = scene.as(prepared?.by ?? 'nobody');
  let asked = 0;
  for (const place of placesOf(operation, variables)) {
    for (const typed of [POISON, ...(LONG ? TYPED : chance.some(TYPED, 1))]) {
      const wrong = withValue(variables, place, typed);
      expectSilence(await caller.ask(operation.document, wrong));
      expectSilence(await caller.ask(inlineDocument(operation, wrong)));
      asked += 2;
    }
  }
  expect(asked).toBeGreaterThan(0);
});

it.each([
  ['a field', `{ ${CANARY} }`],
  ['a field inside', `{ network(slug: "x") { ${CANARY} } }`],
  ['an alias of what is not there', `{ ${CANARY}: nothing }`],
  ['an argument', `{ network(slug: "x", ${CANARY}: 1) { id } }`],
  ['a text in the place of a number', `{ partners(first: "${CANARY}") { nodes { id } } }`],
  ['a word of an enum', `{ referrals(box: ${CANARY}) { nodes { id } } }`],
  ['a word in a list', `{ referrals(box: NETWORK, states: [${CANARY}]) { nodes { id } } }`],
  ['a variable that is not declared', `{ network(slug: $${CANARY}) { id } }`],
  ['a variable that is not used', `query ($${CANARY}: String) { __typename }`],
  ['a variable of no such type', `query ($a: ${CANARY}) { network(slug: $a) { id } }`],
  ['a default of a variable', `query ($a: Int = "${CANARY}") { partners(first: $a) { nodes { id } } }`],
  ['the name of an operation, twice', `query ${CANARY} { __typename } query ${CANARY} { __typename }`],
  ['a fragment that is not there', `{ ...${CANARY} }`],
  ['a fragment that is not used', `{ __typename } fragment ${CANARY} on Query { __typename }`],
  ['a fragment on no such type', `{ ... on ${CANARY} { id } }`],
  ['a directive', `{ __typename @${CANARY} }`],
  ['an argument of a directive', `{ __typename @include(if: "${CANARY}") }`],
  ['a comment in what is no document', `{ # ${CANARY}`],
  ['a text that does not end', `{ network(slug: "${CANARY}`],
  ['a text in a document that goes on', `{ __typename } "${CANARY}"`],
  ['a cursor', `{ partners(after: "${CANARY}") { nodes { id } } }`],
  ['a search', `{ partners(filter: { search: "${CANARY}" }) { nodes { id } } }`],
  ['a network', `{ network(slug: "${CANARY}") { id } }`],
])('gives back nothing of the document: %s', async (_name, document) => {
  for (const persona of ['nobody', 'coordinator', 'professional'] as const)
    expectSilence(await scene.as(persona).ask(document));
});

it('uses the caller’s alias as the key of the answer, as GraphQL wants it, and nowhere else', async () => {
  const document = `mutation { ${CANARY}: signAgreement(input: { agreementId: "x" }) { id } }`;
  expectSilence(await scene.as('coordinator').ask(document));
  const refused = await scene.as('desk').ask(`{ ${CANARY}: families { nodes { id } } }`);
  expect(refused.errors[0]?.path).toEqual([CANARY]);
  expect(refused.text.split(CANARY)).toHaveLength(2);
  expect(api.log()).not.toContain(CANARY);
});

it.each([
  ['authorization', `Bearer ${CANARY}`],
  ['authorization', CANARY],
  ['cookie', `${CANARY}=${CANARY}`],
  ['user-agent', CANARY],
  ['x-request-id', CANARY],
  ['x-forwarded-for', CANARY],
  ['accept-language', CANARY],
  ['origin', `https://${CANARY}.example.org`],
  ['accept', `application/${CANARY}`],
  ['content-type', `application/${CANARY}`],
  ['apollo-require-preflight', CANARY],
])('gives back nothing of the header %s: %s', async (name, value) => {
  const headers = new Headers({ 'content-type': 'application/json', [name]: value });
  const answer = await api.send({ method: 'POST', headers, body: '{"query":"{ me { id } }"}' });
  expectSilence(answer);
  for (const [header, told] of answer.headers) expect(`${header}: ${told}`).not.toContain(CANARY);
});

it.each([
  ['an unknown page', `/${CANARY}`],
  ['an unknown page below', `/graphql/${CANARY}`],
  ['a question in the address', `/graphql?query={${CANARY}}`],
  ['variables in the address', `/graphql?query={__typename}&variables=${CANARY}`],
  ['an address that is none', `/passwort/%ff${CANARY}`],
  ['a link', `/passwort/${CANARY}`],
])('gives back nothing of the address: %s', async (_name, path) => {
  expectSilence(await api.send({ method: 'GET', path }));
  expectSilence(await api.send({ method: 'GET', path, headers: { 'apollo-require-preflight': '1' } }));
});
