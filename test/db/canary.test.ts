import { pino } from 'pino';
import { Writable } from 'node:stream';
import { startWorker } from '../../src/worker/start-worker';
import { openCastOn, type Cast } from '../support/api-cast';
import { offerStory } from '../support/offer-story';
import { holdsOne, openCanaryCluster, type CanaryCluster } from '../support/canary-cluster';
import { NOT_PERSONAL, Planting, STEM, textsTaken, unknownOthers } from '../support/canary-fields';
import { tellCanaryDepth } from '../support/canary-depth';
import { tellCanaryStory } from '../support/canary-story';
import type { Echoes } from '../support/canary-teller';

/**
 * Unmistakable words in every field that takes something of a person, through the API, on a database server of its own:
 * none of them lies in any of its files or in any log, and none is told to others.
 */
const TITLE = 'Wackelsternrunde';
const plants = new Planting();
const echoes: Echoes = { entitled: [], others: [] };
let cluster: CanaryCluster;
let cast: Cast;
let log = '';

beforeAll(async () => {
  cluster = await openCanaryCluster();
  cast = await openCastOn(cluster.test, 'kanarienstadt');
  await (await offerStory(cast)).offer({ title: TITLE });
  await tellCanaryDepth(cast, plants, echoes);
  await tellCanaryStory(cast, plants, echoes);
  await workOnce();
  log += cast.api.log();
}, 120_000);
afterAll(async () => {
  await cast.api.close();
  await cluster.close();
});

/** The worker does its morning round beside it, so that there is something in its tables. */
async function workOnce(): Promise<void> {
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      log += chunk.toString('utf8');
      done();
    },
  });
  const worker = await startWorker({
    ...{ database: cast.test.database, publicUrl: 'http://localhost', post: null },
    ...{ logger: pino({ level: 'debug' }, stream), workerUrl: cast.test.urls.workerUrl ?? '' },
  });
  await worker.stop();
}

it('every field that takes a text is planted, or is known to take nothing of a person', () => {
  expect(unknownOthers()).toEqual([]);
  expect([...plants.places(), ...Object.keys(NOT_PERSONAL)].sort()).toEqual(textsTaken());
});

it('whoever may read them reads what was planted, so it is there', () => {
  const told = echoes.entitled.map((answer) => answer.text).join('\n');
  const kept = [
    'recordFamily.input.members.key', 'recordFamily.input.members.name', 'recordFamily.input.members.contact',
    'recordFamily.input.members.safeContact', 'recordFamily.input.members.birth', 'recordFamily.input.members.dueMonth',
    'recordFamily.input.language', 'draftReferral.input.payload.text', 'declineReferral.note',
    'answerRestriction.input.basis',
    'recordFamily.input.members.capacityAssessment.assessedBy',
    'recordFamily.input.members.capacityAssessment.note',
    'updateFamily.input.members.key', 'updateFamily.input.members.name', 'updateFamily.input.members.contact',
    'updateFamily.input.members.safeContact', 'updateFamily.input.members.birth',
    'updateFamily.input.members.dueMonth', 'updateFamily.input.members.capacityAssessment.assessedBy',
    'updateFamily.input.members.capacityAssessment.note', 'updateFamily.input.language',
    'recordBirth.input.children.key', 'recordBirth.input.children.name', 'recordBirth.input.children.birth',
    'signConsent.input.drawing', 'signConsent.input.reason', 'signConsent.input.witness',
    'signConsent.input.originalAt', 'revokeByCode.input.code', 'completeReferral.input.feedback.text',
    'recordPaperAcceptance.input.spokenWith', 'recordPaperDecline.input.spokenWith',
    'recordPaperCompletion.input.spokenWith', 'recordPaperDeletion.input.spokenWith',
    'recordPaperRestrictionAnswer.input.spokenWith', 'recordPaperRestrictionAnswer.input.basis',
  ]; // prettier-ignore
  const untold = kept.filter(
    (place) => !plants.at(place).some((text) => told.includes(text) || holdsOne(told, [text])),
  );
  expect(untold).toEqual([]);
});

it('no file of the database server holds any of it: no table, no index, no write-ahead log, no log', async () => {
  const [planted = [], clear = []] = await cluster.filesWith(plants.words(), [TITLE]);
  expect(planted).toEqual([]);
  // what is kept in clear is found, so this looks in the right places
  for (const folder of ['data/base/', 'data/pg_wal/'])
    expect(clear.filter((file) => file.startsWith(folder))).not.toEqual([]);
});

it('a word is found whichever way it is written', () => {
  for (const form of [
    `x${STEM}y`,
    STEM.toUpperCase(),
    Buffer.from(STEM, 'utf16le'),
    Buffer.from(`xy${STEM}`).toString('hex'),
    ...['', 'a', 'ab', 'abc'].map((before) => Buffer.from(`${before}${STEM}12`).toString('base64')),
  ])
    expect(holdsOne(form, [STEM])).toBe(true);
  expect(holdsOne('Quarzwal', [STEM])).toBe(false);
});

it('no row of any table holds any of it, the worker’s and the audit trail’s among them', async () => {
  const { rows } = await cluster.test.owner.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
  );
  const filled: string[] = [];
  const holders: string[] = [];
  for (const { name } of rows) {
    const found = await cluster.test.owner.query<{ row: string }>(`select t::text as row from ${name} t`);
    if (found.rowCount !== 0) filled.push(name);
    if (holdsOne(found.rows.map(({ row }) => row).join('\n'), plants.words())) holders.push(name);
  }
  expect(holders).toEqual([]);
  expect(filled).toEqual(
    expect.arrayContaining([
      ...['public.families', 'public.payload_items', 'public.received_items', 'public.restriction_answers'],
      ...['public.signature_evidence', 'public.feedback_items', 'public.paper_answers', 'public.form_codes'],
      ...['public.audit_events', 'public.audit_objects', 'public.idempotency_keys', 'keystore.keys'],
      ...['graphile_worker._private_known_crontabs', 'graphile_worker._private_tasks'],
    ]),
  );
});

it('the service’s log holds none of it, though it tells of every fault', () => {
  expect(log).toContain('XX000');
  expect(holdsOne(log, plants.words())).toBe(false);
});

it('nothing of it is told to others, nor in any refusal', () => {
  expect(echoes.others.length).toBeGreaterThan(30);
  expect(echoes.others.map((answer) => answer.errors[0]?.code)).toEqual(
    expect.arrayContaining(['INVALID_INPUT', 'FORBIDDEN', 'CONFLICT', 'CONSENT_REQUIRED', 'INTERNAL']),
  );
  for (const answer of echoes.others) {
    const headers = [...answer.headers].map((header) => header.join(': ')).join('\n');
    expect(holdsOne(`${headers}\n${answer.text}`, plants.words())).toBe(false);
  }
});
