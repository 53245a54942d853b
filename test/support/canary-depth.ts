import { addMonths, berlinDay } from '../../src/domain/period';
import type { Cast } from './api-cast';
import { at, listAt, textAt } from './api-json';
import * as paper from './api-paper';
import * as story from './api-story';
import { assessed, FAMILY, familyInput, KEYED, REFERRAL } from './canary-story';
import { STEM, type Planting } from './canary-fields';
import { tellerOf, type Echoes, type Teller } from './canary-teller';
import { BY_CODE } from './code-story';
import { chunk, END, header, pixels, pngOf } from './drawing';

const UPDATE = `mutation ($input: UpdateFamilyInput!) { updateFamily(input: $input) { id version members { id key } } }`;
const BIRTH = `mutation ($input: RecordBirthInput!) { recordBirth(input: $input) { id version } }`;
const SUPERSEDE = `mutation ($id: ID!, $input: DraftConsentInput!, $key: ID) {
  supersedeConsent(id: $id, input: $input, idempotencyKey: $key) { id formHash } }`;
const COMPLETE = `mutation ($input: CompleteReferralInput!) { completeReferral(input: $input) { id } }`;
const ELSEWHERE = `mutation ($input: SendElsewhereInput!, $key: ID) {
  sendElsewhere(input: $input, idempotencyKey: $key) { id } }`;
const COUNT = `mutation ($input: RecordContactInput!, $key: ID) { recordContact(input: $input, idempotencyKey: $key) }`;
const CODE = 'query ($id: ID!) { consent(id: $id) { formCode } }';

interface Chapter extends Teller {
  readonly cast: Cast;
  readonly plants: Planting;
  readonly echoes: Echoes;
  readonly day: string;
}

interface Recorded {
  readonly familyId: string;
  readonly mother: string;
}

/** A family that changes, signs in every way, and is told of back, on paper and elsewhere; and what goes wrong. */
export async function tellCanaryDepth(cast: Cast, plants: Planting, echoes: Echoes): Promise<void> {
  const teller = tellerOf(cast, plants, echoes);
  const chapter: Chapter = { ...teller, cast, plants, echoes, day: berlinDay(new Date()) };
  const family = await tellChanges(chapter);
  const form = await tellSignatures(chapter, family);
  await tellBack(chapter, family);
  await tellPaper(chapter, family, form);
  await teller.may(cast.sender, FAMILY, { id: family.familyId });
  await teller.pry(FAMILY, family.familyId, cast.recipient);
}

async function tellChanges({ cast, plants, day, may, mayNot }: Chapter): Promise<Recorded> {
  const { sender, stranger } = cast;
  const input = familyInput(plants, day);
  const recorded = await may(sender, KEYED.recordFamily, { input });
  const familyId = textAt(recorded, 'recordFamily.id');
  const mother = input.members[0]?.key ?? '';
  const text = (field: string, fixed?: string): string => plants.text(`updateFamily.input.${field}`, fixed);
  const person = (): object => ({
    ...{ name: text('members.name'), contact: text('members.contact') },
    safeContact: text('members.safeContact'),
  });
  const [child, pregnancy] = [text('members.key'), text('members.key')];
  for (const field of ['members.of', 'custody.holders', 'custody.details.holder']) text(field, mother);
  text('custody.child', child);
  const dueMonth = text('members.dueMonth', addMonths(day, 6).slice(0, 7));
  const change = {
    ...{ familyId, version: 1, language: text('language', 'zxy') },
    members: [
      { key: mother, birth: text('members.birth', '1991-05-23'), ...person() },
      { key: child, role: 'CHILD', ...person(), ...assessed(plants, 'updateFamily', day) },
      { key: pregnancy, role: 'PREGNANCY', of: mother, dueMonth },
    ],
    custody: [{ child, kind: 'SOLE', holders: [mother], details: [{ holder: mother }] }],
  };
  await mayNot(stranger, UPDATE, { input: change });
  await mayNot(sender, UPDATE, { input: { ...change, members: [...change.members, ...change.members] } });
  await mayNot(sender, UPDATE, { input: { ...change, custody: [...change.custody, ...change.custody] } });
  const members = listAt(await may(sender, UPDATE, { input: change }), 'updateFamily.members');
  await mayNot(sender, UPDATE, { input: change }); // its version has passed
  const idOf = (key: string): string =>
    textAt(members.find((member) => textAt(member, 'key') === key) ?? null, 'id');
  await may(sender, FAMILY, { id: familyId });

  const newborn = (field: string, fixed?: string): string => plants.text(`recordBirth.input.${field}`, fixed);
  const born = newborn('children.key');
  newborn('custody.child', born);
  for (const field of ['custody.holders', 'custody.details.holder']) newborn(field, mother);
  const birth = {
    ...{ familyId, version: 2, pregnancyId: idOf(pregnancy) },
    children: [{ key: born, name: newborn('children.name'), birth: newborn('children.birth', '2024-08-17') }],
    custody: [{ child: born, kind: 'SOLE', holders: [mother], details: [{ holder: mother }] }],
  };
  await mayNot(stranger, BIRTH, { input: birth });
  await mayNot(sender, BIRTH, { input: { ...birth, children: [...birth.children, ...birth.children] } });
  await may(sender, BIRTH, { input: birth });
  await mayNot(sender, BIRTH, { input: birth });
  return { familyId, mother: idOf(mother) };
}

function formInput({ cast, day }: Chapter, { familyId, mother }: Recorded): object {
  const items = ['CONTACT', 'SOCIAL_SITUATION'].map((category) => ({ memberId: mother, category }));
  const about = { familyId, recipients: [cast.recipientPartner], items, purpose: 'FIND_SUPPORT' };
  return { ...about, direction: 'MUTUAL', validFrom: day, language: 'de' };
}

/** On paper, then drawn under the form that takes its place, and another by word of mouth. */
async function tellSignatures(chapter: Chapter, family: Recorded): Promise<string> {
  const { cast, plants, day, may, mayNot, key } = chapter;
  const { sender, stranger, test } = cast;
  const text = (field: string): string => plants.text(`signConsent.input.${field}`);
  const input = formInput(chapter, family);
  const draft = async (more = {}): Promise<string> =>
    textAt(await may(sender, KEYED.draftConsent, { input: { ...input, ...more } }), 'draftConsent.id');
  const signed = (consentId: string, more: object): object => ({
    input: { ...story.signature(consentId, family.mother, day), ...more },
  });

  const first = await draft();
  const shelf = signed(first, { originalAt: text('originalAt') });
  await mayNot(stranger, story.SIGN, shelf);
  await mayNot(sender, story.SIGN, signed(first, { originalAt: text('originalAt'), reason: text('reason') }));
  await may(sender, story.SIGN, shelf);
  await mayNot(sender, story.SIGN, shelf);

  const superseding = { id: first, input, key: key('supersedeConsent') };
  const next = await may(sender, SUPERSEDE, superseding);
  await mayNot(sender, SUPERSEDE, { ...superseding, input: { ...input, direction: 'ONE_WAY' } });
  const second = textAt(next, 'supersedeConsent.id');
  const formHash = textAt(next, 'supersedeConsent.formHash');
  const drawn = (type: string): object => ({
    ...{ method: 'ELECTRONIC', formHash },
    drawing: pngOf(header(40, 12), chunk(type, Buffer.from(text('drawing'))), pixels(40, 12), END),
  });
  await mayNot(sender, story.SIGN, signed(second, drawn('tEXt')));
  await mayNot(sender, story.SIGN, signed(second, { ...drawn('PLTE'), formHash: '0'.repeat(64) }));
  await may(sender, story.SIGN, signed(second, drawn('PLTE')));

  const third = await draft({ recipients: [cast.strangerPartner] });
  const oral = { method: 'ORAL_EXCEPTION', specialCategories: false };
  const said = signed(third, { ...oral, reason: text('reason'), witness: text('witness') });
  await mayNot(sender, story.SIGN, said); // the network does not allow it
  await test.owner.query('update network_settings set oral_exception = true');
  await mayNot(sender, story.SIGN, signed(third, { ...oral, reason: text('reason') }));
  await may(sender, story.SIGN, said);
  return second;
}

async function draftOf(chapter: Chapter, { familyId, mother }: Recorded): Promise<string> {
  const { cast, plants, may } = chapter;
  const text = plants.text('draftReferral.input.payload.text');
  const payload = [{ memberId: mother, category: 'CONTACT', text }];
  const about = { familyId, toPartnerId: cast.recipientPartner, purpose: 'FIND_SUPPORT' };
  const data = await may(cast.sender, KEYED.draftReferral, { input: { ...about, payload } });
  return textAt(data, 'draftReferral.id');
}

/** A referral that is told back of, one that turns elsewhere, and a contact that is only counted. */
async function tellBack(chapter: Chapter, family: Recorded): Promise<void> {
  const { cast, plants, may, mayNot, key, pry } = chapter;
  const { sender, recipient, stranger } = cast;
  const referralId = await draftOf(chapter, family);
  await may(sender, story.SEND, { id: referralId });
  await may(recipient, story.ACCEPT, { id: referralId });
  const ending = (category = 'CONTACT'): object => {
    const text = plants.text('completeReferral.input.feedback.text');
    const feedback = [{ memberId: family.mother, category, text }];
    return { input: { referralId, outcome: 'SUPPORT_FINISHED', ending: 'PLANNED', feedback } };
  };
  await mayNot(stranger, COMPLETE, ending());
  await mayNot(sender, COMPLETE, ending());
  await mayNot(recipient, COMPLETE, ending('SUPPORT_SO_FAR')); // nobody has released it
  await may(recipient, COMPLETE, ending());
  await mayNot(recipient, COMPLETE, ending());
  await may(sender, REFERRAL, { id: referralId });
  await pry(REFERRAL, referralId);

  const waiting = await draftOf(chapter, family);
  const elsewhere = { referralId: waiting, toPartnerId: cast.strangerPartner };
  const turning = { input: elsewhere, key: key('sendElsewhere') };
  await may(sender, ELSEWHERE, turning);
  await mayNot(sender, ELSEWHERE, { ...turning, input: { ...elsewhere, urgency: 'URGENT' } });
  const counting = { input: { kind: 'UNMET_NEED' }, key: key('recordContact') };
  await may(sender, COUNT, counting);
  await mayNot(sender, COUNT, { ...counting, input: { kind: 'TOLD_ABOUT' } });
}

/** A recipient without accounts: it says no; it says yes and ends; it is revoked by the form's code; it is recalled. */
async function tellPaper(chapter: Chapter, family: Recorded, form: string): Promise<void> {
  const { cast, plants, echoes, day, may, mayNot, pry } = chapter;
  const { sender, stranger } = cast;
  await paper.reach(cast, 'PAPER');
  const sent = async (): Promise<string> => {
    const id = await draftOf(chapter, family);
    await may(sender, story.SEND, { id });
    return id;
  };
  const tell = async (operation: string, document: string, id: string, more: object): Promise<void> => {
    const saying = (): object => {
      const spokenWith = plants.text(`${operation}.input.spokenWith`);
      return { input: { referralId: id, spokenWith, ...more } };
    };
    await mayNot(stranger, document, saying());
    await may(sender, document, saying());
    await mayNot(sender, document, saying());
    await may(sender, REFERRAL, { id });
  };
  const said = { answeredOn: day };
  const [declined, ended, revoked, recalled] = [await sent(), await sent(), await sent(), await sent()];
  await tell('recordPaperDecline', paper.DECLINE, declined, { ...said, reason: 'NO_CAPACITY' });
  for (const id of [ended, revoked]) await tell('recordPaperAcceptance', paper.ACCEPT, id, said);
  const how = { ...said, outcome: 'SUPPORT_FINISHED', ending: 'PLANNED' };
  await tell('recordPaperCompletion', paper.COMPLETE, ended, how);
  await may(sender, story.RECALL, { id: recalled });
  await tell('recordPaperDeletion', paper.CONFIRM_DELETION, recalled, {});

  const code = textAt(await may(sender, CODE, { id: form }), 'consent.formCode');
  const text = (field: string, fixed?: string): string => plants.text(`revokeByCode.input.${field}`, fixed);
  const right = { code: text('code', code), birthMonth: text('birthMonth', '1991-05') };
  const nobody = cast.api.as(null);
  const handIn = async (more: object): Promise<boolean> => {
    const input = { network: cast.town.slug, receivedVia: 'PUBLIC_PAGE', ...right, ...more };
    const answer = await nobody.ask(BY_CODE, { input });
    echoes.others.push(answer);
    return answer.data !== null && at(answer.data, 'revokeByCode') === true;
  };
  await handIn({ network: text('network') });
  await handIn({ network: text('network', `${STEM.toLowerCase()}-stadt`) });
  await handIn({ code: text('code'), birthMonth: text('birthMonth') });
  if (!(await handIn({}))) throw new Error('The code was not taken.');
  await handIn({ code: text('code', code.replaceAll('-', '')) });
  const answer = {
    answer: 'OWN_LEGAL_BASIS',
    basis: plants.text('recordPaperRestrictionAnswer.input.basis'),
  };
  await tell('recordPaperRestrictionAnswer', paper.ANSWER_RESTRICTION, revoked, answer);
  for (const id of [ended, revoked, recalled]) await pry(REFERRAL, id);
  await paper.reach(cast, 'PORTAL');
}
