import { newId } from '../../src/domain/ids';
import { idIn, prepareCreating } from '../support/api-creating';
import { at } from '../support/api-json';
import { operationOf } from '../support/api-operations';
import { makeSetting, type Setting } from '../support/api-scene';
import { startApi, type Api } from '../support/api-server';
import { SITUATIONS } from '../support/api-situations';
import { newInstallationKey, openTestDatabase, type TestDatabase } from '../support/test-database';

/** What a key is a key to, and what it never opens. */
let test: TestDatabase;
let api: Api;
let setting: Setting;
beforeAll(async () => {
  test = await openTestDatabase();
  api = await startApi(test);
  setting = await makeSetting(test, api, 'schluessel');
});
afterAll(async () => {
  await api.close();
  await test.close();
});

describe('a key', () => {
  it('is each account’s own', async () => {
    const { scene, input, call } = await prepareCreating(setting, 'recordFamily');
    const key = newId();
    const id = idIn(await call(input, key), 'recordFamily');
    const colleague = api.as(await scene.town.person(scene.senderPartner, 'PROFESSIONAL'));
    const { document } = operationOf('recordFamily');
    const answer = await colleague.ask(document.replace('__typename', 'id'), { input, idempotencyKey: key });
    expect(idIn(answer, 'recordFamily')).not.toBe(id);
  });

  it('does not open what may no longer be seen', async () => {
    const { scene, input, call } = await prepareCreating(setting, 'recordFamily');
    const key = newId();
    const id = idIn(await call(input, key), 'recordFamily');
    const colleague = await scene.town.person(scene.senderPartner, 'PROFESSIONAL');
    await test.owner.query('update families set responsible_account_id = $1 where id = $2', [
      colleague.accountId,
      id,
    ]);
    const [error] = (await call(input, key)).errors;
    expect(error).toMatchObject({ code: 'NOT_FOUND', details: { field: 'idempotencyKey' } });
  });

  it('is the key of another call when the operation is another', async () => {
    const { scene, input, call } = await prepareCreating(setting, 'recordFamily');
    const key = newId();
    await call(input, key);
    const other = await SITUATIONS.draftReferral?.prepare(scene, 'professional');
    const answer = await scene
      .as('professional')
      .ask(operationOf('draftReferral').document, { ...other, idempotencyKey: key });
    expect(answer.errors).toEqual([]);
  });

  it('is still known while the installation’s key is replaced', async () => {
    const { input, call } = await prepareCreating(setting, 'registerPartner');
    const key = newId();
    const id = idIn(await call(input, key), 'registerPartner');
    const formerKeys = [test.installationKey];
    const database = await test.open({ installationKey: newInstallationKey(), formerKeys });
    const rotated = await startApi(test, { database });
    // another service has another secret for its tokens, and issues its own
    expect(idIn(await call(input, key, rotated), 'registerPartner')).toBe(id);
    await rotated.close();
  });

  it.each([
    ['empty', '', 'EMPTY'],
    ['too long', 'x'.repeat(201), 'TOO_LONG'],
    ['of several lines', 'a\nb', 'CONTROL_CHARACTERS'],
  ])('that is %s is refused', async (_name, key, reason) => {
    const { input, call } = await prepareCreating(setting, 'registerPartner');
    const [error] = (await call(input, key)).errors;
    expect(error).toMatchObject({ code: 'INVALID_INPUT', details: { field: 'idempotencyKey', reason } });
  });
});

describe('a repeated invitation', () => {
  const INVITE = `mutation ($input: InviteAccountInput!, $key: ID) {
    inviteAccount(input: $input, idempotencyKey: $key) { id invitationLink } }`;

  it('hands out another link, which works, and none once the password is set', async () => {
    const { scene, by, input } = await prepareCreating(setting, 'inviteAccount');
    const key = newId();
    const link = async (): Promise<string> =>
      JSON.stringify(at(await scene.as(by).told(INVITE, { input, key }), 'inviteAccount.invitationLink'));
    const [first, second] = [await link(), await link()];
    expect(second).not.toBe(first);
    const token = second.replace(/^"|"$/g, '').split('/passwort/')[1];
    const set =
      'mutation ($token: String!, $password: String!) { setPassword(token: $token, password: $password) }';
    await api.as(null).told(set, { token, password: 'ein langes Kennwort' });
    expect(await link()).toBe('null');
  });
});
