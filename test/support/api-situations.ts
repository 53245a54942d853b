import { newId } from '../../src/domain/ids';
import { textAt } from './api-json';
import {
  account,
  agreement,
  agreementInForce,
  codeOfForm,
  colleague,
  deputy,
  draft,
  family,
  form,
  invitation,
  newPartner,
  onPaper,
  recalled,
  referral,
  restricted,
  signatureOf,
  signed,
  termination,
  today,
  word,
  type Arguments,
} from './api-preparations';
import { changedOffer, contentIn, openReport, publishedOffer } from './api-offers';
import { saying } from './api-paper';
import { MOTHER_AND_YOUTH, birth, change, loss } from './api-families';
import type { Persona, Scene } from './api-scene';
import { endedImport } from './import-file';
import { offerListsOf } from './offer-content';
import { PASSWORD, recoveryLink, signIn } from './api-sign-in';
import * as story from './api-story';

export type { Arguments };

/** A situation in which an operation can be done: who can, and with which arguments, prepared anew each time. */
export interface Situation {
  readonly by: Persona;
  /** The arguments are the asker's own: nobody else can use them. */
  readonly perAsker?: true;
  prepare(scene: Scene, asker: Persona): Promise<Arguments>;
}

/** One for each query and mutation; a second one where who asks makes two operations of it. */
export const SITUATIONS: Readonly<Record<string, Situation>> = {
  network: { by: 'nobody', prepare: ({ town }) => Promise.resolve({ slug: town.slug }) },
  me: { by: 'professional', prepare: () => Promise.resolve({}) },
  partners: { by: 'auditor', prepare: () => Promise.resolve({}) },
  partner: { by: 'auditor', prepare: ({ senderPartner }) => Promise.resolve({ id: senderPartner }) },
  agreements: { by: 'coordinator', prepare: () => Promise.resolve({}) },
  agreement: {
    by: 'lead',
    prepare: async (scene) => ({ id: await agreementInForce(scene) }),
  },
  families: { by: 'professional', prepare: () => Promise.resolve({}) },
  family: { by: 'professional', prepare: async (scene) => ({ id: (await family(scene)).id }) },
  consent: { by: 'professional', prepare: async (scene) => ({ id: (await form(scene)).consentId }) },
  consentDecision: {
    by: 'professional',
    async prepare(scene) {
      const made = await family(scene);
      const items = [{ memberId: made.member('m'), category: 'CONTACT' }];
      const { recipientPartner: recipientId } = scene;
      return { input: { familyId: made.id, recipientId, purpose: 'FIND_SUPPORT', items } };
    },
  },
  'referrals SENT': { by: 'professional', prepare: () => Promise.resolve({ box: 'SENT' }) },
  'referrals RECEIVED': { by: 'recipient', prepare: () => Promise.resolve({ box: 'RECEIVED' }) },
  'referrals NETWORK': { by: 'coordinator', prepare: () => Promise.resolve({ box: 'NETWORK' }) },
  openEnds: { by: 'coordinator', prepare: () => Promise.resolve({}) },
  contactCounts: {
    by: 'coordinator',
    prepare: () => Promise.resolve({ from: '2026-01-01', until: '2026-03-31' }),
  },
  'referral DRAFT': { by: 'professional', prepare: async (scene) => ({ id: await draft(scene) }) },
  'referral REQUESTED': { by: 'recipient', prepare: async (scene) => ({ id: await referral(scene) }) },

  signIn: { by: 'nobody', prepare: async (scene) => ({ ...(await account(scene)), password: PASSWORD }) },
  refreshSession: {
    by: 'nobody',
    async prepare(scene) {
      const { email, network } = await account(scene);
      return { refreshToken: (await signIn(scene.api, email, network)).refreshToken };
    },
  },
  setPassword: {
    by: 'nobody',
    async prepare(scene) {
      const { email } = await account(scene);
      return { token: await recoveryLink(scene.test, email, scene.town.networkId), password: PASSWORD };
    },
  },
  changeHat: {
    by: 'professional',
    perAsker: true,
    prepare: (scene, asker) => Promise.resolve({ hat: scene.people[asker]?.hatId ?? newId() }),
  },
  'changeHat of another': {
    by: 'professional',
    prepare: async (scene) => ({ hat: (await scene.town.person(null, 'COORDINATOR')).hatId }),
  },
  signOut: { by: 'professional', prepare: () => Promise.resolve({}) },
  'inviteAccount AUDITOR': {
    by: 'coordinator',
    prepare: () => Promise.resolve(invitation([{ role: 'AUDITOR' }])),
  },
  'inviteAccount PROFESSIONAL': {
    by: 'lead',
    prepare: ({ senderPartner: partnerId }) =>
      Promise.resolve(invitation([{ role: 'PROFESSIONAL', partnerId }])),
  },
  colleagues: { by: 'professional', prepare: () => Promise.resolve({}) },
  deputies: { by: 'professional', prepare: () => Promise.resolve({}) },
  openWork: { by: 'lead', prepare: () => Promise.resolve({}) },
  nameDeputy: {
    by: 'professional',
    prepare: async (scene) => ({
      input: { accountId: await colleague(scene), for: scene.person('professional').accountId },
    }),
  },
  endDeputy: { by: 'professional', prepare: async (scene) => ({ id: await deputy(scene) }) },
  reassignWork: {
    by: 'lead',
    prepare: async (scene) => ({
      input: {
        ...{ fromAccountId: scene.person('professional').accountId, toAccountId: await colleague(scene) },
        familyIds: [(await family(scene)).id],
      },
    }),
  },
  setHats: {
    by: 'lead',
    prepare: async (scene) => ({
      input: {
        accountId: await colleague(scene),
        hats: [{ role: 'PRIVACY_DESK', partnerId: scene.senderPartner }],
      },
    }),
  },
  'disableAccount PROFESSIONAL': { by: 'lead', prepare: async (scene) => ({ id: await colleague(scene) }) },
  'disableAccount AUDITOR': {
    by: 'coordinator',
    prepare: async (scene) => ({ id: (await scene.town.person(null, 'AUDITOR')).accountId }),
  },
  registerPartner: {
    by: 'coordinator',
    prepare: () =>
      Promise.resolve({
        input: {
          ...{ name: `Neue Stelle ${newId()}`, kind: 'OTHER', topicAreaIds: [], districtIds: [] },
          secrecyRegime: 'OTHER',
        },
      }),
  },
  updatePartner: {
    by: 'lead',
    async prepare({ test, senderPartner: id }) {
      const found = await test.owner.query<{ version: number }>(
        'select version from partners where id = $1',
        [id],
      );
      return { input: { id, version: found.rows[0]?.version, carrier: `Träger ${newId()}` } };
    },
  },
  draftAgreement: { by: 'coordinator', prepare: async (scene) => ({ input: await newPartner(scene) }) },
  offerAgreement: {
    by: 'coordinator',
    prepare: async (scene) => ({ id: await agreement(scene, 'DRAFT') }),
  },
  'signAgreement PARTNER': {
    by: 'lead',
    prepare: async (scene) => signatureOf(await agreement(scene, 'OFFERED'), 'PARTNER'),
  },
  'signAgreement COORDINATION': {
    by: 'coordinator',
    prepare: async (scene) => signatureOf(await agreement(scene, 'OFFERED'), 'COORDINATION'),
  },
  declineAgreement: {
    by: 'lead',
    prepare: async (scene) => ({ id: await agreement(scene, 'OFFERED'), reason: 'Noch nicht' }),
  },
  withdrawAgreement: {
    by: 'coordinator',
    prepare: async (scene) => ({ id: await agreement(scene, 'OFFERED') }),
  },
  terminateAgreement: { by: 'lead', prepare: termination },
  withdrawTermination: {
    by: 'lead',
    async prepare(scene) {
      const variables = await termination(scene);
      const data = await scene
        .as('lead')
        .told(
          'mutation ($input: TerminateAgreementInput!) { terminateAgreement(input: $input) { id } }',
          variables,
        );
      return { agreementId: textAt(data, 'terminateAgreement.id') };
    },
  },
  recordFamily: {
    by: 'professional',
    prepare: () => Promise.resolve({ input: { ...MOTHER_AND_YOUTH, language: 'de' } }),
  },
  updateFamily: { by: 'professional', prepare: change },
  recordBirth: { by: 'professional', prepare: birth },
  recordLoss: { by: 'professional', prepare: loss },
  draftConsent: {
    by: 'professional',
    async prepare(scene) {
      const made = await family(scene);
      const items = [{ memberId: made.member('m'), category: 'CONTACT' }];
      const wish = {
        familyId: made.id,
        recipients: [scene.recipientPartner],
        items,
        purpose: 'FIND_SUPPORT',
      };
      return { input: { ...wish, direction: 'ONE_WAY', validFrom: today(), language: 'de' } };
    },
  },
  supersedeConsent: {
    by: 'professional',
    async prepare(scene) {
      const { consentId, memberId, familyId } = await signed(scene);
      const asked = { items: [{ memberId, category: 'CONTACT' }], recipients: [scene.recipientPartner] };
      const terms = { purpose: 'FIND_SUPPORT', direction: 'MUTUAL', validFrom: today(), language: 'de' };
      return { id: consentId, input: { familyId, ...asked, ...terms } };
    },
  },
  signConsent: {
    by: 'professional',
    async prepare(scene) {
      const { consentId, memberId } = await form(scene);
      return { input: story.signature(consentId, memberId, today()) };
    },
  },
  refuseConsent: { by: 'professional', prepare: async (scene) => ({ id: (await form(scene)).consentId }) },
  revokeConsent: {
    by: 'professional',
    async prepare(scene) {
      const { consentId, memberId: revokedBy } = await signed(scene);
      return { input: { consentId, revokedBy, receivedVia: 'DISCLOSER' } };
    },
  },
  'revokeConsent of a part': {
    by: 'professional',
    async prepare(scene) {
      const { consentId, memberId: revokedBy } = await signed(scene);
      const part = {
        recipients: [scene.recipientPartner],
        items: [{ memberId: revokedBy, category: 'CONTACT' }],
      };
      return { input: { consentId, revokedBy, receivedVia: 'COORDINATION', ...part } };
    },
  },
  'revokeByCode PUBLIC_PAGE': { by: 'nobody', prepare: (scene) => codeOfForm(scene, 'PUBLIC_PAGE') },
  'revokeByCode RECIPIENT': { by: 'recipient', prepare: (scene) => codeOfForm(scene, 'RECIPIENT') },
  'revokeByCode COORDINATION': { by: 'coordinator', prepare: (scene) => codeOfForm(scene, 'COORDINATION') },
  draftReferral: {
    by: 'professional',
    async prepare(scene) {
      const payload = [['m', 'CONTACT', 'Bitte anrufen']] as const;
      return {
        input: story.draftInput({ family: await family(scene), to: scene.recipientPartner, payload }),
      };
    },
  },
  sendReferral: {
    by: 'professional',
    prepare: async (scene) => ({ id: await draft(scene), idempotencyKey: newId() }),
  },
  takeReferral: { by: 'recipient', prepare: async (scene) => ({ id: await referral(scene) }) },
  returnToIntake: {
    by: 'recipient',
    prepare: async (scene) => ({ id: await referral(scene, story.TAKE) }),
  },
  acceptReferral: { by: 'recipient', prepare: async (scene) => ({ id: await referral(scene) }) },
  declineReferral: {
    by: 'recipient',
    async prepare(scene) {
      const suggestedOfferIds = [await publishedOffer(scene)];
      const id = await referral(scene);
      return { id, reason: 'NO_CAPACITY', note: 'Kein Platz', suggestedOfferIds };
    },
  },
  startReferral: {
    by: 'recipient',
    prepare: async (scene) => ({ id: await referral(scene, story.ACCEPT) }),
  },
  holdReferral: {
    by: 'recipient',
    prepare: async (scene) => ({ id: await referral(scene, story.ACCEPT, story.START) }),
  },
  completeReferral: {
    by: 'recipient',
    async prepare(scene) {
      const referralId = await referral(scene, story.ACCEPT);
      return { input: { referralId, outcome: 'SUPPORT_FINISHED', ending: 'PLANNED' } };
    },
  },
  withdrawReferral: {
    by: 'professional',
    prepare: async (scene) => ({ id: await referral(scene), reason: 'FAMILY_WISH' }),
  },
  sendElsewhere: {
    by: 'professional',
    async prepare(scene) {
      const consent = { validFrom: today(), validUntil: null, language: 'de' };
      const toPartnerId = await scene.town.partner(`Andere Stelle ${newId()}`);
      return { input: { referralId: await referral(scene), toPartnerId, consent } };
    },
  },
  recordPaperAcceptance: { by: 'professional', prepare: async (scene) => word(await onPaper(scene)) },
  recordPaperDecline: {
    by: 'professional',
    prepare: async (scene) => word(await onPaper(scene), { reason: 'NO_CAPACITY' }),
  },
  recordPaperCompletion: {
    by: 'professional',
    prepare: async (scene) =>
      word(await onPaper(scene, 'ACCEPTED'), { outcome: 'SUPPORT_FINISHED', ending: 'PLANNED' }),
  },
  recordPaperRestrictionAnswer: {
    by: 'professional',
    prepare: async (scene) =>
      saying(await onPaper(scene, 'RESTRICTED'), {
        answer: 'OWN_LEGAL_BASIS',
        basis: 'Pflicht zur Akte',
      }),
  },
  recordPaperDeletion: {
    by: 'professional',
    prepare: async (scene) => saying(await onPaper(scene, 'RECALLED')),
  },
  recordContact: {
    by: 'professional',
    async prepare(scene) {
      const { topicAreas, districts } = await offerListsOf(scene.test.owner, scene.town.networkId);
      const [topicAreaId, districtId] = [topicAreas[0], districts[0]];
      const about = { topicAreaId, districtId, offerId: await publishedOffer(scene) };
      return { input: { kind: 'TOLD_ABOUT', ...about, on: today() } };
    },
  },
  recallReferral: { by: 'professional', prepare: async (scene) => ({ id: await referral(scene) }) },
  confirmDeletion: {
    by: 'recipient',
    prepare: async (scene) => ({ referralId: await recalled(scene) }),
  },
  answerRestriction: {
    by: 'recipient',
    prepare: async (scene) => ({
      input: { referralId: await restricted(scene), answer: 'OWN_LEGAL_BASIS', basis: 'Pflicht zur Akte' },
    }),
  },

  offerImport: { by: 'coordinator', prepare: async (scene) => ({ id: await endedImport(scene) }) },
  offers: { by: 'nobody', prepare: ({ town }) => Promise.resolve({ network: town.slug }) },
  offer: { by: 'nobody', prepare: async (scene) => ({ id: await publishedOffer(scene) }) },
  keptOffers: { by: 'lead', prepare: () => Promise.resolve({}) },
  keptOffer: { by: 'lead', prepare: async (scene) => ({ id: await publishedOffer(scene) }) },
  offerReports: { by: 'lead', prepare: () => Promise.resolve({}) },
  offerReport: { by: 'lead', prepare: async (scene) => ({ id: await openReport(scene) }) },
  reportOffer: { by: 'lead', prepare: changedOffer },
  publishOfferReport: {
    by: 'coordinator',
    async prepare(scene) {
      const edited = await contentIn(scene, { title: 'Schreisprechstunde, geprüft' });
      return { id: await openReport(scene), edited, onOlderVersion: false };
    },
  },
  declineOfferReport: {
    by: 'coordinator',
    prepare: async (scene) => ({ id: await openReport(scene), reason: 'Die Zeiten fehlen.' }),
  },
  withdrawOfferReport: { by: 'lead', prepare: async (scene) => ({ id: await openReport(scene) }) },
  confirmOffer: { by: 'lead', prepare: async (scene) => ({ id: await publishedOffer(scene) }) },
  endOffer: { by: 'lead', prepare: async (scene) => ({ id: await publishedOffer(scene) }) },
};
