import { getNamedType, isInputObjectType, isListType, getNullableType, type GraphQLInputType } from 'graphql';
import { OPERATIONS } from './api-operations';

/**
 * Which fields of inputs take something personal. Every text that an operation on families, forms and referrals takes is
 * either planted by the story (canary-story.ts) or named here with the reason why it holds nothing of a person. An operation
 * is one of these unless it is named in OTHERS.
 */

/** About institutions, their agreements and offers, and about accounts of professionals: kept in clear, as others read them. */
const OTHERS = [
  'signIn', 'changeHat', 'refreshSession', 'setPassword', 'signOut', 'inviteAccount', 'registerPartner', 'updatePartner',
  'draftAgreement', 'offerAgreement', 'signAgreement', 'declineAgreement', 'withdrawAgreement', 'terminateAgreement',
  'withdrawTermination', 'nameDeputy', 'endDeputy', 'reassignWork', 'setHats', 'disableAccount', 'reportOffer', 'publishOfferReport', 'declineOfferReport', 'withdrawOfferReport', 'confirmOffer',
  'endOffer',
]; // prettier-ignore

export const NOT_PERSONAL: Readonly<Record<string, string>> = {
  'draftConsent.input.language':
    'the language of the printed form, out of a few; who speaks it is not told by it',
  'supersedeConsent.input.language': 'the same',
  'sendElsewhere.input.consent.language': 'the same',
  'signConsent.input.formHash': 'a sum of the form, shown with it and kept in clear beside the signature',
};

/** Every text that an operation takes, by its place: `recordFamily.input.members.name`. Identifiers of ours are none. */
export function textsTaken(): string[] {
  return [...OPERATIONS.values()]
    .filter(({ kind, name }) => kind === 'mutation' && !OTHERS.includes(name))
    .flatMap(({ name, field }) => field.args.flatMap((arg) => textsAt(arg.type, `${name}.${arg.name}`)))
    .sort();
}

export function unknownOthers(): string[] {
  return OTHERS.filter((name) => !OPERATIONS.has(name));
}

function textsAt(type: GraphQLInputType, place: string): string[] {
  const inner = getNullableType(type);
  if (isListType(inner)) return textsAt(inner.ofType, place);
  if (isInputObjectType(inner))
    return Object.values(inner.getFields()).flatMap((field) => textsAt(field.type, `${place}.${field.name}`));
  const { name } = getNamedType(inner);
  return name === 'String' || (name === 'ID' && place.endsWith('idempotencyKey')) ? [place] : [];
}

/** Begins everything that is planted; no word of any language, and nothing that a program writes. */
export const STEM = 'Quarzwolf';

/** A day or a code: found nowhere by chance, unlike a month or a language. */
const UNMISTAKABLE = 10;

/** Plants a text in a field, and remembers where. */
export class Planting {
  readonly #texts = new Map<string, string[]>();

  /** A text for this field, never the same twice; `fixed` where the field takes only texts of a pattern. */
  text(place: string, fixed?: string): string {
    const text = fixed ?? `${STEM}${this.#count()}`;
    this.#texts.set(place, [...(this.#texts.get(place) ?? []), text]);
    return text;
  }

  places(): string[] {
    return [...this.#texts.keys()].sort();
  }

  at(place: string): readonly string[] {
    return this.#texts.get(place) ?? [];
  }

  /** What to look for: the stem, and those texts that do not begin with it, short ones as JSON holds them. */
  words(): string[] {
    const others = [...this.#texts.values()].flat().filter((text) => !text.startsWith(STEM));
    return [STEM, ...new Set(others.map((text) => (text.length < UNMISTAKABLE ? `"${text}"` : text)))];
  }

  #count(): number {
    return [...this.#texts.values()].flat().length + 1;
  }
}
