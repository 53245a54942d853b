import { berlinDay } from '../../src/domain/period';
import { textAt } from './api-json';
import { contentIn, PUBLISH, REPORT } from './api-offers';
import type { Setting } from './api-scene';
import type { Api } from './api-server';
import * as story from './api-story';
import { makeAgreement, type Town } from './people';

/** Ids of things that exist, but not for the people of the setting. */
export interface Foreigners {
  /** By where they are, for a field of an operation; empty for fields that name none of these. */
  idsFor(operation: string, field: string): Readonly<Record<string, string>>;
}

type Kind =
  | 'partner'
  | 'topicArea'
  | 'district'
  | 'family'
  | 'member'
  | 'consent'
  | 'referral'
  | 'agreement'
  | 'account'
  | 'hat'
  | 'offer'
  | 'offerReport';
type Ids = Readonly<Record<Kind, string>>;

const KIND_OF_FIELD: Readonly<Record<string, Kind>> = {
  ...{ partnerId: 'partner', toPartnerId: 'partner', recipientId: 'partner', recipients: 'partner' },
  ...{ topicAreaIds: 'topicArea', districtIds: 'district', familyId: 'family', memberId: 'member' },
  ...{
    signerId: 'member',
    revokedBy: 'member',
    pregnancyId: 'member',
    consentId: 'consent',
    referralId: 'referral',
  },
  ...{ agreementId: 'agreement', contactAccountId: 'account', hat: 'hat' },
  ...{ accountId: 'account', fromAccountId: 'account', toAccountId: 'account', for: 'account' },
  ...{ familyIds: 'family', referralIds: 'referral' },
  ...{ offerId: 'offer', districtId: 'district' },
  ...{ suggestedOfferIds: 'offer', topicAreaId: 'topicArea' },
};

/** What of another partner in the same network is as good as not there. */
const HIDDEN: readonly Kind[] = ['family', 'member', 'consent', 'referral', 'hat', 'offer', 'offerReport'];

/** The coordination's alone: it sees every partner's. */
const OF_THE_COORDINATION = ['publishOfferReport', 'declineOfferReport'];

/** These name any offer that is public, whosever it is. */
const OF_ANY_PARTNER = ['declineReferral', 'recordContact'];

function kindOf(operation: string, field: string): Kind | undefined {
  if (field !== 'id') return KIND_OF_FIELD[field];
  const noun = /(Partner|Agreement|Consent|Referral|OfferReport|Offer|Account)$/.exec(operation)?.[1] ?? '';
  if (operation === 'reportOffer' || noun === '') return undefined;
  return `${noun.charAt(0).toLowerCase()}${noun.slice(1)}` as Kind;
}

export async function makeForeigners(api: Api, setting: Setting): Promise<Foreigners> {
  const network = await makeIds(api, setting.elsewhere);
  const neighbour = await makeIds(api, setting.town);
  return {
    idsFor(operation, field) {
      const kind = kindOf(operation, field);
      if (kind === undefined) return {};
      const another = { 'another network’s id': network[kind] };
      const isOpen = kind === 'offer' && OF_ANY_PARTNER.includes(operation);
      return HIDDEN.includes(kind) && !OF_THE_COORDINATION.includes(operation) && !isOpen
        ? { ...another, 'another partner’s id': neighbour[kind] }
        : another;
    },
  };
}

/** A referral between two partners of their own, with all that belongs to it. */
async function makeIds(api: Api, town: Town): Promise<Ids> {
  const from = await town.partner('Stille Stelle Nordost');
  const to = await town.partner('Stille Stelle Südwest');
  const person = await town.person(from, 'PROFESSIONAL');
  const caller = api.as(person);
  const family = await story.recordFamily(caller);
  const validFrom = berlinDay(new Date());
  const consent = await story.signedForm(caller, {
    ...{ family, recipients: [to], items: [['m', 'CONTACT']], validFrom },
  });
  const referral = await story.draftReferral(caller, { family, to, payload: [['m', 'CONTACT', 'Still']] });
  const lists = await caller.told(
    'query ($slug: String!) { network(slug: $slug) { topicAreas { id } districts { id } } }',
    { slug: town.slug },
  );
  return {
    partner: from,
    topicArea: textAt(lists, 'network.topicAreas[0].id'),
    district: textAt(lists, 'network.districts[0].id'),
    family: family.id,
    member: family.member('m'),
    consent,
    referral,
    agreement: await makeAgreement(town.test, town.networkId, from),
    account: person.accountId,
    hat: person.hatId,
    ...(await makeOffers(api, town, from)),
  };
}

/** An offer of the partner's, and a report on it that waits. */
async function makeOffers(
  api: Api,
  town: Town,
  partnerId: string,
): Promise<{ offer: string; offerReport: string }> {
  const lead = api.as(await town.person(partnerId, 'PARTNER_LEAD'));
  const input = { partnerId, content: await contentIn({ test: town.test, town }) };
  const first = textAt(await lead.told(REPORT, { input }), 'reportOffer.id');
  const coordination = api.as(town.coordinator);
  const offer = textAt(await coordination.told(PUBLISH, { id: first }), 'publishOfferReport.id');
  const second = await lead.told(REPORT, { input: { ...input, offerId: offer } });
  return { offer, offerReport: textAt(second, 'reportOffer.id') };
}
