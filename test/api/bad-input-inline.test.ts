import { makeSetting, type Scene } from '../support/api-scene';
import { startApi, type Api } from '../support/api-server';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/** The field is named as well when the arguments stand in the document, or under a variable of another name. */
let test: TestDatabase;
let api: Api;
let scene: Scene;
beforeAll(async () => {
  test = await openTestDatabase();
  api = await startApi(test);
  scene = await (await makeSetting(test, api, 'imtext')).newScene();
});
afterAll(async () => {
  await api.close();
  await test.close();
});

const register = (input: string): string => `mutation { registerPartner(input: ${input}) { id } }`;
const SOUND = 'topicAreaIds: [], districtIds: [], secrecyRegime: OTHER, kind: OTHER';
const invite = (hats: string): string =>
  `mutation { inviteAccount(input: { email: "a@example.org", name: "A", hats: ${hats} }) { id } }`;

it.each([
  ['a text that is blank', register(`{ name: " ", ${SOUND} }`), 'input.name'],
  ['null', register(`{ name: null, ${SOUND} }`), 'input.name'],
  ['a number', register(`{ name: 7, ${SOUND} }`), 'input.name'],
  ['an unknown word', register(`{ name: "A", ${SOUND}, channel: PIGEON }`), 'input.channel'],
  [
    'no such day',
    register(`{ name: "A", ${SOUND}, processingContractOn: "2026-02-30" }`),
    'input.processingContractOn',
  ],
  [
    'an element that is no id',
    register(`{ name: "A", ${SOUND.replace('[]', '["x"]')} }`),
    'input.topicAreaIds',
  ],
  ['a field that is missing', register(`{ ${SOUND} }`), 'input.name'],
  ['a word in a list of inputs', invite('[{ role: AUDITOR }, { role: KING }]'), 'input.hats[1].role'],
  ['a field that is missing in a list of inputs', invite('[{ role: AUDITOR }, {}]'), 'input.hats[1].role'],
  ['a text where an input belongs', register('"A"'), 'input'],
  ['an argument that is missing', 'mutation { registerPartner { id } }', 'input'],
  ['an argument that is null', register('null'), 'input'],
  ['a page that is too large', '{ partners(first: 101) { nodes { id } } }', 'first'],
  ['a page of none', '{ partners(first: 0) { nodes { id } } }', 'first'],
  ['a page that is a text', '{ partners(first: "1") { nodes { id } } }', 'first'],
  ['an id in a filter', '{ partners(filter: { districtId: "x" }) { nodes { id } } }', 'filter.districtId'],
  ['a search that is blank', '{ partners(filter: { search: "  " }) { nodes { id } } }', 'filter.search'],
  ['a word in a list', '{ referrals(box: NETWORK, states: [DRAFT, KING]) { nodes { id } } }', 'states[1]'],
  ['an id that is none', '{ partner(id: "x") { id } }', 'id'],
  ['an argument in a second field', '{ me { id } partner(id: "x") { id } }', 'id'],
])('names the field of %s', async (_name, document, field) => {
  expect(await scene.as('coordinator').refused(document)).toMatchObject({
    code: 'INVALID_INPUT',
    details: { field },
  });
});

it.each([
  ['a field that is wrong', { name: 7 }],
  ['a field that is missing', {}],
])('names no variable of the caller’s: %s', async (_name, what) => {
  const document = `mutation ($kanarienvogel: RegisterPartnerInput!) {
    registerPartner(input: $kanarienvogel) { id } }`;
  const answer = await scene.as('coordinator').ask(document, { kanarienvogel: what });
  expect(answer.errors[0]?.code).toBe('INVALID_INPUT');
  expect(answer.text).not.toContain('kanarienvogel');
});

it('names nothing that the caller has invented', async () => {
  const document = register(`{ name: "A", ${SOUND}, kanarienvogel: 1 }`);
  const answer = await scene.as('coordinator').ask(document);
  expect(answer.errors[0]).toMatchObject({ code: 'INVALID_INPUT', details: { field: 'input' } });
  expect(answer.text).not.toContain('kanarienvogel');
});
