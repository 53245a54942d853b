import { textAt } from './api-json';
import type { Answer, Caller } from './api-server';
import { MONDAY, type Cast } from './api-cast';
import * as story from './api-story';

/** Parents with a child of both, a child of hers, and a pregnancy; each with a month that no other has. */
export const FAMILY: story.FamilyInput = {
  members: [
    { key: 'm', role: 'MOTHER', name: 'Erika Muster', birth: '1990-01-14' },
    { key: 'v', role: 'FATHER', name: 'Emil Muster', birth: '1988-02' },
    { key: 'k', role: 'CHILD', name: 'Kim Muster', birth: '2025-12-03' },
    { key: 'h', role: 'CHILD', name: 'Hanna Muster', birth: '2021-06' },
    { key: 'p', role: 'PREGNANCY', of: 'm', dueMonth: '2027-08' },
  ],
  custody: [
    { child: 'k', kind: 'JOINT', holders: ['m', 'v'] },
    { child: 'h', kind: 'SOLE', holders: ['m'] },
  ],
};

export const BY_CODE = `mutation ($input: RevokeByCodeInput!) { revokeByCode(input: $input) }`;

export const CONSENT = `query ($id: ID!) { consent(id: $id) {
  state formCode releases { state } missingSigners { id } signatures { signerId } } }`;

export interface CodedForm {
  readonly id: string;
  readonly family: story.FamilyOnRecord;
  readonly code: string;
}

export interface CodedWish {
  readonly items?: readonly story.Item[];
  readonly signers?: readonly string[];
  readonly input?: story.FamilyInput;
}

/** A form with its code, by default the mother's contact, signed by her. */
export async function codedForm(cast: Cast, wish: CodedWish = {}): Promise<CodedForm> {
  const { items = [['m', 'CONTACT']], signers = ['m'], input = FAMILY } = wish;
  const family = await story.recordFamily(cast.sender, input);
  const form = { family, recipients: [cast.recipientPartner], items, validFrom: MONDAY, signers };
  const id = await story.signedForm(cast.sender, form);
  return { id, family, code: textAt(await cast.sender.told(CONSENT, { id }), 'consent.formCode') };
}

export interface Handed {
  readonly network: string;
  readonly code: string;
  readonly birthMonth?: string;
  readonly receivedVia?: string;
}

/** Hands in a code, by default with the mother's birth month, on the public page. */
export function handIn(caller: Caller, handed: Handed): Promise<Answer> {
  return caller.ask(BY_CODE, { input: { birthMonth: '1990-01', receivedVia: 'PUBLIC_PAGE', ...handed } });
}

export interface RecordedRevocation {
  readonly signer: string;
  readonly via: string;
  readonly account: string | null;
  readonly whole: boolean;
}

export async function revocationsOf(cast: Cast, consentId: string): Promise<RecordedRevocation[]> {
  const found = await cast.test.owner.query<RecordedRevocation>(
    `select revoked_by_id as signer, received_via as via, recorded_by as account, whole from revocations
      where consent_id = $1 order by recorded_at, id`,
    [consentId],
  );
  return found.rows;
}
