import { newId } from '../../src/domain/ids';
import { at } from '../support/api-json';
import { OPERATIONS, operationOf } from '../support/api-operations';
import { makeSetting, type Scene, type Setting } from '../support/api-scene';
import { startApi, type Answer, type Api } from '../support/api-server';
import { SITUATIONS, type Arguments } from '../support/api-situations';
import * as story from '../support/api-story';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/** The same request twice: what is done once is refused the second time, typed; with a key it is answered alike. */
let test: TestDatabase;
let api: Api;
let setting: Setting;
beforeAll(async () => {
  test = await openTestDatabase();
  api = await startApi(test);
  setting = await makeSetting(test, api, 'zweimal');
});
afterAll(async () => {
  await api.close();
  await test.close();
});

const conflict = (field: string, reason: string): object => ({
  code: 'CONFLICT',
  details: { field, reason },
});
const illegal = (state: string): object => ({ code: 'ILLEGAL_TRANSITION', details: { state } });
const ended = { code: 'UNAUTHENTICATED', details: { reason: 'SESSION_ENDED' } };

/** What the second of two same requests is told. */
const SECOND: readonly [situation: string, answer: object][] = [
  ['registerPartner', conflict('input.name', 'NAME_TAKEN')],
  ['updatePartner', conflict('input.version', 'STALE_VERSION')],
  ['inviteAccount AUDITOR', conflict('input.email', 'EMAIL_TAKEN')],
  ['inviteAccount PROFESSIONAL', conflict('input.email', 'EMAIL_TAKEN')],
  ['nameDeputy', conflict('input.accountId', 'NAMED_ALREADY')],
  ['endDeputy', illegal('ENDED')],
  ['reassignWork', { code: 'INVALID_INPUT', details: { field: 'input.familyIds[0]', reason: 'UNKNOWN' } }],
  ['disableAccount PROFESSIONAL', illegal('DISABLED')],
  ['disableAccount AUDITOR', illegal('DISABLED')],
  ['setPassword', { code: 'INVALID_INPUT', details: { field: 'token', reason: 'LINK_ENDED' } }],
  ['refreshSession', ended],
  ['signOut', ended],
  ['draftAgreement', conflict('input.partnerId', 'AGREEMENT_UNDER_WAY')],
  ['offerAgreement', illegal('OFFERED')],
  ['signAgreement PARTNER', conflict('input.side', 'SIGNED_ALREADY')],
  ['signAgreement COORDINATION', conflict('input.side', 'SIGNED_ALREADY')],
  ['declineAgreement', illegal('DECLINED')],
  ['withdrawAgreement', illegal('WITHDRAWN')],
  ['terminateAgreement', conflict('input.agreementId', 'NOTICE_GIVEN_ALREADY')],
  ['withdrawTermination', illegal('IN_FORCE')],
  ['updateFamily', conflict('input.version', 'STALE_VERSION')],
  ['recordBirth', conflict('input.version', 'STALE_VERSION')],
  ['recordLoss', conflict('version', 'STALE_VERSION')],
  ['supersedeConsent', conflict('id', 'SUPERSEDED_ALREADY')],
  ['signConsent', conflict('input.signerId', 'SIGNED_ALREADY')],
  ['refuseConsent', illegal('REFUSED')],
  ['revokeConsent', illegal('SIGNED')],
  ['revokeConsent of a part', illegal('SIGNED')],
  ['sendReferral', illegal('REQUESTED')],
  ['takeReferral', conflict('id', 'TAKEN_ALREADY')],
  ['returnToIntake', conflict('id', 'IN_INTAKE_ALREADY')],
  ['acceptReferral', illegal('ACCEPTED')],
  ['declineReferral', illegal('DECLINED')],
  ['startReferral', illegal('IN_PROGRESS')],
  ['holdReferral', illegal('ON_HOLD')],
  ['completeReferral', illegal('COMPLETED')],
  ['withdrawReferral', illegal('WITHDRAWN')],
  ['sendElsewhere', conflict('input.referralId', 'FOLLOWED_ALREADY')],
  ['recordPaperAcceptance', illegal('ACCEPTED')],
  ['recordPaperDecline', illegal('DECLINED')],
  ['recordPaperCompletion', illegal('COMPLETED')],
  ['recordPaperRestrictionAnswer', illegal('ACCEPTED')],
  ['recordPaperDeletion', conflict('input.referralId', 'CONFIRMED_ALREADY')],
  ['recallReferral', conflict('id', 'RECALLED_ALREADY')],
  ['confirmDeletion', conflict('referralId', 'CONFIRMED_ALREADY')],
  ['answerRestriction', illegal('ACCEPTED')],
  ['publishOfferReport', illegal('PUBLISHED')],
  ['declineOfferReport', illegal('DECLINED')],
  ['withdrawOfferReport', illegal('WITHDRAWN')],
  ['endOffer', illegal('ENDED')],
];

/** What can be done again: each time anew. */
const AGAIN = [
  'signIn', 'changeHat', 'recordFamily', 'draftConsent', 'draftReferral', 'reportOffer', 'confirmOffer',
  'revokeByCode PUBLIC_PAGE', 'setHats', 'recordContact',
]; // prettier-ignore

it('decides for every mutation whether it can be done again', () => {
  const mutations = [...OPERATIONS.values()].filter((operation) => operation.kind === 'mutation');
  const decided = [...SECOND.map(([situation]) => situation), ...AGAIN].map((name) => operationOf(name).name);
  expect([...new Set(decided)].sort()).toEqual(mutations.map((operation) => operation.name).sort());
});

interface Prepared {
  readonly scene: Scene;
  readonly variables: Arguments;
  readonly ask: () => Promise<Answer>;
}

async function prepare(situation: string): Promise<Prepared> {
  const scene = await setting.newScene();
  const prepared = SITUATIONS[situation];
  if (prepared === undefined) throw new Error(`There is no situation ${situation}.`);
  const variables = await prepared.prepare(scene, prepared.by);
  delete variables.idempotencyKey;
  const ask = (): Promise<Answer> => scene.as(prepared.by).ask(operationOf(situation).document, variables);
  return { scene, variables, ask };
}

function textOf(value: unknown): string {
  if (typeof value !== 'string') throw new Error('Not a text.');
  return value;
}

it.each(SECOND)('%s is done once', async (situation, refusal) => {
  const { ask } = await prepare(situation);
  expect((await ask()).errors).toEqual([]);
  const [error] = (await ask()).errors;
  expect({ code: error?.code, details: error?.details }).toEqual(refusal);
});

it.each(AGAIN)('%s can be done again', async (situation) => {
  const { ask } = await prepare(situation);
  for (const answer of [await ask(), await ask()]) expect(answer.errors).toEqual([]);
});

/** Whoever signs out twice is signed out; that is no lost race. */
const RACES = SECOND.filter(([situation]) => situation !== 'signOut');

it.each(RACES)('%s, asked twice at once, is done once; the other is told so', async (situation) => {
  const { ask } = await prepare(situation);
  const answers = await Promise.all([ask(), ask()]);
  const codes = answers.map((answer) => answer.errors[0]?.code ?? 'done').sort();
  expect(codes).toHaveLength(2);
  expect(codes).toContain('done');
  const typed = ['CONFLICT', 'ILLEGAL_TRANSITION', 'INVALID_INPUT', 'UNAUTHENTICATED'];
  expect(typed).toContain(codes.find((code) => code !== 'done'));
});

it('takes a name once, whatever blanks stand around it', async () => {
  const { scene, ask, variables } = await prepare('registerPartner');
  await ask();
  const input = variables.input as Arguments;
  const name = `  ${textOf(input.name)} `;
  const { document } = operationOf('registerPartner');
  const again = await scene.as('coordinator').refused(document, { input: { ...input, name } });
  expect(again).toEqual(conflict('input.name', 'NAME_TAKEN'));
});

describe('a sending with a key', () => {
  async function draft(): Promise<{ scene: Scene; id: string }> {
    const { scene, variables } = await prepare('sendReferral');
    return { scene, id: textOf(variables.id) };
  }
  const send = (scene: Scene, id: string, key: string): Promise<Answer> =>
    scene.as('professional').ask(story.SEND, { id, key });

  it('is answered alike however often it is sent, and sent once', async () => {
    const { scene, id } = await draft();
    const key = newId();
    const first = await send(scene, id, key);
    for (const again of [await send(scene, id, key), await send(scene, id, key)])
      expect(again.data).toEqual(first.data);
    const data = await scene
      .as('professional')
      .told('query ($id: ID!) { referral(id: $id) { version events { action } } }', { id });
    expect(data).toEqual({ referral: { version: 2, events: [{ action: 'DRAFT' }, { action: 'SEND' }] } });
  });

  it('is sent once, and answered twice, when it is asked twice at once', async () => {
    const { scene, id } = await draft();
    const key = newId();
    const answers = await Promise.all([send(scene, id, key), send(scene, id, key)]);
    for (const answer of answers) expect(at(answer.data, 'sendReferral.state')).toBe('REQUESTED');
  });

  it('answers with the state of now, once the recipient has gone on', async () => {
    const { scene, id } = await draft();
    const key = newId();
    await send(scene, id, key);
    await scene.as('recipient').told(story.ACCEPT, { id });
    expect(at((await send(scene, id, key)).data, 'sendReferral.state')).toBe('ACCEPTED');
  });

  it('is refused for another referral, and leaves that one unsent', async () => {
    const { scene, id } = await draft();
    const other = (await SITUATIONS.sendReferral?.prepare(scene, 'professional'))?.id;
    const key = newId();
    await send(scene, id, key);
    const refusal = await scene.as('professional').refused(story.SEND, { id: other, key });
    expect(refusal).toEqual(conflict('idempotencyKey', 'IN_USE'));
    const data = await scene
      .as('professional')
      .told('query ($id: ID!) { referral(id: $id) { state } }', { id: other });
    expect(data).toEqual({ referral: { state: 'DRAFT' } });
  });

  it('is another sending under another key, and under another person’s', async () => {
    const { scene, id } = await draft();
    const key = newId();
    await send(scene, id, key);
    expect((await send(scene, id, newId())).errors[0]).toMatchObject(illegal('REQUESTED'));
    await test.owner.query(`update partners set case_access = 'TEAM' where id = $1`, [scene.senderPartner]);
    const colleague = api.as(await scene.town.person(scene.senderPartner, 'PROFESSIONAL'));
    expect(await colleague.refused(story.SEND, { id, key })).toEqual(illegal('REQUESTED'));
    await test.owner.query(`update partners set case_access = 'ASSIGNED' where id = $1`, [
      scene.senderPartner,
    ]);
  });

  it('does not use up its key when it is refused', async () => {
    const { scene, id } = await draft();
    const key = newId();
    const takes = (wanted: boolean): Promise<unknown> =>
      test.owner.query('update partners set takes_referrals = $1 where id = $2', [
        wanted,
        scene.recipientPartner,
      ]);
    await takes(false);
    expect((await send(scene, id, key)).errors[0]).toMatchObject({ code: 'FORBIDDEN' });
    await takes(true);
    expect(at((await send(scene, id, key)).data, 'sendReferral.state')).toBe('REQUESTED');
  });
});
