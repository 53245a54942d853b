import { newId } from '../../src/domain/ids';
import { berlinDay } from '../../src/domain/period';
import { hashPassword } from '../../src/modules/accounts/password';
import { textAt } from './api-json';
import type { Scene } from './api-scene';
import * as paper from './api-paper';
import { PASSWORD } from './api-sign-in';
import * as story from './api-story';
import { makeAgreement } from './people';

/** Arguments of an operation by their names. */
export type Arguments = Record<string, unknown>;

export const today = (): string => berlinDay(new Date());

/** A partner without any agreement, and topic areas of the network. */
export async function newPartner(scene: Scene): Promise<{ partnerId: string; topicAreaIds: string[] }> {
  const topics = await scene.test.owner.query<{ id: string }>(
    'select id from topic_areas where network_id = $1 order by position limit 2',
    [scene.town.networkId],
  );
  const partnerId = await scene.town.partner(`Neue Stelle ${newId()}`, { member: false });
  return { partnerId, topicAreaIds: topics.rows.map((row) => row.id) };
}

/** Only one agreement of a partner is under way at a time: what an earlier situation has left is taken back. */
export async function clearAgreements(scene: Scene): Promise<void> {
  await scene.test.owner.query(
    `update agreements set state = 'WITHDRAWN' where network_id = $1 and state in ('DRAFT', 'OFFERED')`,
    [scene.town.networkId],
  );
}

/** An agreement with the sending partner, offered or only drafted, while the one in force stays beside it. */
export async function agreement(scene: Scene, state: 'DRAFT' | 'OFFERED'): Promise<string> {
  await clearAgreements(scene);
  const id = newId();
  await scene.test.owner.query(
    `insert into agreements (network_id, id, partner_id, state) values ($1, $2, $3, $4)`,
    [scene.town.networkId, id, scene.senderPartner, state],
  );
  return id;
}

export async function agreementInForce(scene: Scene): Promise<string> {
  await clearAgreements(scene);
  return makeAgreement(scene.test, scene.town.networkId, scene.senderPartner);
}

export async function termination(scene: Scene): Promise<Arguments> {
  const agreementId = await agreementInForce(scene);
  const days = { receivedOn: today(), effectiveOn: '2199-12-31' };
  return { input: { agreementId, givenBy: 'PARTNER', form: 'LETTER', reason: 'Umzug', ...days } };
}

export function signatureOf(agreementId: string, side: string): Arguments {
  const who = { signatoryName: 'Uta Beispiel', signatoryFunction: 'Leitung' };
  return { input: { agreementId, side, ...who, signedOn: today(), method: 'PORTAL' } };
}

export const family = (scene: Scene): Promise<story.FamilyOnRecord> =>
  story.recordFamily(scene.as('professional'));

interface Form {
  readonly consentId: string;
  readonly memberId: string;
  readonly familyId: string;
}

export async function form(scene: Scene): Promise<Form> {
  const made = await family(scene);
  const items = [['m', 'CONTACT']] as const;
  const wish = { family: made, recipients: [scene.recipientPartner], items, validFrom: today() };
  const consentId = await story.draftForm(scene.as('professional'), wish);
  return { consentId, memberId: made.member('m'), familyId: made.id };
}

export async function signed(scene: Scene): Promise<Form> {
  const made = await form(scene);
  await story.signForm(scene.as('professional'), made.consentId, made.memberId, today());
  return made;
}

/** What is printed on a signed form, handed in somewhere. */
export async function codeOfForm(scene: Scene, receivedVia: string): Promise<Arguments> {
  const { consentId: id } = await signed(scene);
  const document = 'query ($id: ID!) { consent(id: $id) { formCode } }';
  const code = textAt(await scene.as('professional').told(document, { id }), 'consent.formCode');
  return { input: { network: scene.town.slug, code, birthMonth: '2025-12', receivedVia } };
}

export async function draft(scene: Scene): Promise<string> {
  return (await draftWithForm(scene)).id;
}

/** A draft, and the revocation that takes away what it would tell. */
async function draftWithForm(
  scene: Scene,
  to = scene.recipientPartner,
): Promise<{ id: string; revocation: Arguments }> {
  const made = await family(scene);
  const items = [['m', 'CONTACT']] as const;
  const caller = scene.as('professional');
  const form = { family: made, recipients: [to], items, validFrom: today() };
  const consentId = await story.signedForm(caller, form);
  const payload = [['m', 'CONTACT', 'Bitte anrufen']] as const;
  const id = await story.draftReferral(caller, { family: made, to, payload });
  return { id, revocation: { consentId, revokedBy: made.member('m') } };
}

/** A referral in mid-work whose only item was revoked; the recipient has not answered. */
export async function restricted(scene: Scene): Promise<string> {
  const { id, revocation } = await draftWithForm(scene);
  await scene.as('professional').told(story.SEND, { id });
  await scene.as('recipient').told(story.ACCEPT, { id });
  await scene.as('professional').told(story.REVOKE, revocation);
  return id;
}

/** A referral that the sender has recalled; the recipient has not confirmed that it has deleted it. */
export async function recalled(scene: Scene): Promise<string> {
  const id = await referral(scene);
  await scene.as('professional').told(story.RECALL, { id });
  return id;
}

/** A referral after these steps: the sender's first, then the recipient's. */
export async function referral(scene: Scene, ...steps: readonly string[]): Promise<string> {
  const id = await draft(scene);
  await scene.as('professional').told(story.SEND, { id });
  for (const step of steps) await scene.as('recipient').told(step, { id });
  return id;
}

/** What the sender was told today. */
export const word = (referralId: string, more: object = {}): Arguments =>
  paper.word(referralId, { answeredOn: today(), ...more });

/** A referral to a new partner without accounts, and how far it has come. */
export async function onPaper(scene: Scene, until?: 'ACCEPTED' | 'RESTRICTED' | 'RECALLED'): Promise<string> {
  const to = await scene.town.partner(`Praxis ${newId()}`);
  await scene.test.owner.query(`update partners set channel = 'PAPER' where id = $1`, [to]);
  const caller = scene.as('professional');
  const { id, revocation } = await draftWithForm(scene, to);
  await caller.told(story.SEND, { id });
  if (until === 'RECALLED') await caller.told(story.RECALL, { id });
  if (until === 'ACCEPTED' || until === 'RESTRICTED') await caller.told(paper.ACCEPT, word(id));
  if (until === 'RESTRICTED') await caller.told(story.REVOKE, revocation);
  return id;
}

export async function account(scene: Scene): Promise<{ email: string; network: string }> {
  const person = await scene.town.person(null, 'AUDITOR');
  await scene.test.owner.query(
    'insert into credentials (network_id, account_id, password_hash) values ($1, $2, $3)',
    [person.networkId, person.accountId, await hashPassword(PASSWORD)],
  );
  return { email: `${person.accountId}@example.org`, network: scene.town.slug };
}

/** Somebody more at the sending partner. */
export const colleague = async (scene: Scene): Promise<string> =>
  (await scene.town.person(scene.senderPartner, 'PROFESSIONAL')).accountId;

/** The colleague stands in for the sending professional. */
export async function deputy(scene: Scene): Promise<string> {
  const input = { accountId: await colleague(scene) };
  const data = await scene
    .as('professional')
    .told('mutation ($input: NameDeputyInput!) { nameDeputy(input: $input) { id } }', { input });
  return textAt(data, 'nameDeputy.id');
}

export const invitation = (hats: readonly object[]): Arguments => ({
  input: { email: `${newId()}@example.org`, name: 'Neue Person', hats },
});
