import type { Stage } from './stage';

/** What somebody asks of the service in the demo's scenes, in the words of the field. */

export type Category =
  | 'CONTACT'
  | 'PREGNANCY_AND_BIRTH'
  | 'PARENT_HEALTH'
  | 'CHILD_HEALTH'
  | 'CHILD_DEVELOPMENT'
  | 'SOCIAL_SITUATION'
  | 'SUPPORT_SO_FAR';

export interface SceneFamily {
  readonly id: string;
  /** Member ids by the key they were recorded with. */
  readonly members: Readonly<Record<string, string>>;
}

export interface MemberLine {
  readonly key: string;
  readonly role: string;
  readonly name?: string;
  readonly birth?: string;
  readonly dueMonth?: string;
  readonly of?: string;
  readonly contact?: string;
  readonly safeContact?: string;
}

export async function recordFamily(
  stage: Stage,
  who: string,
  members: readonly MemberLine[],
  custody: readonly { child: string; kind: string; holders: readonly string[] }[] = [],
  language: string | null = null,
): Promise<SceneFamily> {
  const { recordFamily: family } = await stage.ask<{
    recordFamily: { id: string; members: { id: string; key: string }[] };
  }>(who, 'mutation ($input: RecordFamilyInput!) { recordFamily(input: $input) { id members { id key } } }', {
    input: { members, custody, language },
  });
  return {
    id: family.id,
    members: Object.fromEntries(family.members.map((member) => [member.key, member.id])),
  };
}

export interface ConsentLine {
  readonly family: SceneFamily;
  readonly to: readonly string[];
  readonly items: readonly (readonly [member: string, category: Category])[];
  readonly validFrom?: string;
  readonly validUntil?: string;
  readonly purpose?: string;
  readonly language?: string;
}

export async function draftConsent(stage: Stage, who: string, line: ConsentLine): Promise<string> {
  const { draftConsent: consent } = await stage.ask<{ draftConsent: { id: string } }>(
    who,
    'mutation ($input: DraftConsentInput!) { draftConsent(input: $input) { id } }',
    {
      input: {
        familyId: line.family.id,
        recipients: line.to,
        items: line.items.map(([member, category]) => ({ memberId: line.family.members[member], category })),
        purpose: line.purpose ?? 'FIND_SUPPORT',
        validFrom: line.validFrom ?? stage.today,
        validUntil: line.validUntil ?? null,
        language: line.language ?? 'de',
      },
    },
  );
  return consent.id;
}

export async function sign(
  stage: Stage,
  who: string,
  consentId: string,
  signerId: string | undefined,
): Promise<void> {
  await stage.ask(who, 'mutation ($input: SignConsentInput!) { signConsent(input: $input) { state } }', {
    input: {
      consentId,
      signerId,
      method: 'PAPER',
      signedOn: stage.today,
      informed: { purpose: true, refusal: true, revocation: true, voluntary: true },
      specialCategories: true,
    },
  });
}

export interface ReferralLine {
  readonly family: SceneFamily;
  readonly to: string;
  readonly payload: readonly (readonly [member: string, category: Category, text: string])[];
  readonly urgency?: 'ROUTINE' | 'URGENT';
  /** The offer of the recipient that is meant. */
  readonly offerId?: string | undefined;
  readonly purpose?: string;
}

export async function draftReferral(stage: Stage, who: string, line: ReferralLine): Promise<string> {
  const { draftReferral: referral } = await stage.ask<{ draftReferral: { id: string } }>(
    who,
    'mutation ($input: DraftReferralInput!) { draftReferral(input: $input) { id } }',
    {
      input: {
        familyId: line.family.id,
        toPartnerId: line.to,
        offerId: line.offerId,
        purpose: line.purpose ?? 'FIND_SUPPORT',
        urgency: line.urgency ?? 'ROUTINE',
        payload: line.payload.map(([member, category, text]) => ({
          memberId: line.family.members[member],
          category,
          text,
        })),
      },
    },
  );
  return referral.id;
}

/** One step without more to say: sendReferral, acceptReferral, startReferral or holdReferral. */
export async function step(stage: Stage, who: string, mutation: string, id: string): Promise<void> {
  await stage.ask(who, `mutation ($id: ID!) { ${mutation}(id: $id) { state } }`, { id });
}

/** A signed form for exactly the payload, and the referral sent on it. */
export async function sendWithConsent(
  stage: Stage,
  who: string,
  line: ReferralLine,
  signers: readonly string[],
  validUntil?: string,
): Promise<{ referralId: string; consentId: string }> {
  const items = line.payload.map(([member, category]) => [member, category] as const);
  const terms = { family: line.family, to: [line.to], items, purpose: line.purpose };
  const consentId = await draftConsent(
    stage,
    who,
    validUntil === undefined ? terms : { ...terms, validUntil },
  );
  for (const signer of signers) await sign(stage, who, consentId, line.family.members[signer]);
  const referralId = await draftReferral(stage, who, line);
  await step(stage, who, 'sendReferral', referralId);
  return { referralId, consentId };
}

export async function revoke(
  stage: Stage,
  who: string,
  consentId: string,
  revokedBy: string | undefined,
): Promise<void> {
  await stage.ask(who, 'mutation ($input: RevokeConsentInput!) { revokeConsent(input: $input) { state } }', {
    input: { consentId, revokedBy, receivedVia: 'DISCLOSER' },
  });
}

/** Ids of the demo's partners by their keys. */
export type PartnerIds = Readonly<Record<string, string>>;

export function partnerCalled(partners: PartnerIds, key: string): string {
  const id = partners[key];
  if (id === undefined) throw new Error(`The demo has no partner ${key}.`);
  return id;
}
