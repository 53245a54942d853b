import { newId } from '../../src/domain/ids';
import { at } from './api-json';
import { operationOf } from './api-operations';
import type { Persona, Scene, Setting } from './api-scene';
import type { Answer, Api } from './api-server';
import { SITUATIONS, type Arguments } from './api-situations';

export interface Creating {
  /** The table that it makes one row of. */
  readonly makes: string;
  /** What it is prepared by, where that is not its name. */
  readonly situation?: string;
  /** The same call with another input. */
  readonly other: (input: Arguments) => Arguments;
}

/** Every mutation that makes something new each time it is called. */
export const CREATING: Readonly<Record<string, Creating>> = {
  registerPartner: { makes: 'partners', other: (input) => ({ ...input, carrier: 'Ein anderer Träger' }) },
  inviteAccount: {
    makes: 'accounts',
    situation: 'inviteAccount PROFESSIONAL',
    other: (input) => ({ ...input, name: 'Eine Andere' }),
  },
  draftAgreement: { makes: 'agreements', other: (input) => ({ ...input, contactAccountId: newId() }) },
  recordFamily: { makes: 'families', other: (input) => ({ ...input, language: 'tr' }) },
  draftConsent: { makes: 'consents', other: (input) => ({ ...input, direction: 'MUTUAL' }) },
  supersedeConsent: { makes: 'consents', other: (input) => ({ ...input, direction: 'ONE_WAY' }) },
  revokeConsent: {
    makes: 'revocations',
    situation: 'revokeConsent of a part',
    other: (input) => ({ ...input, receivedVia: 'RECIPIENT' }),
  },
  draftReferral: { makes: 'referrals', other: (input) => ({ ...input, urgency: 'URGENT' }) },
  sendElsewhere: { makes: 'referrals', other: (input) => ({ ...input, urgency: 'URGENT' }) },
  recordContact: { makes: 'contact_counts', other: (input) => ({ ...input, kind: 'TELEPHONED_TOGETHER' }) },
  nameDeputy: { makes: 'deputies', other: (input) => ({ ...input, accountId: newId() }) },
  reportOffer: { makes: 'offer_reports', other: (input) => ({ ...input, baseVersion: null }) },
};

/** Fields that make the input one that is refused by the story itself, after the key has been looked up. */
export const BROKEN: Readonly<Record<string, Arguments>> = {
  registerPartner: { topicAreaIds: [newId()] },
  inviteAccount: { hats: [] },
  draftAgreement: { topicAreaIds: [newId()] },
  recordFamily: { custody: [{ child: 'niemand', kind: 'SOLE', holders: ['m'] }] },
  draftConsent: { recipients: [newId()] },
  supersedeConsent: { recipients: [newId()] },
  revokeConsent: { revokedBy: newId() },
  draftReferral: { toPartnerId: newId() },
  sendElsewhere: { toPartnerId: newId() },
  recordContact: { districtId: newId() },
  nameDeputy: { accountId: newId() },
  reportOffer: { baseVersion: 999 },
};

/** A call of a creating mutation by somebody who may make it. */
export interface CreatingCall {
  readonly scene: Scene;
  readonly by: Persona;
  readonly input: Arguments;
  readonly call: (input: Arguments, key: string | null, over?: Api) => Promise<Answer>;
}

export async function prepareCreating(setting: Setting, name: string): Promise<CreatingCall> {
  const situation = SITUATIONS[CREATING[name]?.situation ?? name];
  if (situation === undefined) throw new Error(`There is no situation of ${name}.`);
  const scene = await setting.newScene();
  const { input, ...more } = await situation.prepare(scene, situation.by);
  const document = operationOf(name).document.replace('__typename', 'id');
  return {
    ...{ scene, by: situation.by, input: input as Arguments },
    call: (wish, key, over = scene.api) =>
      over.as(scene.people[situation.by]).ask(document, { ...more, input: wish, idempotencyKey: key }),
  };
}

/** The id that a call was answered with, or the plain answer where it has none; a refusal fails the test. */
export function idIn(answer: Answer, name: string): unknown {
  if (answer.errors.length > 0) throw new Error(`Refused: ${answer.text}`);
  const plain = at(answer.data, name);
  return plain === true ? plain : at(answer.data, `${name}.id`);
}
