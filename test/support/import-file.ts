import { at, type Json } from './api-json';
import { newId } from '../../src/domain/ids';
import type { Scene } from './api-scene';
import type { Api } from './api-server';
import type { Person } from '../../src/domain/actor';

export interface Sent {
  readonly status: number;
  readonly body: Json | undefined;
}

/** Sends a file as the coordination's program does. */
export async function sendFile(
  api: Api,
  slug: string,
  person: Person | null,
  file: string | Uint8Array,
  { dryRun = false, type = 'text/csv' } = {},
): Promise<Sent> {
  const headers = new Headers({ 'content-type': type });
  if (person !== null) headers.set('authorization', api.headerOf(person));
  const path = `/angebote/${slug}.csv${dryRun ? '?dryRun=true' : ''}`;
  const { status, text } = await api.send({ method: 'POST', path, headers, body: file as string });
  return { status, body: text === '' ? undefined : (JSON.parse(text) as Json) };
}

const ASK = `query ($id: ID!) { offerImport(id: $id) { state dryRun total done created changed unchanged problemCount
  problems { line column reason } startedAt endedAt } }`;

/** Sends a file and waits until it is through. */
export async function importFile(
  api: Api,
  slug: string,
  person: Person,
  file: string | Uint8Array,
  options: { dryRun?: boolean } = {},
): Promise<Json> {
  const { status, body } = await sendFile(api, slug, person, file, options);
  if (status !== 202) throw new Error(`Not taken: ${status} ${JSON.stringify(body)}`);
  for (let tries = 0; tries < 600; tries += 1) {
    const report = await askImport(api, person, at(body, 'id'));
    if (at(report, 'state') !== 'RUNNING') return report ?? null;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error('The import does not end.');
}

/** The record of an import that is over. */
export async function endedImport(scene: Scene): Promise<string> {
  const id = newId();
  await scene.test.owner.query(
    `insert into offer_imports (network_id, id, state, dry_run, total, started_by, ended_at)
     values ($1, $2, 'DONE', false, 1, $3, now())`,
    [scene.town.networkId, id, scene.person('coordinator').accountId],
  );
  return id;
}

export async function askImport(api: Api, person: Person, id: Json | undefined): Promise<Json | undefined> {
  return at(await api.as(person).told(ASK, { id }), 'offerImport');
}
