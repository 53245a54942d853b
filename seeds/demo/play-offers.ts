import type { DemoLists } from './found-network';
import { personCalled } from './found-network';
import { offerInput } from './offer-input';
import type { DemoOffer } from './offer-shape';
import { demoPeople } from './people';
import { partnerCalled, type PartnerIds } from './scenes';
import type { Stage } from './stage';

/** The day that the demo is loaded on, and what its catalogue is made of. */
export interface OfferStage {
  readonly stage: Stage;
  readonly lists: DemoLists;
  readonly partners: PartnerIds;
  readonly loadedOn: string;
  /** Ids of the offers published so far, by their keys. */
  readonly published: Map<string, string>;
}

const coordination = personCalled('koordination').email;

/** Reports an offer and publishes the report; gives the offer's id. */
export async function publish(on: OfferStage, offer: DemoOffer): Promise<string> {
  const id = await publishReport(on, await report(on, offer));
  on.published.set(offer.key, id);
  return id;
}

/** The lead of the partner reports; for partners without accounts, or before there were any, the coordination does. */
export async function report(on: OfferStage, offer: DemoOffer): Promise<string> {
  const { reportOffer } = await on.stage.ask<{ reportOffer: { id: string } }>(
    reporterOf(offer.partner),
    'mutation ($input: ReportOfferInput!) { reportOffer(input: $input) { id } }',
    {
      input: {
        partnerId: partnerCalled(on.partners, offer.partner),
        offerId: on.published.get(offer.key),
        content: offerInput(offer, on.lists, on.loadedOn),
      },
    },
  );
  return reportOffer.id;
}

export async function publishReport(on: OfferStage, id: string, edited?: object): Promise<string> {
  const { publishOfferReport } = await on.stage.ask<{ publishOfferReport: { id: string } }>(
    coordination,
    'mutation ($id: ID!, $edited: OfferContentInput) { publishOfferReport(id: $id, edited: $edited) { id } }',
    { id, edited },
  );
  return publishOfferReport.id;
}

export async function declineReport(on: OfferStage, id: string, reason: string): Promise<void> {
  await on.stage.ask(
    coordination,
    'mutation ($id: ID!, $reason: String!) { declineOfferReport(id: $id, reason: $reason) { state } }',
    { id, reason },
  );
}

/** One word of the partner's or the coordination's on an offer that stands: confirmOffer or endOffer. */
export async function settle(
  on: OfferStage,
  mutation: 'confirmOffer' | 'endOffer',
  offer: DemoOffer,
): Promise<void> {
  await on.stage.ask(reporterOf(offer.partner), `mutation ($id: ID!) { ${mutation}(id: $id) { id } }`, {
    id: on.published.get(offer.key),
  });
}

function reporterOf(partner: string): string {
  const lead = demoPeople.find((person) => person.role === 'PARTNER_LEAD' && person.partner === partner);
  return lead?.email ?? coordination;
}
