import 'reflect-metadata';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DEMO_NETWORK, loadDemo } from '../../seeds/demo/load-demo';
import {
  loadSettingFiles,
  readConfig,
  readSecrets,
  type Config,
  type Environment,
  type Secrets,
} from '../config';
import type { EmbeddedPostgres } from '../db/embedded';
import { makeDemoSecrets } from '../start/demo-secrets';
import { findSignIns, type SignIn } from '../start/demo-sign-ins';
import {
  databaseExists,
  dropDatabase,
  embeddedUrls,
  provideDatabase,
  renameDatabase,
  type DatabaseUrls,
} from '../start/embedded-database';
import { refuseToStart } from '../start/explain';
import { holdEmbedded } from '../start/hold-embedded';
import { prepareDatabase, runService } from '../start/run-service';
import { stopOnSignals, type Started } from '../start/until-stopped';

const DATABASE = 'hilfenetz';
const LOADING = 'hilfenetz_loading';

/** The whole product with an invented network, on an embedded PostgreSQL. One command, nothing to set. */
async function main(): Promise<void> {
  loadSettingFiles();
  const config = readConfig(demoSettings());
  await makeDemoSecrets(config.stateDir);
  loadSettingFiles();
  const secrets = readSecrets(process.env);
  const started: Started[] = [];
  const stop = stopOnSignals(started, say);
  try {
    say(`Starting PostgreSQL; its data lie in ${config.stateDir} …`);
    const held = await holdEmbedded(config.stateDir, say);
    started.push({ name: 'database', stop: held.stop });
    const urls = await provideDemo(held.pg, secrets);
    const server = await runService(
      { ...config, logLevel: process.env.LOG_LEVEL ? config.logLevel : 'warn' },
      secrets,
      urls,
      say,
    );
    started.push({ name: 'service', stop: server.close });
    await tellSignIns(config, secrets, urls, `${server.url}/graphql`);
    say(`Ready: ${server.url}/graphql`);
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Whatever a real service is told: the demo has a database of its own, and sends nothing to anybody. */
function demoSettings(): Environment {
  const { MAIL_FOLDER, STATE_DIR } = process.env;
  return {
    ...process.env,
    DATABASE_URL: undefined,
    DATABASE_OWNER_URL: undefined,
    SMTP_URL: undefined,
    MAIL_FROM: undefined,
    MAIL_FOLDER: MAIL_FOLDER || path.join(STATE_DIR || '.state', 'mails'),
  };
}

/** The demo is loaded whole or not at all: aside first, then renamed. */
async function provideDemo(pg: EmbeddedPostgres, secrets: Secrets): Promise<DatabaseUrls> {
  if (await databaseExists(pg, DATABASE)) return provideDatabase(pg, DATABASE);
  await dropDatabase(pg, LOADING);
  const urls = await provideDatabase(pg, LOADING);
  await prepareDatabase(urls, say);
  await loadDemo(urls, secrets, say);
  await renameDatabase(pg, LOADING, DATABASE);
  return embeddedUrls(pg, DATABASE);
}

async function tellSignIns(config: Config, secrets: Secrets, urls: DatabaseUrls, url: string): Promise<void> {
  const signIns = await findSignIns(urls.ownerUrl, DEMO_NETWORK, secrets.tokenSecret);
  if (signIns.length === 0) {
    throw new Error(
      `The state folder ${config.stateDir} holds a database without the demo network; choose another STATE_DIR.`,
    );
  }
  const file = path.join(config.stateDir, 'demo.json');
  await writeFile(file, `${JSON.stringify({ url, network: DEMO_NETWORK, signIns }, null, 2)}\n`, {
    mode: 0o600,
  });
  say(`\nSign in to the network "${DEMO_NETWORK}" as (also in ${file}):`);
  for (const signIn of signIns) say(lineOf(signIn));
  say('');
}

function lineOf(signIn: SignIn): string {
  const who = `${signIn.name}, ${signIn.partner ?? 'Netzwerkkoordination'}`;
  return `  ${signIn.role.padEnd(13)} ${signIn.email.padEnd(46)} ${signIn.password}  ${who}`;
}

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}

main().catch(refuseToStart);
