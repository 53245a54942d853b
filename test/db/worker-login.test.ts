import { LoginRefused } from '../../src/db/application-login';
import { admitWorkerLogin, canDoJobs, requireWorkerLogin } from '../../src/db/worker-login';
import { makeFreshDatabase, type FreshDatabase } from '../support/fresh-database';

/** Which login may be the worker's. */
let fresh: FreshDatabase;
let workerUrl: string;

beforeAll(async () => {
  fresh = await makeFreshDatabase();
  workerUrl = fresh.urls.workerUrl ?? '';
});
afterAll(() => fresh.close());

it.each([
  ['the application’s', () => fresh.urls.applicationUrl],
  ['the owner’s', () => fresh.urls.ownerUrl],
  ['the catalogue’s', () => fresh.urls.catalogueUrl ?? ''],
])('%s is refused', async (_whose, url) => {
  await expect(requireWorkerLogin(url())).rejects.toThrow(LoginRefused);
});

it('one that does not exist is refused', async () => {
  const url = workerUrl.replace('//hilfenetz_worker', '//niemand');
  await expect(admitWorkerLogin(fresh.urls.ownerUrl, url)).rejects.toThrow(
    'The login of DATABASE_WORKER_URL does not exist in the database.',
  );
});

it('one with a wrong password is told in a sentence of its own', async () => {
  const url = new URL(workerUrl);
  url.password = 'falsches-kennwort';
  await expect(requireWorkerLogin(url.href)).rejects.toThrow(
    'The database refuses the login of DATABASE_WORKER_URL.',
  );
});

it('one that was given a look at a table is refused', async () => {
  await fresh.owner.query('grant select (id) on families to hilfenetz_worker');
  await expect(requireWorkerLogin(workerUrl)).rejects.toThrow(LoginRefused);
  await fresh.owner.query('revoke select (id) on families from hilfenetz_worker');
});

it('its own is taken, however often it is admitted', async () => {
  for (let times = 0; times < 2; times += 1) await admitWorkerLogin(fresh.urls.ownerUrl, workerUrl);
  await expect(requireWorkerLogin(workerUrl)).resolves.toBeUndefined();
  expect([await canDoJobs(workerUrl), await canDoJobs(fresh.urls.applicationUrl)]).toEqual([true, false]);
});
