import { addDays, addMonths, berlinDay } from '../../src/domain/period';
import { operationOf } from '../support/api-operations';
import { makeSetting, type Setting } from '../support/api-scene';
import { startApi, type Api } from '../support/api-server';
import { SITUATIONS, type Arguments } from '../support/api-situations';
import { changedTables, printOf } from '../support/database-print';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/** Days that are days, but not in this place: the wrong way round, still to come, too far off. */
let test: TestDatabase;
let api: Api;
let setting: Setting;
beforeAll(async () => {
  test = await openTestDatabase();
  api = await startApi(test);
  setting = await makeSetting(test, api, 'tagesfolge');
});
afterAll(async () => {
  await api.close();
  await test.close();
});

const today = berlinDay(new Date());
const yesterday = addDays(today, -1);
const tomorrow = addDays(today, 1);
const mother = { key: 'm', role: 'MOTHER', name: 'Erika Muster' };

const born = (birth: string): Arguments => ({
  members: [mother, { key: 'k', role: 'CHILD', name: 'Kim Muster', birth }],
  custody: [],
});
const due = (dueMonth: string): Arguments => ({
  members: [mother, { key: 's', role: 'PREGNANCY', of: 'm', dueMonth }],
  custody: [],
});

const heldUntil = (until: string): Arguments => ({
  custody: [{ child: 'k', kind: 'SOLE', holders: ['m'], details: [{ holder: 'm', until }] }],
});
const assessed = (assessedOn: string): Arguments => ({
  members: [{ key: 'k', capacity: true, capacityAssessment: { assessedOn, assessedBy: 'Uta Beispiel' } }],
  custody: [],
});

type Row = [situation: string, change: Arguments, field: string, reason: string];

const REFUSED: readonly Row[] = [
  ['terminateAgreement', { receivedOn: today, effectiveOn: yesterday }, 'effectiveOn', 'BEFORE_RECEIVED_ON'],
  ['terminateAgreement', { receivedOn: tomorrow }, 'receivedOn', 'IN_THE_FUTURE'],
  ['terminateAgreement', { receivedOn: '2019-12-31' }, 'receivedOn', 'BEFORE_THE_AGREEMENT'],
  ['signAgreement PARTNER', { signedOn: tomorrow }, 'signedOn', 'IN_THE_FUTURE'],
  ['draftConsent', { validFrom: today, validUntil: yesterday }, 'validUntil', 'BEFORE_VALID_FROM'],
  ['draftConsent', { validFrom: addDays(today, -9), validUntil: yesterday }, 'validUntil', 'IN_THE_PAST'],
  ['draftConsent', { validFrom: today, validUntil: addMonths(today, 24) }, 'validUntil', 'TOO_LONG'],
  ['draftConsent', { validFrom: addMonths(today, -7) }, 'validUntil', 'IN_THE_PAST'],
  ['supersedeConsent', { validFrom: tomorrow }, 'validFrom', 'IN_THE_FUTURE'],
  ['supersedeConsent', { validFrom: today, validUntil: yesterday }, 'validUntil', 'BEFORE_VALID_FROM'],
  ['signConsent', { signedOn: tomorrow }, 'signedOn', 'IN_THE_FUTURE'],
  ['signConsent', { signedOn: yesterday }, 'signedOn', 'BEFORE_DRAFTING'],
  ['recordFamily', born(tomorrow), 'members[1].birth', 'IN_THE_FUTURE'],
  ['recordFamily', born(addMonths(today, 1).slice(0, 7)), 'members[1].birth', 'IN_THE_FUTURE'],
  ['recordFamily', born('2025-02-29'), 'members[1].birth', 'NOT_A_BIRTH'],
  ['recordFamily', born('2025-13'), 'members[1].birth', 'NOT_A_BIRTH'],
  ['updateFamily', heldUntil(yesterday), 'custody[0].details[0].until', 'IN_THE_PAST'],
  ['updateFamily', assessed(tomorrow), 'members[0].capacityAssessment.assessedOn', 'IN_THE_FUTURE'],
  ['recordBirth', { children: [{ key: 'k', birth: tomorrow }] }, 'children[0].birth', 'IN_THE_FUTURE'],
  ['recordFamily', due('2026-13'), 'members[1].dueMonth', 'NOT_A_MONTH'],
  ['recordFamily', due(addMonths(today, 11).slice(0, 7)), 'members[1].dueMonth', 'OUT_OF_RANGE'],
  ['recordFamily', due(addMonths(today, -3).slice(0, 7)), 'members[1].dueMonth', 'OUT_OF_RANGE'],
];

it.each(REFUSED)('%s refuses %j in %s: %s', async (situation, change, field, reason) => {
  const { refuse, before } = await prepare(situation);
  expect(await refuse(change)).toEqual({
    code: 'INVALID_INPUT',
    details: { field: `input.${field}`, reason },
  });
  expect(changedTables(before, await printOf(test.owner))).toEqual([]);
});

const TAKEN: readonly [situation: string, change: Arguments][] = [
  ['terminateAgreement', { receivedOn: today, effectiveOn: today }],
  ['terminateAgreement', { receivedOn: '2020-01-01', effectiveOn: yesterday }],
  ['signAgreement PARTNER', { signedOn: yesterday }],
  ['draftConsent', { validFrom: today, validUntil: today }],
  ['draftConsent', { validFrom: addDays(today, -9), validUntil: today }],
  ['draftConsent', { validFrom: today, validUntil: addDays(addMonths(today, 24), -1) }],
  ['supersedeConsent', { validFrom: today, validUntil: today }],
  ['supersedeConsent', { validFrom: yesterday }],
  ['recordFamily', born(today)],
  ['updateFamily', heldUntil(today)],
  ['updateFamily', assessed(today)],
  ['recordFamily', born(today.slice(0, 7))],
  ['recordFamily', due(addMonths(today, 10).slice(0, 7))],
  ['recordFamily', due(addMonths(today, -2).slice(0, 7))],
];

it.each(TAKEN)('%s takes %j, just within', async (situation, change) => {
  const { take } = await prepare(situation);
  expect(await take(change)).toEqual([]);
});

interface Prepared {
  readonly before: Awaited<ReturnType<typeof printOf>>;
  readonly refuse: (change: Arguments) => Promise<unknown>;
  readonly take: (change: Arguments) => Promise<unknown>;
}

async function prepare(situation: string): Promise<Prepared> {
  const scene = await setting.newScene();
  const prepared = SITUATIONS[situation];
  if (prepared === undefined) throw new Error(`There is no situation ${situation}.`);
  const right = (await prepared.prepare(scene, prepared.by)) as { input: Arguments };
  const changed = (change: Arguments): Arguments => ({ ...right, input: { ...right.input, ...change } });
  const caller = scene.as(prepared.by);
  const { document } = operationOf(situation);
  return {
    before: await printOf(test.owner),
    refuse: (change) => caller.refused(document, changed(change)),
    take: async (change) => (await caller.ask(document, changed(change))).errors,
  };
}
