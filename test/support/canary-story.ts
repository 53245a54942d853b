import { newId } from '../../src/domain/ids';
import { addMonths, berlinDay } from '../../src/domain/period';
import type { Cast } from './api-cast';
import { listAt, textAt } from './api-json';
import * as story from './api-story';
import type { Planting } from './canary-fields';
import { tellerOf, type Echoes } from './canary-teller';

export const KEYED = {
  recordFamily: `mutation ($input: RecordFamilyInput!, $key: ID) {
    recordFamily(input: $input, idempotencyKey: $key) { id members { id key role } } }`,
  draftConsent: `mutation ($input: DraftConsentInput!, $key: ID) {
    draftConsent(input: $input, idempotencyKey: $key) { id } }`,
  draftReferral: `mutation ($input: DraftReferralInput!, $key: ID) {
    draftReferral(input: $input, idempotencyKey: $key) { id } }`,
  revokeConsent: `mutation ($input: RevokeConsentInput!, $key: ID) {
    revokeConsent(input: $input, idempotencyKey: $key) { id } }`,
};

export const FAMILY = `query ($id: ID!) { family(id: $id) { language members { key name birth dueMonth contact safeContact
  capacityAssessment { assessedBy note } }
  consents { id language missingSigners { name } signatures { evidence { reason witness originalAt drawing } } } } }`;
export const REFERRAL = `query ($id: ID!) { referral(id: $id) { state declineNote payload { text } restriction { basis spokenWith }
  feedback { text } deletion { spokenWith } events { spokenWith }
  family { members { name } } } }`;

/** One family from its recording to a revocation, with a referral that is declined and one that is kept; and what goes wrong. */
export async function tellCanaryStory(cast: Cast, plants: Planting, echoes: Echoes): Promise<void> {
  const { sender, recipient } = cast;
  const day = berlinDay(new Date());
  const { may, mayNot, key, pry } = tellerOf(cast, plants, echoes);

  const input = familyInput(plants, day);
  const recording = { input, key: key('recordFamily') };
  const recorded = await may(sender, KEYED.recordFamily, recording);
  await may(sender, KEYED.recordFamily, recording);
  await mayNot(sender, KEYED.recordFamily, { ...recording, input: { ...input, language: 'nds' } });
  await mayNot(sender, KEYED.recordFamily, {
    input: { ...input, custody: [...input.custody, ...input.custody] },
  });
  await mayNot(sender, KEYED.recordFamily, {
    input: { ...input, members: [...input.members, ...input.members] },
  });
  await mayNot(sender, KEYED.recordFamily, { input: longNames(input) });
  await mayNot(cast.senderLead, KEYED.recordFamily, { input });
  const familyId = textAt(recorded, 'recordFamily.id');
  const rows = listAt(recorded, 'recordFamily.members');
  const mother = textAt(rows.find((row) => textAt(row, 'role') === 'MOTHER') ?? null, 'id');
  await may(sender, FAMILY, { id: familyId });
  await pry(FAMILY, familyId, recipient);

  const items = [
    { memberId: mother, category: 'CONTACT' },
    { memberId: mother, category: 'SOCIAL_SITUATION' },
  ];
  const form = {
    ...{
      familyId,
      recipients: [cast.recipientPartner],
      items,
      purpose: 'FIND_SUPPORT',
      direction: 'ONE_WAY',
    },
    ...{ validFrom: day, language: 'de' },
  };
  const drafting = { input: form, key: key('draftConsent') };
  const consentId = textAt(await may(sender, KEYED.draftConsent, drafting), 'draftConsent.id');
  await mayNot(sender, KEYED.draftConsent, { ...drafting, input: { ...form, purpose: 'OTHER' } });

  const draft = async (): Promise<string> => {
    const payload = items.map((item) => ({ ...item, text: plants.text('draftReferral.input.payload.text') }));
    const wish = { familyId, toPartnerId: cast.recipientPartner, purpose: 'FIND_SUPPORT', payload };
    const repeated = { input: wish, key: key('draftReferral') };
    await mayNot(sender, KEYED.draftReferral, { input: { ...wish, payload: [...payload, ...payload] } });
    await mayNot(sender, KEYED.draftReferral, { input: { ...wish, toPartnerId: newId() } });
    await mayNot(cast.stranger, KEYED.draftReferral, repeated);
    return textAt(await may(sender, KEYED.draftReferral, repeated), 'draftReferral.id');
  };
  const declined = await draft();
  const sending = { id: declined, key: key('sendReferral') };
  await mayNot(sender, story.SEND, sending); // nobody has signed
  await may(sender, story.SIGN, { input: story.signature(consentId, mother, day) });
  await mayNot(sender, story.SIGN, { input: story.signature(consentId, mother, day) });
  await pry(REFERRAL, declined, recipient);
  await may(sender, story.SEND, sending);
  await may(recipient, REFERRAL, { id: declined });
  const note = (): string => plants.text('declineReferral.note');
  await mayNot(sender, story.DECLINE, { id: declined, note: note() });
  await may(recipient, story.DECLINE, { id: declined, note: note() });
  await mayNot(recipient, story.DECLINE, { id: declined, note: note() });
  await may(sender, REFERRAL, { id: declined });
  await pry(REFERRAL, declined);

  const kept = await draft();
  const second = await draft();
  const sendingKept = { id: kept, key: key('sendReferral') };
  await may(sender, story.SEND, sendingKept);
  await mayNot(sender, story.SEND, { ...sendingKept, id: second });
  await may(recipient, story.ACCEPT, { id: kept });
  const answer = (): object => ({
    ...{ id: kept, answer: 'OWN_LEGAL_BASIS', basis: plants.text('answerRestriction.input.basis') },
  });
  await mayNot(recipient, story.ANSWER, answer()); // nothing is restricted
  const revoking = {
    input: { consentId, revokedBy: mother, receivedVia: 'DISCLOSER' },
    key: key('revokeConsent'),
  };
  await mayNot(sender, KEYED.revokeConsent, {
    ...revoking,
    input: { ...revoking.input, revokedBy: newId() },
  });
  await may(sender, KEYED.revokeConsent, revoking);
  await mayNot(sender, story.SEND, { id: second, key: key('sendReferral') });
  await mayNot(cast.stranger, story.ANSWER, answer());
  await may(recipient, story.ANSWER, answer());
  await may(recipient, REFERRAL, { id: kept });
  await pry(REFERRAL, kept);
  await faults(cast, async () => {
    await mayNot(sender, KEYED.recordFamily, { input: familyInput(plants, day), key: key('recordFamily') });
    await mayNot(sender, KEYED.recordFamily, { input });
  });
}

/** That a young person decides alone, and on what that rests. */
export function assessed(plants: Planting, operation: string, day: string): object {
  const at = (field: string): string => plants.text(`${operation}.input.members.capacityAssessment.${field}`);
  return {
    capacity: true,
    capacityAssessment: { assessedOn: day, assessedBy: at('assessedBy'), note: at('note') },
  };
}

export interface FamilyInput {
  readonly members: readonly { readonly key: string; readonly [field: string]: unknown }[];
  readonly custody: readonly object[];
  readonly language: string;
}

/** A mother, a pregnancy and a child, every field of each filled in. */
export function familyInput(plants: Planting, day: string): FamilyInput {
  const at = (field: string, fixed?: string): string => plants.text(`recordFamily.input.${field}`, fixed);
  const [mother, child, pregnancy] = [at('members.key'), at('members.key'), at('members.key')];
  const person = (): object => ({
    name: at('members.name'),
    contact: at('members.contact'),
    safeContact: at('members.safeContact'),
  });
  at('members.of', mother);
  at('custody.child', child);
  at('custody.holders', mother);
  at('custody.details.holder', mother);
  return {
    members: [
      { key: mother, role: 'MOTHER', birth: at('members.birth', '1993-07-19'), ...person() },
      {
        key: child,
        role: 'CHILD',
        birth: at('members.birth', '2009-02-11'),
        ...person(),
        ...assessed(plants, 'recordFamily', day),
      },
      {
        ...{ key: pregnancy, role: 'PREGNANCY', of: mother },
        dueMonth: at('members.dueMonth', addMonths(day, 7).slice(0, 7)),
      },
    ],
    custody: [{ child, kind: 'SOLE', holders: [mother], details: [{ holder: mother }] }],
    language: at('language', 'zxx'),
  };
}

function longNames(input: FamilyInput): object {
  const members = input.members.map((member) => {
    const { name } = member as { name?: string };
    return name === undefined ? member : { ...member, name: name.repeat(40) };
  });
  return { ...input, members };
}

/** Faults of ours, of which the database speaks at length: inside a statement, and at the very end. */
async function faults(cast: Cast, act: () => Promise<void>): Promise<void> {
  const { owner } = cast.test;
  await owner.query(`
    create function public.break_it() returns trigger language plpgsql as
      $$ begin raise exception 'broken: %', new using errcode = 'XX000', detail = new::text; end $$;
    create trigger break_it before insert on family_members for each row execute function public.break_it()`);
  await act();
  await owner.query('drop function public.break_it() cascade');
  await owner.query('revoke execute on function app.audit_append from hilfenetz_application');
  await act();
  await owner.query('grant execute on function app.audit_append to hilfenetz_application');
}
