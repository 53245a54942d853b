import { newId } from '../../src/domain/ids';
import { withValue, placesOf } from '../support/api-mutants';
import { operationOf } from '../support/api-operations';
import { makeSetting, type Setting } from '../support/api-scene';
import { startApi, type Api } from '../support/api-server';
import { SITUATIONS } from '../support/api-situations';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/** Texts that people read: not one that shows nothing, and none of one line that breaks it. */
let test: TestDatabase;
let api: Api;
let setting: Setting;
beforeAll(async () => {
  test = await openTestDatabase();
  api = await startApi(test);
  setting = await makeSetting(test, api, 'unsichtbar');
});
afterAll(async () => {
  await api.close();
  await test.close();
});

const LINES: readonly [situation: string, path: string][] = [
  ['registerPartner', 'input.name'],
  ['registerPartner', 'input.carrier'],
  ['updatePartner', 'input.name'],
  ['inviteAccount AUDITOR', 'input.name'],
  ['signAgreement PARTNER', 'input.signatoryName'],
  ['signAgreement PARTNER', 'input.signatoryFunction'],
  ['recordFamily', 'input.members[0].name'],
  ['updateFamily', 'input.members[0].capacityAssessment.assessedBy'],
  ['recordBirth', 'input.children[0].name'],
];

const TEXTS: readonly [situation: string, path: string][] = [
  ['declineAgreement', 'reason'],
  ['terminateAgreement', 'input.reason'],
  ['recordFamily', 'input.members[0].contact'],
  ['recordFamily', 'input.members[0].safeContact'],
  ['updateFamily', 'input.members[0].capacityAssessment.note'],
  ['draftReferral', 'input.payload[0].text'],
  ['declineReferral', 'note'],
];

async function fieldRefused(situation: string, path: string, value: string): Promise<unknown> {
  const scene = await setting.newScene();
  const prepared = SITUATIONS[situation];
  const operation = operationOf(situation);
  const variables = (await prepared?.prepare(scene, prepared.by)) ?? {};
  const place = placesOf(operation, variables).find((one) => one.path === path);
  if (prepared === undefined || place === undefined) throw new Error(`There is no ${path} in ${situation}.`);
  const answer = await scene.as(prepared.by).ask(operation.document, withValue(variables, place, value));
  const [error] = answer.errors;
  return error && { code: error.code, details: error.details };
}

it.each([...LINES, ...TEXTS])('%s refuses a text in %s of which nothing shows', async (situation, path) => {
  for (const nothing of ['\u200b\u200b', '\u2060', '\u200e \u200f', '\u00ad'])
    expect(await fieldRefused(situation, path, nothing)).toMatchObject({
      code: 'INVALID_INPUT',
      details: { field: path },
    });
});

it.each(LINES)('%s takes in %s one line only, however it is broken', async (situation, path) => {
  for (const lines of ['Haus\u2028Garten', 'Haus\u2029Garten'])
    expect(await fieldRefused(situation, path, lines)).toMatchObject({
      code: 'INVALID_INPUT',
      details: { field: path },
    });
});

it.each([...LINES, ...TEXTS])(
  '%s takes in %s what is written from right to left',
  async (situation, path) => {
    const text = `مركز الأسرة – می‌خواهم ${newId()}`;
    expect(await fieldRefused(situation, path, text)).toBeUndefined();
  },
);
