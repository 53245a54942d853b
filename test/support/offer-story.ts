import type { OfferContentType } from '../../src/modules/catalogue';
import type { Cast } from './api-cast';
import { at, textAt, type Json } from './api-json';
import { PUBLISH, REPORT } from './api-offers';
import type { Caller } from './api-server';
import { fullContent, offerListsOf } from './offer-content';

/** The life of an offer of the sending partner, step by step over HTTP, as its lead and the coordination live it. */
export interface OfferStory {
  content(change?: Partial<OfferContentType>): Promise<OfferContentType>;
  /** Reports a new offer, or a change of this one; gives the report's id. */
  report(change?: Partial<OfferContentType>, of?: ChangeOf): Promise<string>;
  /** Publishes a report; gives the offer's id. */
  publish(reportId: string, more?: object): Promise<string>;
  /** A new offer, reported and published; gives its id. */
  offer(change?: Partial<OfferContentType>, partnerId?: string): Promise<string>;
  /** The offer as its partner keeps it. */
  kept(id: string): Promise<Json | undefined>;
  /** The report as somebody sees it: the lead unless told otherwise. */
  seen(reportId: string, by?: Caller): Promise<Json | undefined>;
  /** What the public reads of it, straight from the catalogue's own login; null when it is not there. */
  shown(id: string): Promise<Record<string, unknown> | null>;
}

export interface ChangeOf {
  readonly offerId?: string;
  readonly baseVersion?: number;
  readonly by?: Caller;
  readonly partnerId?: string;
}

export const CONFIRM = 'mutation ($id: ID!) { confirmOffer(id: $id) { id title } }';
export const END = 'mutation ($id: ID!) { endOffer(id: $id) { id state } }';
export const DECLINE_REPORT =
  'mutation ($id: ID!, $reason: String!) { declineOfferReport(id: $id, reason: $reason) { state reason } }';
export const WITHDRAW_REPORT = 'mutation ($id: ID!) { withdrawOfferReport(id: $id) { state } }';

const KEPT = `query ($id: ID!) { keptOffer(id: $id) {
  state version confirmedOn confirmUntil stale availableActions content { title places { name confidential } } } }`;
const SEEN = `query ($id: ID!) { offerReport(id: $id) { state reason outdated changedFields availableActions decidedAt
  offer { id version } before { title costNote places { name } } content { title } edited { title } } }`;

export async function offerStory(cast: Cast): Promise<OfferStory> {
  const lists = await offerListsOf(cast.test.owner, cast.town.networkId);
  const client = await cast.test.connectAsCatalogue();
  const told = fullContent.bind(null, lists);
  const story: OfferStory = {
    content: (change) => Promise.resolve(told(change)),
    async report(change = {}, { offerId, baseVersion, by = cast.senderLead, partnerId } = {}) {
      const input = {
        ...{ partnerId: partnerId ?? cast.senderPartner, offerId, baseVersion, content: told(change) },
      };
      return textAt(await by.told(REPORT, { input }), 'reportOffer.id');
    },
    async publish(id, more = {}) {
      return textAt(await cast.coordination.told(PUBLISH, { id, ...more }), 'publishOfferReport.id');
    },
    async offer(change, partnerId) {
      const by = partnerId === undefined ? cast.senderLead : cast.coordination;
      return story.publish(
        await story.report(change, { by, ...(partnerId === undefined ? {} : { partnerId }) }),
      );
    },
    kept: async (id) => at(await cast.senderLead.told(KEPT, { id }), 'keptOffer'),
    seen: async (id, by = cast.senderLead) => at(await by.told(SEEN, { id }), 'offerReport'),
    async shown(id) {
      const found = await client.query<Record<string, unknown>>(
        'select * from published_offers where id = $1',
        [id],
      );
      return found.rows[0] ?? null;
    },
  };
  return story;
}
