import type { Person } from '../../src/domain/actor';
import { addDays, berlinDay, type Day } from '../../src/domain/period';
import type { DraftConsentInput } from '../../src/modules/consents/consent.types';
import { draftConsent } from '../../src/modules/consents/draft-consent';
import { signConsent } from '../../src/modules/consents/sign-consent';
import { supersedeConsent } from '../../src/modules/consents/supersede-consent';
import type {
  ConsentDirection,
  ConsentPurpose,
  InformationCategory,
} from '../../src/modules/consents/consent-words';
import { recordFamily } from '../../src/modules/families/record-family';
import { acceptReferral } from '../../src/modules/referrals/accept-referral';
import { draftReferral } from '../../src/modules/referrals/draft-referral';
import { sendReferral } from '../../src/modules/referrals/send-referral';
import { revokeConsent } from '../../src/modules/revocations/revoke-consent';
import { as, makeTown, type Town } from './people';
import type { TestDatabase } from './test-database';

/** A sender, a recipient and a third partner, all members, and a family of the sender's. */
export interface Cast {
  readonly test: TestDatabase;
  readonly town: Town;
  readonly network: string;
  readonly sender: Person;
  readonly recipient: Person;
  readonly third: Person;
  /** The three partners. */
  readonly from: string;
  readonly to: string;
  readonly other: string;
  readonly family: FamilyIds;
}

export interface FamilyIds {
  readonly id: string;
  readonly mother: string;
  readonly father: string;
  readonly child: string;
}

export type Item = readonly [subject: string, category: InformationCategory];

export async function makeCast(test: TestDatabase, slug: string): Promise<Cast> {
  const town = await makeTown(test, slug);
  const [from, to, other] = [
    await town.partner('Hebammenpraxis'),
    await town.partner('Elternberatung'),
    await town.partner('Frühförderung'),
  ];
  const sender = await town.person(from, 'PROFESSIONAL');
  const recipient = await town.person(to, 'PROFESSIONAL');
  const third = await town.person(other, 'PROFESSIONAL');
  const family = await recordFamilyOf(test, sender);
  return { test, town, network: town.networkId, sender, recipient, third, from, to, other, family };
}

/** Mother, father and their child in joint custody. */
export async function recordFamilyOf(test: TestDatabase, person: Person): Promise<FamilyIds> {
  const { id } = await as(test.database, person, (work) =>
    recordFamily(work, {
      members: [
        { key: 'm', role: 'MOTHER', name: 'Erika Muster' },
        { key: 'v', role: 'FATHER', name: 'Emil Muster' },
        { key: 'k', role: 'CHILD', name: 'Enno Muster', birth: '2025-03' },
      ],
      custody: [{ child: 'k', kind: 'JOINT', holders: ['m', 'v'] }],
    }),
  );
  const { rows } = await test.owner.query<{ id: string }>(
    `select id from family_members where family_id = $1 order by position`,
    [id],
  );
  const [mother = '', father = '', child = ''] = rows.map((row) => row.id);
  return { id, mother, father, child };
}

export interface FormOptions {
  readonly to?: readonly string[];
  readonly items?: readonly Item[];
  readonly purpose?: ConsentPurpose;
  readonly direction?: ConsentDirection;
  readonly validFrom?: Day;
  readonly validUntil?: Day;
}

export const today = (): Day => berlinDay(new Date());

/** A form of the sender's that nobody has signed: by default the mother's contact and situation, to the recipient. */
export async function draftForm(cast: Cast, options: FormOptions = {}): Promise<string> {
  const consent = await as(cast.test.database, cast.sender, (work) =>
    draftConsent(work, formInput(cast, options)),
  );
  return consent.id;
}

/** Such a form, drafted to take the place of another. */
export async function draftSuccessor(
  cast: Cast,
  consentId: string,
  options: FormOptions = {},
): Promise<string> {
  const consent = await as(cast.test.database, cast.sender, (work) =>
    supersedeConsent(work, consentId, formInput(cast, options)),
  );
  return consent.id;
}

function formInput(cast: Cast, options: FormOptions): DraftConsentInput {
  const { mother } = cast.family;
  const items = options.items ?? [
    [mother, 'CONTACT'],
    [mother, 'SOCIAL_SITUATION'],
  ];
  return {
    familyId: cast.family.id,
    recipients: [...(options.to ?? [cast.to])],
    items: items.map(([memberId, category]) => ({ memberId, category })),
    purpose: options.purpose ?? 'FIND_SUPPORT',
    direction: options.direction ?? 'ONE_WAY',
    validFrom: options.validFrom ?? today(),
    validUntil: options.validUntil ?? addDays(options.validFrom ?? today(), 30),
    language: 'de',
  };
}

export interface SignatureOptions {
  readonly informed?: boolean;
  readonly ticked?: boolean;
  readonly on?: Day;
}

export async function signForm(
  cast: Cast,
  consentId: string,
  signerId: string = cast.family.mother,
  { informed = true, ticked = true, on = today() }: SignatureOptions = {},
): Promise<void> {
  await as(cast.test.database, cast.sender, (work) =>
    signConsent(work, {
      consentId,
      signerId,
      method: 'PAPER',
      signedOn: on,
      informed: { purpose: informed, refusal: true, revocation: true, voluntary: true },
      specialCategories: ticked,
    }),
  );
}

/** The network allows that something is only said. */
export async function allowOral(cast: Cast, allowed = true): Promise<void> {
  await cast.test.owner.query('update network_settings set oral_exception = $2 where network_id = $1', [
    cast.network,
    allowed,
  ]);
}

/** Only said, informed, before a witness. */
export async function sayForm(
  cast: Cast,
  consentId: string,
  signerId = cast.family.mother,
  { informed = true }: Pick<SignatureOptions, 'informed'> = {},
): Promise<void> {
  await as(cast.test.database, cast.sender, (work) =>
    signConsent(work, {
      ...{ consentId, signerId, method: 'ORAL_EXCEPTION', signedOn: berlinDay(work.now) },
      informed: { purpose: informed, refusal: true, revocation: true, voluntary: true },
      specialCategories: false,
      ...{ reason: 'Krankenhaus, kein Papier zur Hand', witness: 'Renate Probe' },
    }),
  );
}

/** The paper that follows. */
export async function paperForm(
  cast: Cast,
  consentId: string,
  { signerId = cast.family.mother, ticked = false, originalAt = null as string | null } = {},
): Promise<void> {
  await as(cast.test.database, cast.sender, (work) =>
    signConsent(work, {
      ...{ consentId, signerId, method: 'PAPER', signedOn: berlinDay(work.now), originalAt },
      informed: { purpose: true, refusal: true, revocation: true, voluntary: true },
      specialCategories: ticked,
    }),
  );
}

/** A form with the mother's signature on it. */
export async function signedForm(cast: Cast, options: FormOptions = {}): Promise<string> {
  const id = await draftForm(cast, options);
  await signForm(cast, id);
  return id;
}

export async function draftCase(
  cast: Cast,
  items: readonly Item[] = [[cast.family.mother, 'CONTACT']],
): Promise<string> {
  const referral = await as(cast.test.database, cast.sender, (work) =>
    draftReferral(work, {
      familyId: cast.family.id,
      toPartnerId: cast.to,
      purpose: 'FIND_SUPPORT',
      urgency: 'ROUTINE',
      payload: items.map(([memberId, category]) => ({ memberId, category, text: 'Bitte anrufen' })),
    }),
  );
  return referral.id;
}

/** A referral that waits for the recipient. */
export async function sentCase(cast: Cast, items?: readonly Item[]): Promise<string> {
  const id = await draftCase(cast, items);
  await as(cast.test.database, cast.sender, (work) => sendReferral(work, id, null));
  return id;
}

/** A referral that the recipient works on. */
export async function acceptedCase(cast: Cast, items?: readonly Item[]): Promise<string> {
  const id = await sentCase(cast, items);
  await as(cast.test.database, cast.recipient, (work) => acceptReferral(work, id));
  return id;
}

export async function revokeForm(cast: Cast, consentId: string, revokedBy = cast.family.mother) {
  await as(cast.test.database, cast.sender, (work) =>
    revokeConsent(work, { consentId, revokedBy, receivedVia: 'DISCLOSER' }),
  );
}
