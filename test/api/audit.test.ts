import { OPERATIONS, operationOf } from '../support/api-operations';
import { makeSetting, type Scene, type Setting } from '../support/api-scene';
import { startApi, type Api } from '../support/api-server';
import { SITUATIONS, type Arguments } from '../support/api-situations';
import { tablesWrittenBy, watchTrail, type TrailWatch } from '../support/api-trail';
import { changedTables, printOf } from '../support/database-print';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/** Every change leaves one event, in its own transaction; a refused one leaves its refusal and nothing else. */
let test: TestDatabase;
let api: Api;
let setting: Setting;
let trail: TrailWatch;
beforeAll(async () => {
  test = await openTestDatabase();
  api = await startApi(test);
  setting = await makeSetting(test, api, 'protokoll');
  trail = await watchTrail(test.owner);
});
afterAll(async () => {
  await api.close();
  await test.close();
});

interface Row {
  readonly situation: string;
  readonly basis: string;
  /** Kinds of the objects it names, sorted. */
  readonly names: readonly string[];
  /** A table that it writes to. */
  readonly writes: string;
}

const row = (situation: string, basis: string, names: string, writes: string): Row => ({
  situation,
  basis,
  names: names.split(' '),
  writes,
});

const TABLE: readonly Row[] = [
  row('signIn', 'ACCOUNT', 'ACCOUNT SESSION', 'sessions'),
  row('refreshSession', 'ACCOUNT', 'SESSION', 'refresh_tokens'),
  row('setPassword', 'ACCOUNT', 'ACCOUNT', 'credentials'),
  row('changeHat', 'ACCOUNT', 'HAT', 'sessions'),
  row('signOut', 'ACCOUNT', 'SESSION', 'sessions'),
  row('inviteAccount AUDITOR', 'ACCOUNT', 'ACCOUNT', 'accounts'),
  row('inviteAccount PROFESSIONAL', 'ACCOUNT', 'ACCOUNT', 'one_time_links'),
  row('nameDeputy', 'ACCOUNT', 'ACCOUNT ACCOUNT', 'deputies'),
  row('endDeputy', 'ACCOUNT', 'ACCOUNT ACCOUNT', 'deputies'),
  row('reassignWork', 'OWN_RECORD', 'ACCOUNT ACCOUNT FAMILY', 'families'),
  row('setHats', 'ACCOUNT', 'ACCOUNT HAT', 'hats'),
  row('disableAccount PROFESSIONAL', 'ACCOUNT', 'ACCOUNT', 'accounts'),
  row('disableAccount AUDITOR', 'ACCOUNT', 'ACCOUNT', 'sessions'),
  row('registerPartner', 'PUBLIC_TASK', 'PARTNER', 'partners'),
  row('updatePartner', 'PUBLIC_TASK', 'PARTNER', 'partners'),
  row('draftAgreement', 'AGREEMENT', 'AGREEMENT', 'agreements'),
  row('offerAgreement', 'AGREEMENT', 'AGREEMENT', 'agreements'),
  row('signAgreement PARTNER', 'AGREEMENT', 'AGREEMENT', 'agreement_signatures'),
  row('signAgreement COORDINATION', 'AGREEMENT', 'AGREEMENT', 'agreement_signatures'),
  row('declineAgreement', 'AGREEMENT', 'AGREEMENT', 'agreements'),
  row('withdrawAgreement', 'AGREEMENT', 'AGREEMENT', 'agreements'),
  row('terminateAgreement', 'AGREEMENT', 'AGREEMENT', 'terminations'),
  row('withdrawTermination', 'AGREEMENT', 'AGREEMENT', 'terminations'),
  row('recordFamily', 'OWN_RECORD', 'FAMILY', 'families'),
  row('updateFamily', 'OWN_RECORD', 'FAMILY', 'custody_holders'),
  row('recordBirth', 'OWN_RECORD', 'FAMILY', 'family_members'),
  row('recordLoss', 'OWN_RECORD', 'FAMILY', 'family_members'),
  row('draftConsent', 'CONSENT', 'CONSENT FAMILY', 'consents'),
  row('supersedeConsent', 'CONSENT', 'CONSENT CONSENT FAMILY', 'consents'),
  row('signConsent', 'CONSENT', 'CONSENT', 'releases'),
  row('refuseConsent', 'CONSENT', 'CONSENT', 'consents'),
  row('revokeConsent', 'CONSENT', 'CONSENT', 'revocations'),
  row('revokeConsent of a part', 'CONSENT', 'CONSENT', 'revocation_parts'),
  row('revokeByCode PUBLIC_PAGE', 'CONSENT', 'CONSENT', 'form_revocations'),
  row('draftReferral', 'OWN_RECORD', 'FAMILY REFERRAL', 'referrals'),
  row('sendReferral', 'CONSENT', 'FAMILY REFERRAL', 'payload_items'),
  row('takeReferral', 'CONSENT', 'REFERRAL', 'referrals'),
  row('returnToIntake', 'CONSENT', 'REFERRAL', 'referrals'),
  row('acceptReferral', 'CONSENT', 'REFERRAL', 'received_items'),
  row('declineReferral', 'CONSENT', 'REFERRAL', 'referral_events'),
  row('startReferral', 'CONSENT', 'REFERRAL', 'referral_events'),
  row('holdReferral', 'CONSENT', 'REFERRAL', 'referral_events'),
  row('completeReferral', 'CONSENT', 'REFERRAL', 'referral_events'),
  row('withdrawReferral', 'CONSENT', 'REFERRAL', 'referral_events'),
  row('sendElsewhere', 'OWN_RECORD', 'CONSENT FAMILY REFERRAL REFERRAL', 'referral_follow_ups'),
  row('recordPaperAcceptance', 'CONSENT', 'FAMILY REFERRAL', 'paper_answers'),
  row('recordPaperDecline', 'CONSENT', 'FAMILY REFERRAL', 'paper_answers'),
  row('recordPaperCompletion', 'CONSENT', 'FAMILY REFERRAL', 'paper_answers'),
  row('recordPaperRestrictionAnswer', 'CONSENT', 'FAMILY REFERRAL', 'restriction_answers'),
  row('recordPaperDeletion', 'CONSENT', 'FAMILY REFERRAL', 'deletion_confirmations'),
  row('recordContact', 'PUBLIC_TASK', 'PARTNER', 'contact_counts'),
  row('recallReferral', 'CONSENT', 'REFERRAL', 'recalls'),
  row('confirmDeletion', 'CONSENT', 'REFERRAL', 'deletion_confirmations'),
  row('answerRestriction', 'CONSENT', 'REFERRAL', 'restriction_answers'),
  row('reportOffer', 'PUBLIC_TASK', 'OFFER OFFER_REPORT PARTNER', 'offer_reports'),
  row('publishOfferReport', 'PUBLIC_TASK', 'OFFER OFFER_REPORT', 'published_offers'),
  row('declineOfferReport', 'PUBLIC_TASK', 'OFFER_REPORT', 'offer_reports'),
  row('withdrawOfferReport', 'PUBLIC_TASK', 'OFFER_REPORT', 'offer_reports'),
  row('confirmOffer', 'PUBLIC_TASK', 'OFFER', 'published_offers'),
  row('endOffer', 'PUBLIC_TASK', 'OFFER', 'offers'),
];

/** Before signing in there is nobody whose act it could be. */
const NOBODYS = ['signIn', 'refreshSession', 'setPassword'];

it('names every mutation', () => {
  const mutations = [...OPERATIONS.values()].filter((operation) => operation.kind === 'mutation');
  const named = new Set(TABLE.map(({ situation }) => operationOf(situation).name));
  expect([...named].sort()).toEqual(mutations.map((operation) => operation.name).sort());
});

interface Prepared {
  readonly scene: Scene;
  readonly variables: Arguments;
  readonly document: string;
  readonly name: string;
}

async function prepare(situation: string): Promise<Prepared> {
  const scene = await setting.newScene();
  const variables = (await SITUATIONS[situation]?.prepare(scene, SITUATIONS[situation].by)) ?? {};
  await trail.news();
  return { scene, variables, ...operationOf(situation) };
}

it.each(TABLE)(
  '$situation leaves one event, with what it wrote, in the scope of whoever asked',
  async ({ situation, basis, names, writes }) => {
    const { scene, variables, document, name } = await prepare(situation);
    const by = SITUATIONS[situation]?.by ?? 'nobody';
    expect((await scene.as(by).ask(document, variables)).errors).toEqual([]);

    const done = (await trail.news()).filter((event) => event.decision !== 'READ');
    const actor = NOBODYS.includes(situation) ? null : scene.people[by];
    expect(done).toEqual([
      {
        operation: name,
        decision: 'DONE',
        reason: null,
        basis,
        account: actor?.accountId ?? null,
        hat: actor?.hatId ?? null,
        partner: actor?.partnerId ?? null,
        objects: expect.any(Array) as unknown,
        transaction: expect.any(String) as unknown,
        scope: expect.any(String) as unknown,
      },
    ]);
    // from outside nothing but revokeByCode runs in the scope of marks
    expect(done[0]?.scope === 'SYSTEM').toBe(name === 'revokeByCode');
    expect(done[0]?.objects.map((object) => object.split(' ')[0])).toEqual(names);
    expect(await tablesWrittenBy(test.owner, done[0]?.transaction ?? '')).toContain(writes);
  },
);

it('names every referral that a revocation ends or restricts', async () => {
  const { scene, variables } = await prepare('acceptReferral');
  const referral = variables.id as string;
  const found = await test.owner.query<{ consent_id: string; subject_id: string }>(
    'select consent_id, subject_id from payload_items where referral_id = $1',
    [referral],
  );
  const input = {
    consentId: found.rows[0]?.consent_id,
    revokedBy: found.rows[0]?.subject_id,
    receivedVia: 'DISCLOSER',
  };
  await scene.as('professional').told(operationOf('revokeConsent').document, { input });
  const [done] = (await trail.news()).filter((event) => event.decision === 'DONE');
  expect(done?.objects).toEqual([`CONSENT ${input.consentId ?? ''}`, `REFERRAL ${referral}`]);
});

/** Hats that each mutation is not for. */
const REFUSED_TO_AN_AUDITOR = TABLE.map(({ situation }) => situation).filter(
  (situation) => ![...NOBODYS, 'changeHat', 'signOut'].includes(situation),
);

it.each(REFUSED_TO_AN_AUDITOR)(
  '%s leaves its refusal to another hat, and nothing else',
  async (situation) => {
    const { scene, variables, document, name } = await prepare(situation);
    const before = await printOf(test.owner);
    await scene.as('auditor').refused(document, variables);
    const auditor = scene.person('auditor');
    expect(await trail.news()).toMatchObject([
      {
        operation: name,
        decision: 'REFUSED',
        reason: 'OTHER_HAT',
        account: auditor.accountId,
        hat: auditor.hatId,
      },
    ]);
    expect(changedTables(before, await printOf(test.owner))).toEqual([]);
  },
);

type Wrong = [name: string, situation: string, change: (variables: Arguments) => Arguments, reason: string];

const inInput =
  (change: Arguments) =>
  (variables: Arguments): Arguments => ({ input: { ...(variables.input as Arguments), ...change } });
/** A secret that looks like one of ours. */
const bent = (secret: unknown): string => (typeof secret === 'string' ? `${secret.slice(0, -4)}AAAA` : '');
const NO_ID = '01890000-0000-7000-8000-000000000000';

const REFUSALS: readonly Wrong[] = [
  ['a wrong password', 'signIn', (all) => ({ ...all, password: 'falsch falsch falsch' }), 'WRONG_CREDENTIALS'],
  ['a link that has ended', 'setPassword', (all) => ({ ...all, token: bent(all.token) }), 'LINK_ENDED'],
  ['a token that was used', 'refreshSession', (all) => ({ refreshToken: bent(all.refreshToken) }), 'SESSION_ENDED'],
  ['a hat of somebody else', 'changeHat', () => ({ hat: NO_ID }), 'NOT_FOUND'],
  ['an unknown topic area', 'registerPartner', inInput({ topicAreaIds: [NO_ID] }), 'UNKNOWN'],
  ['a version of yesterday', 'updatePartner', inInput({ version: 9_999 }), 'STALE_VERSION'],
  ['a day to come', 'signAgreement PARTNER', inInput({ signedOn: '2199-01-01' }), 'IN_THE_FUTURE'],
  ['an agreement that is not there', 'offerAgreement', () => ({ id: NO_ID }), 'NOT_FOUND'],
  ['a version of yesterday’s family', 'updateFamily', inInput({ version: 9_999 }), 'STALE_VERSION'],
  ['a pregnancy that is not there', 'recordLoss', (all) => ({ ...all, pregnancyId: NO_ID }), 'UNKNOWN'],
  ['a family that is not there', 'draftConsent', inInput({ familyId: NO_ID }), 'NOT_FOUND'],
  ['a signer with nothing to sign', 'signConsent', inInput({ signerId: NO_ID }), 'NOTHING_TO_SIGN'],
  ['a referral that is not there', 'sendReferral', () => ({ id: NO_ID }), 'NOT_FOUND'],
]; // prettier-ignore

it.each(REFUSALS)('keeps the reason of a refusal on record: %s', async (_name, situation, change, reason) => {
  const { scene, variables, document, name } = await prepare(situation);
  const before = await printOf(test.owner);
  await scene.as(SITUATIONS[situation]?.by ?? 'nobody').refused(document, change(variables));
  expect(await trail.news()).toMatchObject([{ operation: name, decision: 'REFUSED', reason }]);
  expect(changedTables(before, await printOf(test.owner))).toEqual([]);
});

it('keeps on record why a referral did not leave, and which it was', async () => {
  const { scene, variables, document } = await prepare('draftReferral');
  const data = await scene.as('professional').told(document.replace('__typename', 'id'), variables);
  const { id } = (data as { draftReferral: { id: string } }).draftReferral;
  await trail.news();
  await scene.as('professional').refused(operationOf('sendReferral').document, { id });
  expect(await trail.news()).toMatchObject([
    { operation: 'sendReferral', decision: 'REFUSED', reason: 'NO_CONSENT', objects: [`REFERRAL ${id}`] },
  ]);
});

it('leaves no event for somebody who is not signed in: there is no network to keep it', async () => {
  const { scene, variables, document } = await prepare('registerPartner');
  await scene.as('nobody').refused(document, variables);
  expect(await trail.news()).toEqual([]);
});

it('changes nothing when the event cannot be written', async () => {
  for (const { situation } of TABLE) {
    const { scene, variables, document } = await prepare(situation);
    const before = await printOf(test.owner);
    await test.owner.query('revoke execute on function app.audit_append from hilfenetz_application');
    const answer = await scene.as(SITUATIONS[situation]?.by ?? 'nobody').ask(document, variables);
    await test.owner.query('grant execute on function app.audit_append to hilfenetz_application');
    expect([situation, answer.errors[0]?.code]).toEqual([situation, 'INTERNAL']);
    expect([situation, changedTables(before, await printOf(test.owner))]).toEqual([situation, []]);
  }
});
