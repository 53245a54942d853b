import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFile, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { morePartners } from '../../seeds/demo/more-partners';
import { demoPartners } from '../../seeds/demo/partners';
import {
  endCommands,
  makeStateDir,
  projectDir,
  readDemoFile,
  removeStateDir,
  runNpm,
  type RunningCommand,
} from '../support/command';

const run = promisify(execFile);

let stateDir: string;
let env: Record<string, string>;

beforeAll(async () => {
  stateDir = await makeStateDir();
  env = { STATE_DIR: stateDir, PORT: '0' };
});
afterAll(async () => {
  endCommands();
  await removeStateDir(stateDir);
});

/** Processes whose command line or working folder is about this state folder. */
async function processesLeft(): Promise<string[]> {
  const left: string[] = [];
  for (const id of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const command = await readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '');
    if (command.includes(stateDir)) left.push(command.replaceAll('\0', ' '));
  }
  return left;
}

/** Ctrl-C ends it in good order; what it said is shown when it does not. */
async function stop(command: RunningCommand): Promise<void> {
  command.signal('SIGINT');
  const code = await command.ended;
  expect({ code, said: code === 0 ? '' : command.output() }).toEqual({ code: 0, said: '' });
}

async function ask(
  url: string,
  query: string,
  token = '',
): Promise<{ data: Record<string, unknown> | null }> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query }),
  });
  return (await answer.json()) as { data: Record<string, unknown> | null };
}

interface KeptOffer {
  readonly state: string;
  readonly stale: boolean;
  readonly partner: { readonly id: string };
  readonly content: {
    readonly topicAreaIds: string[];
    readonly districtIds: string[];
    readonly translations: { language: string }[];
  };
}

interface KeptOfferPage {
  readonly nodes: KeptOffer[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

type SignIns = Awaited<ReturnType<typeof readDemoFile>>['signIns'];

async function signInAs(url: string, signIns: SignIns, role: string): Promise<string> {
  const { email, password } = signIns.find((one) => one.role === role) ?? { email: '', password: '' };
  const { data } = await ask(
    url,
    `mutation { signIn(network: "musterhamm", email: "${email}", password: "${password}") { accessToken } }`,
  );
  return (data?.signIn as { accessToken: string }).accessToken;
}

describe('npm run demo', () => {
  it('starts from nothing, is ready for every kind of person, plays the README and leaves no process behind', async () => {
    const demo = runNpm(['demo'], env);
    const ready = await demo.line(/^Ready: /);
    const file = await readDemoFile(stateDir);
    expect(ready).toBe(`Ready: ${file.url}`);
    expect(demo.output().trimEnd().endsWith(ready)).toBe(true);
    expect((await stat(path.join(stateDir, 'demo.json'))).mode & 0o777).toBe(0o600);
    expect((await stat(path.join(stateDir, 'settings.env'))).mode & 0o777).toBe(0o600);

    expect(file.network).toBe('musterhamm');
    const roles = new Map<string, Set<string>>();
    for (const signIn of file.signIns) {
      expect(demo.output()).toContain(`${signIn.email} `);
      const known = roles.get(signIn.partner ?? '') ?? new Set<string>();
      roles.set(signIn.partner ?? '', known.add(signIn.role));
    }
    expect(roles.get('')).toEqual(new Set(['COORDINATOR']));
    const whole = [...roles.values()].filter((own) => own.has('PARTNER_LEAD') && own.has('PROFESSIONAL'));
    expect(whole.length).toBeGreaterThanOrEqual(2);

    for (const { email, password, hatId } of file.signIns) {
      const { data } = await ask(
        file.url,
        `mutation { signIn(network: "musterhamm", email: "${email}", password: "${password}", hat: "${hatId}") { accessToken } }`,
      );
      expect(data).not.toBeNull();
    }

    const readme = await readFile(path.join(projectDir, 'README.md'), 'utf8');
    const part = readme.slice(
      readme.indexOf('<!-- the-first-referral -->'),
      readme.indexOf('## How a referral'),
    );
    const script = [...part.matchAll(/```sh\n([\s\S]*?)```/g)].map((block) => block[1]).join('\n');
    const { stdout } = await run('bash', ['-euo', 'pipefail', '-c', script], {
      cwd: projectDir,
      env: { ...process.env, STATE_DIR: stateDir },
    });
    const answers = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, object>);
    expect(answers[0]).toEqual({ signConsent: { state: 'ACTIVE' } });
    expect(answers[1]?.sendReferral).toMatchObject({ state: 'REQUESTED' });
    expect(answers[2]?.acceptReferral).toEqual({
      state: 'ACCEPTED',
      fromPartner: { name: 'Hebammenpraxis Lippeaue' },
      payload: [{ category: 'CONTACT', text: 'Rike Sandmann, 0231 5550199' }],
      availableActions: ['START', 'COMPLETE'],
    });

    const second = runNpm(['demo'], env);
    expect(await second.ended).not.toBe(0);
    expect(second.output()).toMatch(/A service is already running with the state folder/);
    expect((await ask(file.url, '{ network(slug: "musterhamm") { name } }')).data).not.toBeNull();

    await stop(demo);
    expect(await processesLeft()).toEqual([]);
  }, 120_000);

  it('shows agreements and referrals in every state, also overdue and run out', async () => {
    const demo = runNpm(['demo'], env);
    await demo.line(/^Ready: /);
    const { url, signIns } = await readDemoFile(stateDir);
    const { data } = await ask(
      url,
      `{ referrals(box: NETWORK, first: 100) { nodes { state overdue } } agreements(first: 100) { nodes { state termination { effectiveOn } } }
         partners(first: 100) { nodes { kind } } network(slug: "musterhamm") { districts { name } topicAreas { name } } }`,
      await signInAs(url, signIns, 'COORDINATOR'),
    );
    const seen = data as {
      referrals: { nodes: { state: string; overdue: boolean }[] };
      agreements: { nodes: { state: string }[] };
      partners: { nodes: { kind: string }[] };
      network: { districts: object[]; topicAreas: object[] };
    };
    const states = new Set(seen.referrals.nodes.map((node) => node.state));
    expect([...states].sort()).toEqual(
      [
        'ACCEPTED',
        'COMPLETED',
        'CONSENT_REVOKED',
        'DECLINED',
        'IN_PROGRESS',
        'ON_HOLD',
        'REQUESTED',
        'WITHDRAWN',
      ].sort(),
    );
    expect(seen.referrals.nodes.some((node) => node.overdue)).toBe(true);
    expect([...new Set(seen.agreements.nodes.map((node) => node.state))].sort()).toEqual([
      'DECLINED',
      'DRAFT',
      'IN_FORCE',
      'OFFERED',
      'TERMINATED',
    ]);
    expect(seen.partners.nodes).toHaveLength(demoPartners.length + morePartners.length);
    expect(new Set(seen.partners.nodes.map((node) => node.kind)).size).toBeGreaterThanOrEqual(12);
    expect(seen.network.districts).toHaveLength(9);
    expect(seen.network.topicAreas).toHaveLength(14);
    demo.signal('SIGTERM');
    await demo.ended;
    expect(await processesLeft()).toEqual([]);
  }, 60_000);

  it('shows a catalogue of all districts and topic areas, fresh and stale, with translations and reports to decide', async () => {
    const demo = runNpm(['demo'], env);
    await demo.line(/^Ready: /);
    const { url, signIns } = await readDemoFile(stateDir);
    const token = await signInAs(url, signIns, 'COORDINATOR');
    const offers: KeptOffer[] = [];
    for (let after: string | null = null, more = true; more;) {
      const page = await ask(
        url,
        `{ keptOffers(first: 100${after === null ? '' : `, after: "${after}"`}) { pageInfo { hasNextPage endCursor }
           nodes { state stale partner { id } content { topicAreaIds districtIds translations { language } } } } }`,
        token,
      );
      const { nodes, pageInfo } = page.data?.keptOffers as KeptOfferPage;
      offers.push(...nodes);
      [after, more] = [pageInfo.endCursor, pageInfo.hasNextPage];
    }
    const open = offers.filter((offer) => offer.state === 'PUBLISHED');
    expect(open.length).toBeGreaterThanOrEqual(80);
    expect(new Set(open.map((offer) => offer.partner.id)).size).toBeGreaterThanOrEqual(40);
    expect(new Set(open.flatMap((offer) => offer.content.districtIds)).size).toBe(9);
    expect(new Set(open.flatMap((offer) => offer.content.topicAreaIds)).size).toBe(14);
    const translated = open.filter((offer) => offer.content.translations.length > 0);
    expect(translated.length).toBeGreaterThanOrEqual(12);
    const languages = translated.flatMap((offer) =>
      offer.content.translations.map(({ language }) => language),
    );
    expect([...new Set(languages)].sort()).toEqual(['ar', 'bg', 'de_simple', 'en', 'ro', 'tr', 'uk']);
    expect(open.filter((offer) => offer.stale).length).toBeGreaterThanOrEqual(3);
    expect(offers.filter((offer) => offer.state === 'PAUSED').length).toBeGreaterThanOrEqual(2);
    expect(offers.filter((offer) => offer.state === 'ENDED').length).toBeGreaterThanOrEqual(1);

    const reports = await ask(url, '{ offerReports(first: 100) { nodes { state outdated } } }', token);
    const { nodes } = reports.data?.offerReports as { nodes: { state: string; outdated: boolean }[] };
    const states = nodes.map((node) => node.state);
    expect([...new Set(states)].sort()).toEqual(['DECLINED', 'PUBLISHED', 'SUBMITTED', 'WITHDRAWN']);
    expect(
      nodes
        .filter((node) => node.state === 'SUBMITTED')
        .map((node) => node.outdated)
        .sort(),
    ).toEqual([false, false, true]);
    demo.signal('SIGTERM');
    await demo.ended;
    expect(await processesLeft()).toEqual([]);
  }, 60_000);

  it('survives kill -9 of the service, and a signal to npm alone ends everything', async () => {
    const demo = runNpm(['demo'], env);
    await demo.line(/^Ready: /);
    const before = await readDemoFile(stateDir);
    demo.signal('SIGKILL');
    await demo.ended;

    const again = runNpm(['demo'], env);
    await again.line(/^Ready: /);
    const after = await readDemoFile(stateDir);
    expect(after.signIns).toEqual(before.signIns);
    again.signalAlone('SIGINT');
    await again.ended;
    expect(await processesLeft()).toEqual([]);
  }, 60_000);

  it('tells a port that is taken in one sentence and stops its database', async () => {
    const demo = runNpm(['demo'], env);
    const port = new URL((await demo.line(/^Ready: /)).slice('Ready: '.length)).port;
    const otherDir = await makeStateDir();
    const other = runNpm(['start'], {
      STATE_DIR: otherDir,
      PORT: port,
      INSTALLATION_KEY: key(),
      TOKEN_SECRET: key(),
    });
    expect(await other.ended).not.toBe(0);
    expect(other.output()).toContain('The port is taken by another program; set PORT to another one.');
    await removeStateDir(otherDir);
    await stop(demo);
    expect(await processesLeft()).toEqual([]);
  }, 60_000);
});

function key(): string {
  return randomBytes(32).toString('base64');
}
