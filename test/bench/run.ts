import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startEmbeddedPostgres } from '../../src/db/embedded';
import type { DatabaseUrls } from '../../src/start/embedded-database';
import { Client } from 'pg';
import { cpuBetween, cpuUse } from './cpu';
import { httpLoad } from './http-load';
import { loadData, type DataSize } from './load-data';
import { findPgbench, pgbench, pgLoop } from './pgbench';
import { PAGE, requestsOf, type Request } from './questions';
import { reportOf, type Round, type Rounds } from './report';
import { startService, type Service } from './service';

const DOCUMENT = `query Page($network: String!, $filter: OfferFilter, $first: Int) {
  offers(network: $network, filter: $filter, first: $first) {
    total pageInfo { hasNextPage endCursor }
    nodes { id title summary partner { id name } cost access freePlaces { places asOf } confirmedOn }
  } }`;

const { values: wish } = parseArgs({
  options: {
    networks: { type: 'string', default: '600' },
    offers: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '7' },
    seconds: { type: 'string', default: '8' },
    connections: { type: 'string', default: '32' },
    pool: { type: 'string', default: '16' },
    peers: { type: 'string', default: 'mercurius,yoga,postgraphile' },
    state: { type: 'string', default: path.join(__dirname, '../../../../.state/bench') },
    load: { type: 'boolean', default: false },
    /** Another build of the product, to be compared in the same run: its folder as dist/bench is one. */
    other: { type: 'string', default: '' },
    /** Folder for a profile of the service's processor time. */
    profile: { type: 'string', default: '' },
  },
});

const connections = Number(wish.connections);
const seconds = Number(wish.seconds);

async function main(): Promise<void> {
  const many: DataSize = {
    networks: Number(wish.networks),
    offersEach: Number(wish.offers),
    seed: Number(wish.seed),
  };
  const one: DataSize = { ...many, networks: 1 };
  const pg = await startEmbeddedPostgres({
    stateDir: wish.state,
    progress: say,
    settings: {
      shared_buffers: '1GB',
      max_connections: '200',
      max_wal_size: '8GB',
      checkpoint_timeout: '30min',
    },
  });
  try {
    const sizes = [many, one].map((size) => ({
      size,
      database: `bench_${size.networks}x${size.offersEach}`,
    }));
    const stages: Stage[] = [];
    for (const { size, database } of sizes) {
      const urls = await loadData(pg, database, size, say);
      stages.push({ size, urls, requests: await requestsOf(urls, size, 40) });
    }
    if (!wish.load) await measure(stages, await postmasterOf(pg.url('postgres')));
  } finally {
    await pg.stop();
  }
}

interface Stage {
  readonly size: DataSize;
  readonly urls: DatabaseUrls;
  readonly requests: readonly Request[];
}

/** Something that answers so many requests a second. */
interface Runner {
  readonly name: string;
  /** The process of a service; null: only the database works. */
  readonly pid: number | null;
  run(): Promise<number>;
}

async function measure([many, one]: readonly Stage[], postmaster: number): Promise<void> {
  if (many === undefined || one === undefined) return;
  const services: Service[] = [];
  const start = async (program: string, args: readonly string[]): Promise<Service> => {
    const service = await startService(program, args);
    services.push(service);
    return service;
  };
  const product = (stage: Stage, build = path.join(__dirname, '../..')): Promise<Service> =>
    start(process.execPath, [
      ...(wish.profile === '' ? [] : ['--cpu-prof', '--cpu-prof-dir', wish.profile]),
      path.join(build, 'test/bench/serve.js'),
      stage.urls.applicationUrl,
      stage.urls.catalogueUrl ?? '',
      wish.pool,
    ]);
  try {
    const program = await findPgbench();
    if (program === null)
      say('No pgbench here: the reference is a loop of node-postgres, which costs more (see README).');
    const reference = (name: string, stage: Stage): Runner => {
      const url = stage.urls.catalogueUrl ?? '';
      return {
        name,
        pid: null,
        run: () =>
          program === null
            ? pgLoop(url, stage.requests, connections, seconds)
            : pgbench(program, url, stage.requests, connections, seconds),
      };
    };
    const overHttp = (name: string, { url, pid }: Service, stage: Stage): Runner => ({
      name,
      pid,
      async run() {
        const bodies = stage.requests.map(bodyOf);
        const { perSecond, failures } = await httpLoad(url, bodies, connections, seconds);
        if (failures > 0) throw new Error(`${name}: ${failures} answers failed.`);
        return perSecond;
      },
    });
    const here = await product(many);
    const alone = await product(one);
    const other = wish.other === '' ? null : await product(many, path.resolve(wish.other));
    const runners = [
      reference('pgbench', many),
      overHttp('Hilfenetz', here, many),
      ...(await peersOf(many, start)).map(({ name, service }) => overHttp(name, service, many)),
      ...(other === null ? [] : [overHttp('other build', other, many)]),
      overHttp('Hilfenetz, one network', alone, one),
      reference('pgbench, one network', one),
    ];
    const rounds = await interleave(runners, postmaster);
    for (const line of reportOf(rounds, 'pgbench', 'Hilfenetz', 'Hilfenetz, one network')) say(line);
    say(`Memory of the service: ${await here.memory()} MB.`);
  } finally {
    for (const service of services) await service.stop();
  }
}

function bodyOf(request: Request): string {
  const filter = { search: request.search, topicAreaIds: [request.topicAreaId] };
  return JSON.stringify({ query: DOCUMENT, variables: { network: request.slug, filter, first: PAGE } });
}

/** Peers that do the same work: one program each in peers/, started with Node 24 and told the page's statement. */
async function peersOf(
  stage: Stage,
  start: (program: string, args: readonly string[]) => Promise<Service>,
): Promise<{ name: string; service: Service }[]> {
  const bench = path.join(__dirname, '../../../../test/bench');
  const found: { name: string; service: Service }[] = [];
  const [statement] = stage.requests[0]?.statements ?? [];
  const lookups = stage.requests.map((request) => ({
    key: `${request.slug} ${request.search} ${request.topicAreaId}`,
    params: request.statements[0]?.params ?? [],
  }));
  for (const name of wish.peers.split(',').filter((word) => word !== '')) {
    const settings = { url: stage.urls.catalogueUrl, pool: Number(wish.pool), sql: statement?.sql, lookups };
    const service = await start(path.join(bench, 'node_modules/node/bin/node'), [
      path.join(bench, 'peers', `${name}.mjs`),
      JSON.stringify(settings),
    ]);
    found.push({ name, service });
  }
  return found;
}

/** Each in turn, again and again: a machine's speed changes while one measures. The first round only warms up. */
async function interleave(runners: readonly Runner[], postmaster: number): Promise<Rounds> {
  const rounds = new Map<string, Round[]>(runners.map(({ name }) => [name, []]));
  for (let round = 0; round <= Number(wish.rounds); round += 1) {
    say(round === 0 ? 'Warming up' : `Round ${round}`);
    for (const runner of runners) {
      const { name, pid } = runner;
      const before = cpuUse(postmaster, pid);
      const begun = Date.now();
      const perSecond = await runner.run();
      const requests = (perSecond * (Date.now() - begun)) / 1000;
      const used = cpuBetween(before, cpuUse(postmaster, pid));
      const each = (seconds: number): number => (1000 * seconds) / requests;
      const cpu = { database: each(used.database), service: each(used.service), driver: each(used.driver) };
      say(`  ${name}: ${perSecond.toFixed(0)} a second`);
      if (round > 0) rounds.get(name)?.push({ perSecond, cpu });
    }
  }
  return rounds;
}

/** The first process of the server, whose children do its work. */
async function postmasterOf(url: string): Promise<number> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const found = await client.query<{ folder: string }>(`select current_setting('data_directory') as folder`);
  await client.end();
  return Number(
    readFileSync(path.join(found.rows[0]?.folder ?? '', 'postmaster.pid'), 'utf8').split('\n')[0],
  );
}

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}

main().catch((error: unknown) => {
  say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exitCode = 1;
});
