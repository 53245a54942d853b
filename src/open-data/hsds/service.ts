import { berlinMidnight } from '../../domain/period';
import type { PublishedOffer } from '../../modules/catalogue';
import { COSTS } from '../words';
import { toAttributes } from './attribute';
import { toContacts } from './contact';
import { toCostOptions } from './cost-option';
import { present, type HsdsObject } from './document';
import { agesInYears, eligibilityText } from './eligibility';
import { toEmail, toUri } from './formats';
import { toLanguages } from './language';
import type { HsdsNetwork } from './network';
import { toOrganization } from './organization';
import { toPhones } from './phone';
import { toRequiredDocuments } from './required-document';
import { toServiceAreas } from './service-area';
import { toAllSchedules, toServiceAtLocations } from './service-at-location';

const INTERPRETATION = {
  YES: 'Dolmetschen ist möglich.',
  NO: 'Dolmetschen ist nicht möglich.',
  UNKNOWN: null,
} as const;

const APPLICATION = {
  OPEN: 'Einfach hingehen, eine Anmeldung ist nicht nötig.',
  APPOINTMENT: 'Bitte einen Termin vereinbaren.',
  REFERRAL_ONLY: 'Nur über eine Fachkraft, zum Beispiel Hebamme, Praxis oder Beratungsstelle.',
} as const;

/** An offer as a service: what is one to one with it. */
export function toServiceRow(offer: PublishedOffer, network: HsdsNetwork): HsdsObject {
  const { content } = offer;
  return present({
    id: offer.id,
    organization_id: offer.partnerId,
    name: content.title,
    // the first line is the short text, for readers that want one
    description: `${content.summary}\n\n${content.description}`,
    url: toUri(content.contact.website),
    email: toEmail(content.contact.email),
    status: 'active',
    interpretation_services: INTERPRETATION[content.interpretation],
    application_process: APPLICATION[content.access],
    fees_description: feesOf(offer),
    eligibility_description: eligibilityText(content.target),
    ...agesInYears(content.target),
    assured_date: offer.confirmedOn,
    alert: alertOf(offer),
    last_modified: lastModifiedOf(offer).toISOString(),
    organization: toOrganization({ id: offer.partnerId, name: offer.partnerName }, network),
  });
}

/** An offer as a service, with everything there is about it. */
export function toService(offer: PublishedOffer, network: HsdsNetwork, today: string): HsdsObject {
  const { content } = offer;
  const signs = content.accessibility.some(
    ({ feature, answer }) => feature === 'SIGN_LANGUAGE' && answer === 'YES',
  );
  return present({
    ...toServiceRow(offer, network),
    phones: toPhones(offer),
    contacts: toContacts(offer),
    schedules: toAllSchedules(offer, today),
    service_areas: toServiceAreas(offer, network),
    service_at_locations: toServiceAtLocations(offer, network, today),
    languages: toLanguages(offer.id, content.languages, signs),
    cost_options: toCostOptions(offer),
    required_documents: toRequiredDocuments(offer),
    attributes: toAttributes(offer, network),
  });
}

/** For readers that only look what has changed. The reference calls the day modified_date, the schema last_modified. */
export function toServiceStamp(offer: PublishedOffer): HsdsObject {
  const moment = lastModifiedOf(offer).toISOString();
  return { id: offer.id, modified_date: moment, last_modified: moment };
}

/** An offer that waits for its first day appears on it: readers that ask for what is new must see it then. */
export function lastModifiedOf(offer: PublishedOffer): Date {
  const { validFrom } = offer.content;
  const appears = validFrom === null ? null : berlinMidnight(validFrom);
  return appears !== null && appears > offer.shownAt ? appears : offer.shownAt;
}

function feesOf({ content }: PublishedOffer): string {
  return content.costNote === null ? COSTS[content.cost] : `${COSTS[content.cost]}. ${content.costNote}`;
}

function alertOf({ content: { capacity } }: PublishedOffer): string | null {
  if (capacity?.places !== 'FULL') return null;
  const [year = '', month = '', day = ''] = capacity.asOf.split('-');
  return `Zurzeit sind keine Plätze frei (Stand ${day}.${month}.${year}).`;
}
