import type { Person } from '../../src/domain/actor';
import { newId } from '../../src/domain/ids';
import { addDays } from '../../src/domain/period';
import { draftAgreement } from '../../src/modules/agreements/draft-agreement';
import { terminateAgreement } from '../../src/modules/agreements/terminate-agreement';
import { nameDeputy } from '../../src/modules/deputies/name-deputy';
import { reportOffer } from '../../src/modules/offers/report-offer';
import { completeReferral } from '../../src/modules/referrals/complete-referral';
import { declineReferral } from '../../src/modules/referrals/decline-referral';
import { recordPaperAcceptance } from '../../src/modules/referrals/record-paper-acceptance';
import { sendReferral } from '../../src/modules/referrals/send-referral';
import {
  acceptedCase,
  allowOral,
  draftCase,
  draftForm,
  draftSuccessor,
  makeCast,
  paperForm,
  recordFamilyOf,
  sayForm,
  sentCase,
  signForm,
  signedForm,
  today,
  type Cast,
} from './gate-cast';
import { fullContent, offerListsOf } from './offer-content';
import { reach, sentBy } from './gate-rows-breadth';
import { publishedOfferOf } from './offer-rows';
import { as } from './people';
import { answers, confirmsDeletion, recalls, revokes, revokesPart } from './race-acts';
import { insertRow, settingsOf, NO_SETTINGS, type Settings } from './sql-attack';
import type { TestDatabase } from './test-database';

/** A network in which every table has rows: the same story is told in each. */
export interface FullTown {
  readonly cast: Cast;
  /** Whom the table of what is shown names, with settings that are true. */
  readonly viewers: Readonly<Record<Viewer, Settings>>;
}

export const VIEWERS = [
  'nobody',
  'signedIn',
  'coordinator',
  'sender',
  'recipient',
  'third',
  'thirdLead',
  'senderDesk',
  'recipientDesk',
  'auditor',
  'signIn',
  'system',
] as const;
export type Viewer = (typeof VIEWERS)[number];

export async function makeFullTown(test: TestDatabase, slug: string): Promise<FullTown> {
  const cast = await makeCast(test, slug);
  const { town, sender, recipient, third } = cast;
  const desks = [await town.person(cast.from, 'PRIVACY_DESK'), await town.person(cast.to, 'PRIVACY_DESK')];
  const thirdLead = await town.person(cast.other, 'PARTNER_LEAD');
  const auditor = await town.person(null, 'AUDITOR');
  await tellAgreements(test, cast);
  await tellSignIns(test, sender);
  await tellDeputies(test, cast);
  await tellReferrals(test, cast);
  await tellOffers(test, cast);
  await tellBreadth(test, cast);

  const network = { ...NO_SETTINGS, network: cast.network };
  const [senderDesk = NO_SETTINGS, recipientDesk = NO_SETTINGS] = desks.map((desk) => settingsOf(desk));
  return {
    cast,
    viewers: {
      nobody: NO_SETTINGS,
      signedIn: network,
      coordinator: settingsOf(town.coordinator),
      sender: settingsOf(sender),
      recipient: settingsOf(recipient),
      third: settingsOf(third),
      thirdLead: settingsOf(thirdLead),
      senderDesk,
      recipientDesk,
      auditor: settingsOf(auditor),
      signIn: { ...network, scope: 'SIGN_IN' },
      system: { ...network, scope: 'SYSTEM' },
    },
  };
}

/** A fourth partner is offered an agreement; the third has given notice. */
async function tellAgreements(test: TestDatabase, cast: Cast): Promise<void> {
  const { town, network } = cast;
  const { rows } = await test.owner.query<{ topic: string; district: string }>(
    `select (select id from topic_areas where network_id = $1 limit 1) as topic,
            (select id from districts where network_id = $1 limit 1) as district`,
    [network],
  );
  const { topic = '', district = '' } = rows[0] ?? {};
  const fourth = await town.partner('Familienbildung', { member: false });
  await as(test.database, town.coordinator, (work) =>
    draftAgreement(work, { partnerId: fourth, topicAreaIds: [topic] }),
  );
  const places = { network_id: network, partner_id: cast.from };
  await test.owner.query(insertRow('partner_topic_areas', { ...places, topic_area_id: topic }));
  await test.owner.query(insertRow('partner_districts', { ...places, district_id: district }));
  const third = await test.owner.query<{ id: string }>(`select id from agreements where partner_id = $1`, [
    cast.other,
  ]);
  const notice = { givenBy: 'PARTNER', form: 'LETTER', receivedOn: today() } as const;
  await as(test.database, town.coordinator, (work) =>
    terminateAgreement(work, {
      ...notice,
      agreementId: third.rows[0]?.id ?? '',
      effectiveOn: addDays(today(), 30),
    }),
  );
}

/** A colleague of the sender's stands in for her. */
async function tellDeputies(test: TestDatabase, { town, from, sender }: Cast): Promise<void> {
  const { accountId } = await town.person(from, 'PROFESSIONAL');
  await as(test.database, sender, (work) => nameDeputy(work, { accountId }));
}

async function tellSignIns(test: TestDatabase, person: Person): Promise<void> {
  const own = { network_id: person.networkId };
  await test.owner.query(
    insertRow('credentials', { ...own, account_id: person.accountId, password_hash: 'x' }),
  );
  await test.owner.query(
    insertRow('refresh_tokens', { ...own, id: newId(), session_id: person.sessionId, secret_hash: '\\x00' }),
  );
}

/**
 * The coordination reports for two partners and publishes both; on the third partner's a change waits, and a link to
 * confirm it was sent.
 */
async function tellOffers(test: TestDatabase, cast: Cast): Promise<void> {
  const { town, network } = cast;
  const lists = await offerListsOf(test.owner, network);
  await publishedOfferOf(test, town.coordinator, cast.from, lists);
  const offerId = await publishedOfferOf(test, town.coordinator, cast.other, lists);
  await as(test.database, town.coordinator, (work) =>
    reportOffer(work, {
      partnerId: cast.other,
      offerId,
      content: fullContent(lists, { title: 'Neuer Titel' }),
    }),
  );
  const link = { network_id: network, id: newId(), offer_id: offerId, secret_hash: '\\x00' };
  await test.owner.query(insertRow('offer_confirmation_links', { ...link, expires_at: '2199-01-01' }));
  const mail = { network_id: network, id: newId(), offer_id: offerId, account_id: cast.third.accountId };
  await test.owner.query(insertRow('offer_reminders', { ...mail, confirm_until: '2199-01-01' }));
  const started = { network_id: network, id: newId(), dry_run: false, total: 1 };
  await test.owner.query(insertRow('offer_imports', { ...started, started_by: town.coordinator.accountId }));
}

/**
 * One declined with an offer suggested, one that a recipient on paper took on by telephone, a draft that follows the one
 * that was recalled, and a contact that was counted.
 */
async function tellBreadth(test: TestDatabase, cast: Cast): Promise<void> {
  const own = { network_id: cast.network };
  const declined = await sentCase(cast);
  await as(test.database, cast.recipient, (work) =>
    declineReferral(work, { id: declined, reason: 'NO_CAPACITY' }),
  );
  const { rows } = await test.owner.query<{ offer: string; draft: string; recalled: string }>(
    `select (select id from offers where network_id = $1 limit 1) as offer,
            (select id from referrals where network_id = $1 and state = 'DRAFT') as draft,
            (select referral_id from recalls where network_id = $1) as recalled`,
    [cast.network],
  );
  const { offer = '', draft = '', recalled = '' } = rows[0] ?? {};
  const named = { referral_id: declined, position: 0, offer_id: offer, version: 3 };
  await test.owner.query(
    insertRow('referral_suggestions', { ...own, ...named, from_id: cast.from, to_id: cast.to }),
  );
  const follows = { referral_id: draft, follows_id: recalled, attempt: 1, purpose: 'FIND_SUPPORT' };
  await test.owner.query(
    insertRow('referral_follow_ups', { ...own, ...follows, family_id: cast.family.id, from_id: cast.from }),
  );
  const referralId = await sentBy(cast, 'PAPER', [cast.family.mother, 'CONTACT']);
  await as(test.database, cast.sender, (work) =>
    recordPaperAcceptance(work, { referralId, spokenWith: 'Frau Beispiel', answeredOn: today() }),
  );
  await reach(cast, 'PORTAL');
  const counted = { partner_id: cast.from, day: today(), kind: 'TOLD_ABOUT' };
  await test.owner.query(insertRow('contact_counts', { ...own, ...counted }));
}

/**
 * A form revoked by its code before anybody signed; a draft, one that waits, one that was recalled and whose deletion is confirmed, and one of three items in mid-work: a
 * whole form was revoked and answered as deleted, then a part of another, which the recipient keeps,
 * and in the end it tells back what a mutual form lets it. For the third partner a form that another has superseded.
 * For the third partner also a form that was only said, and whose paper has followed.
 */
async function tellReferrals(test: TestDatabase, cast: Cast): Promise<void> {
  const { mother } = cast.family;
  await recordFamilyOf(test, cast.recipient);
  const drafted = await draftForm(cast, { to: [cast.other] });
  const ended = { network_id: cast.network, consent_id: drafted, received_via: 'PUBLIC_PAGE' };
  await test.owner.query(insertRow('form_revocations', ended));
  await draftCase(cast);
  await signedForm(cast, { items: [[mother, 'CONTACT']], direction: 'MUTUAL' });
  const contact = { to: [cast.other], items: [[mother, 'CONTACT']] } as const;
  const superseded = await signedForm(cast, contact);
  await signForm(cast, await draftSuccessor(cast, superseded, contact));
  const waiting = await draftCase(cast);
  await as(test.database, cast.sender, (work) => sendReferral(work, waiting, 'schluessel'));
  const recalled = { referralId: await sentCase(cast) };
  const acts = [recalls(cast.sender, recalled), confirmsDeletion(cast.recipient, recalled)];
  const revoked = await signedForm(cast, { items: [[mother, 'SUPPORT_SO_FAR']] });
  const partly = await signedForm(cast, { items: [[mother, 'SOCIAL_SITUATION']] });
  const accepted = {
    referralId: await acceptedCase(cast, [
      [mother, 'CONTACT'],
      [mother, 'SUPPORT_SO_FAR'],
      [mother, 'SOCIAL_SITUATION'],
    ]),
  };
  const part = { revokedBy: mother, recipients: [cast.to] };
  acts.push(
    revokes(cast.sender, revoked, mother),
    answers(cast.recipient, accepted, 'DELETED'),
    revokesPart(cast.sender, partly, part),
    answers(cast.recipient, accepted, 'OWN_LEGAL_BASIS'),
  );
  for (const act of acts) await as(test.database, act.actor, (work) => act.story(work));
  await allowOral(cast);
  const said = await draftForm(cast, { to: [cast.other], items: [[mother, 'SOCIAL_SITUATION']] });
  await sayForm(cast, said);
  await paperForm(cast, said, { originalAt: 'Ordner 7' });
  const feedback = [{ memberId: mother, category: 'CONTACT', text: 'Es geht besser.' } as const];
  await as(test.database, cast.recipient, (work) =>
    completeReferral(work, { ...accepted, outcome: 'SUPPORT_FINISHED', ending: 'PLANNED', feedback }),
  );
}
