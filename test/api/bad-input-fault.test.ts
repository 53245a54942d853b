import { openDatabase } from '../../src/db/database';
import { entities } from '../../src/modules/entities';
import { at, type Json } from '../support/api-json';
import { operationOf } from '../support/api-operations';
import { makeSetting, type Setting } from '../support/api-scene';
import { startApi, type Api } from '../support/api-server';
import { SITUATIONS } from '../support/api-situations';
import * as story from '../support/api-story';
import { changedTables, printOf } from '../support/database-print';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/** A fault of ours, of which the database speaks at length: it quotes the row, we quote nothing and write nothing. */
let test: TestDatabase;
let api: Api;
let setting: Setting;
beforeAll(async () => {
  test = await openTestDatabase();
  api = await startApi(test);
  setting = await makeSetting(test, api, 'stoerung');
});
afterAll(async () => {
  await api.close();
  await test.close();
});

const CANARY = 'kanarienvogel';

/** A trigger of the owner's that breaks every insert into a table, with all that was to be written in its message. */
async function broken(table: string, act: () => Promise<void>): Promise<void> {
  await test.owner.query(`
    create function public.break_it() returns trigger language plpgsql as
      $$ begin raise exception 'broken: %', new using errcode = 'XX000', detail = new::text, hint = new::text; end $$;
    create trigger break_it before insert on ${table} for each row execute function public.break_it()`);
  try {
    await act();
  } finally {
    await test.owner.query('drop function public.break_it() cascade');
  }
}

const FAULTS: readonly [situation: string, table: string][] = [
  ['registerPartner', 'partners'],
  ['inviteAccount AUDITOR', 'accounts'],
  ['inviteAccount AUDITOR', 'one_time_links'],
  ['signIn', 'sessions'],
  ['setPassword', 'audit_events'],
  ['draftAgreement', 'agreements'],
  ['signAgreement PARTNER', 'agreement_signatures'],
  ['terminateAgreement', 'terminations'],
  ['recordFamily', 'family_members'],
  ['updateFamily', 'custody_holders'],
  ['recordBirth', 'custodies'],
  ['draftConsent', 'consent_items'],
  ['supersedeConsent', 'consent_items'],
  ['draftConsent', 'form_codes'],
  ['signConsent', 'signature_items'],
  ['signConsent', 'releases'],
  ['revokeConsent', 'revocations'],
  ['revokeByCode PUBLIC_PAGE', 'form_revocations'],
  ['draftReferral', 'referral_draft_items'],
  ['sendReferral', 'payload_items'],
  ['acceptReferral', 'received_items'],
  ['declineReferral', 'referral_events'],
  ['reportOffer', 'offer_reports'],
  ['publishOfferReport', 'offers'],
  ['publishOfferReport', 'published_offers'],
  ['confirmOffer', 'published_offers'],
];

it.each(FAULTS)('%s, with a fault in %s, is undone whole and masked', async (situation, table) => {
  const scene = await setting.newScene();
  const prepared = SITUATIONS[situation];
  const variables = (await prepared?.prepare(scene, prepared.by)) ?? {};
  const before = await printOf(test.owner);
  const events = await countEvents();
  await broken(table, async () => {
    const answer = await scene.as(prepared?.by ?? 'nobody').ask(operationOf(situation).document, variables);
    expect(answer.status).toBeLessThan(500);
    expect(answer.errors).toHaveLength(1);
    expect(answer.errors[0]).toMatchObject({
      message: 'Something went wrong on our side. Nothing was changed.',
      code: 'INTERNAL',
      details: {},
    });
    expect(answer.data ?? null).toBeNull();
    const line = lastLine();
    expect(at(line, 'errorId')).toBe(answer.errors[0]?.errorId);
    expect(at(line, 'code')).toBe('XX000');
  });
  expect(changedTables(before, await printOf(test.owner))).toEqual([]);
  expect(await countEvents()).toBe(events);
});

async function countEvents(): Promise<number> {
  const found = await test.owner.query<{ n: string }>('select count(*) as n from audit_events');
  return Number(found.rows[0]?.n);
}

function lastLine(): Json {
  return JSON.parse(api.log().trim().split('\n').at(-1) ?? '{}') as Json;
}

it('keeps what was typed out of the answer and out of the log', async () => {
  const scene = await setting.newScene();
  const register = operationOf('registerPartner');
  const input = (await SITUATIONS.registerPartner?.prepare(scene, 'coordinator'))?.input as object;
  const members = [{ key: CANARY, role: 'MOTHER', name: CANARY, contact: CANARY }];
  const record = operationOf('recordFamily');
  const texts: string[] = [];
  await broken('partners', async () => {
    const answer = await scene
      .as('coordinator')
      .ask(register.document, { input: { ...input, name: CANARY } });
    texts.push(answer.text);
  });
  await broken('family_members', async () => {
    const answer = await scene.as('professional').ask(record.document, { input: { members, custody: [] } });
    texts.push(answer.text);
  });
  expect(texts).toHaveLength(2);
  for (const text of [...texts, api.log()]) expect(text).not.toContain(CANARY);
});

it('says of a question, too, which fault it was, in the log alone', async () => {
  const scene = await setting.newScene();
  const family = await story.recordFamily(scene.as('professional'));
  await test.owner.query('revoke select on family_members from hilfenetz_application');
  const answer = await scene
    .as('professional')
    .ask('query ($id: ID!) { family(id: $id) { members { name } } }', { id: family.id });
  await test.owner.query('grant select on family_members to hilfenetz_application');
  expect(answer.errors[0]).toMatchObject({ code: 'INTERNAL', details: {} });
  expect(answer.data ?? null).toBeNull();
  expect(lastLine()).toMatchObject({ errorId: answer.errors[0]?.errorId, code: '42501' });
});

it('answers UNAVAILABLE when the database is too busy, to questions as to changes', async () => {
  const scene = await setting.newScene();
  const { urls, installationKey } = test;
  const hasty = await openDatabase({
    ...{ url: urls.applicationUrl, entities, installationKey, poolSize: 2, lockTimeout: 200 },
  });
  const impatient = await startApi(test, { database: hasty });
  const coordinator = impatient.as(scene.person('coordinator'));
  const variables = await SITUATIONS.registerPartner?.prepare(scene, 'coordinator');
  await test.owner.query('begin; lock table partners in access exclusive mode');
  const change = await coordinator.ask(operationOf('registerPartner').document, variables);
  const question = await coordinator.ask('{ partners { nodes { id } } }');
  await test.owner.query('rollback');
  await impatient.close();
  await hasty.close();
  for (const answer of [change, question])
    expect(answer.errors[0]).toMatchObject({ code: 'UNAVAILABLE', details: {} });
});
