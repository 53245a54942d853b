import { MONDAY, type Cast } from './api-cast';
import { at, listAt, textAt, type Json } from './api-json';
import * as story from './api-story';

/** A form of two parents to two partners, of which parts are taken back. */
const PARENTS = {
  members: [
    { key: 'm', role: 'MOTHER', name: 'Erika Muster' },
    { key: 'f', role: 'FATHER', name: 'Jonas Muster' },
    { key: 'k', role: 'CHILD', name: 'Kim Muster', birth: '2026-12-24' },
  ],
  custody: [{ child: 'k', kind: 'JOINT', holders: ['m', 'f'] }],
};
const TEXTS: Readonly<Record<string, string>> = {
  CONTACT: 'Telefon am Vormittag',
  SOCIAL_SITUATION: 'Umzug steht bevor',
  CHILD_HEALTH: 'trinkt schlecht',
};
type Item = story.Item;
export const contact: Item = ['m', 'CONTACT'];
export const situation: Item = ['m', 'SOCIAL_SITUATION'];
export const health: Item = ['k', 'CHILD_HEALTH'];
export type To = 'recipient' | 'stranger';

export interface Form {
  readonly family: story.FamilyOnRecord;
  readonly id: string;
}

const partnerOf = (cast: Cast, to: To): string =>
  to === 'recipient' ? cast.recipientPartner : cast.strangerPartner;

/** Three items to two partners; the signers are asked for the child's. */
export async function form(
  cast: Cast,
  signers: readonly string[] = ['m', 'f'],
  direction = 'ONE_WAY',
): Promise<Form> {
  const family = await story.recordFamily(cast.sender, PARENTS);
  const recipients = [partnerOf(cast, 'recipient'), partnerOf(cast, 'stranger')];
  const items = [contact, situation, health];
  const wish = { family, recipients, items, validFrom: MONDAY, direction };
  return { family, id: await story.signedForm(cast.sender, { ...wish, signers }) };
}

export async function drafted(cast: Cast, { family }: Form, to: To, items: readonly Item[]): Promise<string> {
  const payload = items.map(([key, category]) => [key, category, TEXTS[category] ?? ''] as const);
  return story.draftReferral(cast.sender, { family, to: partnerOf(cast, to), payload });
}

export async function sent(cast: Cast, made: Form, to: To, items: readonly Item[]): Promise<string> {
  const id = await drafted(cast, made, to, items);
  await cast.sender.told(story.SEND, { id });
  return id;
}

export interface Wish {
  readonly by?: string;
  readonly to?: readonly To[];
  readonly items?: readonly Item[];
}

export function part(cast: Cast, made: Form, { by = 'm', to, items }: Wish): object {
  return {
    consentId: made.id,
    revokedBy: made.family.member(by),
    recipients: to?.map((each) => partnerOf(cast, each)),
    items: items?.map(([key, category]) => ({ memberId: made.family.member(key), category })),
  };
}

export const revokePart = (cast: Cast, made: Form, wish: Wish): Promise<Json> =>
  cast.sender.told(story.REVOKE_PART, { ...part(cast, made, wish) });
/** What the form still grants, item by item: `CONTACT recipient`; several directions name each partner told. */
export async function active(cast: Cast, made: Form): Promise<string[]> {
  const data = await cast.sender.told(
    'query ($id: ID!) { consent(id: $id) { releases { state category recipient { id } } } }',
    { id: made.id },
  );
  const names: Record<string, string> = {
    ...{
      [cast.recipientPartner]: 'recipient',
      [cast.strangerPartner]: 'stranger',
      [cast.senderPartner]: 'sender',
    },
  };
  return listAt(data, 'consent.releases')
    .filter((row) => at(row, 'state') === 'ACTIVE')
    .map((row) => `${textAt(row, 'category')} ${names[textAt(row, 'recipient.id')] ?? ''}`)
    .sort();
}

export async function read(cast: Cast, to: To, id: string): Promise<Json | undefined> {
  const ask =
    'query ($id: ID!) { referral(id: $id) { state payload { category } restriction { items { category } } } }';
  return at(await cast[to].told(ask, { id }), 'referral');
}
