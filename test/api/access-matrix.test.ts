import { at } from '../support/api-json';
import { OPERATIONS, operationOf } from '../support/api-operations';
import { makeSetting, PERSONAS, type Persona, type Setting } from '../support/api-scene';
import { startApi, type Answer, type Api } from '../support/api-server';
import { SITUATIONS, type Arguments } from '../support/api-situations';
import { changedTables, printOf } from '../support/database-print';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/**
 * Who is answered what: every query and mutation × every kind of person, written by hand and carried out cell by cell.
 * OK; null: is not there for them; - : UNAUTHENTICATED; no: FORBIDDEN; none: NOT_FOUND; bad: INVALID_INPUT.
 */
const MATRIX = `
                           nobody coordinator lead otherLead professional recipient stranger desk auditor elsewhere disabled
network                    OK     OK          OK   OK        OK           OK        OK       OK   OK      OK        -
me                         -      OK          OK   OK        OK           OK        OK       OK   OK      OK        -
partners                   -      OK          OK   OK        OK           OK        OK       OK   OK      OK        -
partner                    -      OK          OK   OK        OK           OK        OK       OK   OK      null      -
agreements                 -      OK          OK   OK        no           no        no       no   no      OK        -
agreement                  -      OK          OK   null      no           no        no       no   no      null      -
families                   -      no          no   no        OK           OK        OK       no   no      no        -
family                     -      no          no   no        OK           null      null     no   no      no        -
consent                    -      no          no   no        OK           null      null     no   no      no        -
consentDecision            -      no          no   no        OK           none      none     no   no      no        -
referrals SENT             -      no          no   no        OK           OK        OK       no   no      no        -
referrals RECEIVED         -      no          no   no        OK           OK        OK       no   no      no        -
referrals NETWORK          -      OK          no   no        no           no        no       no   no      OK        -
openEnds                   -      OK          no   no        no           no        no       no   no      OK        -
contactCounts              -      OK          no   no        no           no        no       no   no      OK        -
referral DRAFT             -      null        no   no        OK           null      null     no   no      null      -
referral REQUESTED         -      OK          no   no        OK           OK        null     no   no      null      -
signIn                     OK     OK          OK   OK        OK           OK        OK       OK   OK      OK        OK
refreshSession             OK     OK          OK   OK        OK           OK        OK       OK   OK      OK        OK
setPassword                OK     OK          OK   OK        OK           OK        OK       OK   OK      OK        OK
changeHat                  -      OK          OK   OK        OK           OK        OK       OK   OK      OK        -
changeHat of another       -      none        none none      none         none      none     none none    none      -
signOut                    -      OK          OK   OK        OK           OK        OK       OK   OK      OK        -
inviteAccount AUDITOR      -      OK          no   no        no           no        no       no   no      OK        -
inviteAccount PROFESSIONAL -      no          OK   no        no           no        no       no   no      no        -
colleagues                 -      no          OK   OK        OK           OK        OK       no   no      no        -
deputies                   -      no          OK   OK        OK           OK        OK       no   no      no        -
openWork                   -      no          OK   OK        no           no        no       no   no      no        -
nameDeputy                 -      no          OK   none      OK           none      none     no   no      no        -
endDeputy                  -      no          OK   none      OK           none      none     no   no      no        -
reassignWork               -      no          OK   none      OK           none      none     no   no      no        -
setHats                    -      no          OK   none      no           no        no       no   no      none      -
disableAccount PROFESSIONAL -     no          OK   none      no           no        no       no   no      none      -
disableAccount AUDITOR     -      OK          none none      no           no        no       no   no      none      -
registerPartner            -      OK          no   no        no           no        no       no   no      OK        -
updatePartner              -      OK          OK   no        no           no        no       no   no      none      -
draftAgreement             -      OK          no   no        no           no        no       no   no      none      -
offerAgreement             -      OK          no   no        no           no        no       no   no      none      -
signAgreement PARTNER      -      no          OK   none      no           no        no       no   no      none      -
signAgreement COORDINATION -      OK          no   none      no           no        no       no   no      none      -
declineAgreement           -      no          OK   none      no           no        no       no   no      no        -
withdrawAgreement          -      OK          no   no        no           no        no       no   no      none      -
terminateAgreement         -      OK          OK   none      no           no        no       no   no      none      -
withdrawTermination        -      OK          OK   none      no           no        no       no   no      none      -
recordFamily               -      no          no   no        OK           OK        OK       no   no      no        -
updateFamily               -      no          no   no        OK           none      none     no   no      no        -
recordBirth                -      no          no   no        OK           none      none     no   no      no        -
recordLoss                 -      no          no   no        OK           none      none     no   no      no        -
draftConsent               -      no          no   no        OK           none      none     no   no      no        -
signConsent                -      no          no   no        OK           none      none     no   no      no        -
supersedeConsent           -      no          no   no        OK           none      none     no   no      no        -
refuseConsent              -      no          no   no        OK           none      none     no   no      no        -
revokeConsent              -      no          no   no        OK           none      none     no   no      no        -
revokeConsent of a part    -      no          no   no        OK           none      none     no   no      no        -
revokeByCode PUBLIC_PAGE   OK     bad         bad  bad       bad          bad       bad      no   no      bad       -
revokeByCode RECIPIENT     bad    bad         OK   OK        OK           OK        OK       no   no      bad       -
revokeByCode COORDINATION  bad    OK          bad  bad       bad          bad       bad      no   no      bad       -
draftReferral              -      no          no   no        OK           none      none     no   no      no        -
sendReferral               -      no          no   no        OK           none      none     no   no      no        -
takeReferral               -      no          no   no        no           OK        none     no   no      no        -
returnToIntake             -      no          no   no        no           OK        none     no   no      no        -
acceptReferral             -      no          no   no        no           OK        none     no   no      no        -
declineReferral            -      no          no   no        no           OK        none     no   no      no        -
startReferral              -      no          no   no        no           OK        none     no   no      no        -
holdReferral               -      no          no   no        no           OK        none     no   no      no        -
completeReferral           -      no          no   no        no           OK        none     no   no      no        -
withdrawReferral           -      no          no   no        OK           no        none     no   no      no        -
sendElsewhere              -      no          no   no        OK           no        none     no   no      no        -
recordPaperAcceptance      -      no          no   no        OK           none      none     no   no      no        -
recordPaperDecline         -      no          no   no        OK           none      none     no   no      no        -
recordPaperCompletion      -      no          no   no        OK           none      none     no   no      no        -
recordPaperRestrictionAnswer -    no          no   no        OK           none      none     no   no      no        -
recordPaperDeletion        -      no          no   no        OK           none      none     no   no      no        -
recordContact              -      no          OK   OK        OK           OK        OK       no   no      no        -
recallReferral             -      no          no   no        OK           no        none     no   no      no        -
confirmDeletion            -      no          no   no        no           OK        none     no   no      no        -
answerRestriction          -      no          no   no        no           OK        none     no   no      no        -
offerImport                -      OK          no   no        no           no        no       no   no      null      -
offers                     OK     OK          OK   OK        OK           OK        OK       OK   OK      OK        -
offer                      OK     OK          OK   OK        OK           OK        OK       OK   OK      OK        -
keptOffers                 -      OK          OK   OK        no           no        no       no   no      OK        -
keptOffer                  -      OK          OK   null      no           no        no       no   no      null      -
offerReports               -      OK          OK   OK        no           no        no       no   no      OK        -
offerReport                -      OK          OK   null      no           no        no       no   no      null      -
reportOffer                -      OK          OK   no        no           no        no       no   no      none      -
publishOfferReport         -      OK          no   no        no           no        no       no   no      none      -
declineOfferReport         -      OK          no   no        no           no        no       no   no      none      -
withdrawOfferReport        -      no          OK   none      no           no        no       no   no      none      -
confirmOffer               -      OK          OK   none      no           no        no       no   no      none      -
endOffer                   -      OK          OK   none      no           no        no       no   no      none      -
`;

const WORDS: Readonly<Record<string, string>> = {
  UNAUTHENTICATED: '-',
  FORBIDDEN: 'no',
  NOT_FOUND: 'none',
  INVALID_INPUT: 'bad',
};

const [header = '', ...rows] = MATRIX.split('\n').filter((line) => line.trim() !== '');
const TABLE = rows.map((line) => {
  const words = line.trim().split(/\s+/);
  const cells = words.slice(-PERSONAS.length);
  return { situation: words.slice(0, -PERSONAS.length).join(' '), cells };
});

let test: TestDatabase;
let api: Api;
let setting: Setting;
beforeAll(async () => {
  test = await openTestDatabase();
  api = await startApi(test);
  setting = await makeSetting(test, api, 'matrix');
});
afterAll(async () => {
  await api.close();
  await test.close();
});

it('names every kind of person, in their order', () => {
  expect(header.trim().split(/\s+/)).toEqual([...PERSONAS]);
});

it('names every query and mutation of the schema, and no other', () => {
  const named = new Set(TABLE.map((row) => operationOf(row.situation).name));
  expect([...named].sort()).toEqual([...OPERATIONS.keys()].sort());
});

it('prepares a situation for every row', () => {
  expect(TABLE.map((row) => row.situation).sort()).toEqual(Object.keys(SITUATIONS).sort());
});

it.each(TABLE)('$situation', async ({ situation, cells }) => {
  const scene = await setting.newScene();
  const prepared = SITUATIONS[situation];
  if (prepared === undefined) throw new Error('The row has no situation.');
  const operation = operationOf(situation);
  const told: Partial<Record<Persona, string>> = {};
  const changed: string[] = [];
  let variables: Arguments | null = null;
  let before: Awaited<ReturnType<typeof printOf>> = {};

  for (const persona of PERSONAS) {
    if (variables === null || prepared.perAsker) {
      variables = await prepared.prepare(scene, persona);
      before = await printOf(test.owner);
    }
    const word = wordOf(await scene.as(persona).ask(operation.document, variables), operation.name);
    told[persona] = word;
    if (word === 'OK')
      variables = null; // it is done, and cannot be done again
    else changed.push(...changedTables(before, await printOf(test.owner)));
  }
  expect(told).toEqual(Object.fromEntries(PERSONAS.map((persona, place) => [persona, cells[place]])));
  // whoever was refused, or only asked, has changed nothing
  expect(changed).toEqual([]);
});

function wordOf(answer: Answer, field: string): string {
  const [error] = answer.errors;
  if (error !== undefined) return WORDS[error.code] ?? error.code;
  return at(answer.data, field) === null ? 'null' : 'OK';
}
