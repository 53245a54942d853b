import type { Work } from '../../db/work';
import { berlinDay, type Day } from '../../domain/period';
import { loaderPerWork } from '../../graphql/context';
import { isPublicOn } from './catalogue-repository';
import type { OfferPlace } from './offer-content';

/** How the public reaches a partner, by all that its offers say. */
export interface PublicContacts {
  readonly addresses: string[];
  readonly telephones: string[];
}

interface ContactRow {
  readonly partnerId: string;
  readonly phone: string | null;
  readonly places: readonly OfferPlace[];
}

/** Of partners, each telling of its offers once, batched. Confidential places are not in what is published. */
export const publicContactsOf = loaderPerWork<string, PublicContacts>(async (work, partnerIds) => {
  const rows = await findContacts(work, partnerIds, berlinDay(work.now));
  return partnerIds.map((id) => contactsIn(rows.filter((row) => row.partnerId === id)));
});

function findContacts(work: Work, partnerIds: readonly string[], today: Day): Promise<ContactRow[]> {
  return work.db.rows<ContactRow>(
    `select partner_id, content #>> '{contact,phone}' as phone, content -> 'places' as places from published_offers
      where network_id = app.network() and partner_id = any($1) and ${isPublicOn('$2')} order by published_at, id`,
    [partnerIds, today],
  );
}

export function contactsIn(rows: readonly Omit<ContactRow, 'partnerId'>[]): PublicContacts {
  const addresses = rows.flatMap((row) => row.places.map(addressOf)).filter((line) => line !== '');
  const telephones = rows.flatMap((row) => (row.phone === null ? [] : [row.phone]));
  return { addresses: [...new Set(addresses)], telephones: [...new Set(telephones)] };
}

/** One line, as on an envelope; empty without a street. */
function addressOf(place: OfferPlace): string {
  if (place.confidential || place.street === null) return '';
  const town = [place.postalCode, place.town].filter((part) => part !== null).join(' ');
  return [place.name, place.street, town].filter((part) => part !== null && part !== '').join(', ');
}
