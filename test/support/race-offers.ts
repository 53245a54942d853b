import type { Person, SystemActor } from '../../src/domain/actor';
import { confirmOffer } from '../../src/modules/offers/confirm-offer';
import { declineOfferReport } from '../../src/modules/offers/decline-offer-report';
import { endOffer } from '../../src/modules/offers/end-offer';
import { pauseLapsedOffers } from '../../src/modules/offers/pause-lapsed-offers';
import { publishOfferReport } from '../../src/modules/offers/publish-offer-report';
import { withdrawOfferReport } from '../../src/modules/offers/withdraw-offer-report';
import { updatePartner } from '../../src/modules/partners/update-partner';
import { getPartner } from '../../src/modules/partners/partner-repository';
import { fullContent, offerListsOf, type OfferLists } from './offer-content';
import { publishedOfferOf, waitingReportOn } from './offer-rows';
import type { Act } from './race-lanes';
import { makeStage } from './race-stage';
import type { TestDatabase } from './test-database';
import { as } from './people';
import { reportOffer } from '../../src/modules/offers/report-offer';

/** A partner with its lead, and two coordinators who do not know of each other. */
export interface OfferRaces {
  readonly test: TestDatabase;
  readonly partnerId: string;
  readonly lead: Person;
  readonly coordinator: Person;
  readonly otherCoordinator: Person;
  /** An offer with two changes that wait; `stale`: nobody has confirmed it in time. */
  world(options?: { stale?: true }): Promise<OfferWorld>;
  /** A new offer that waits; there is none yet. */
  newWorld(): Promise<{ readonly report: string }>;
}

export interface OfferWorld {
  readonly offer: string;
  readonly report: string;
  readonly otherReport: string;
}

export async function makeOfferRaces(test: TestDatabase, slug: string): Promise<OfferRaces> {
  const { town } = await makeStage(test, slug);
  const lists: OfferLists = await offerListsOf(test.owner, town.networkId);
  const partnerId = await town.partner('Familienbildung Sonnenuhr');
  const lead = await town.person(partnerId, 'PARTNER_LEAD');
  const coordinator = town.coordinator;
  const plain = { capacity: null };
  return {
    ...{ test, partnerId, lead, coordinator, otherCoordinator: await town.person(null, 'COORDINATOR') },
    async world({ stale } = {}) {
      const offer = await publishedOfferOf(test, coordinator, partnerId, lists, plain);
      const on = { partnerId, id: offer };
      const report = await waitingReportOn(test, lead, on, lists, { ...plain, title: 'Fassung A' });
      const otherReport = await waitingReportOn(test, lead, on, lists, { ...plain, title: 'Fassung B' });
      if (stale)
        await test.owner.query(
          `update offers set confirmed_on = '2025-01-01', confirm_until = '2026-01-01' where id = $1`,
          [offer],
        );
      return { offer, report, otherReport };
    },
    async newWorld() {
      const content = fullContent(lists, plain);
      return {
        report: (await as(test.database, lead, (work) => reportOffer(work, { partnerId, content }))).id,
      };
    },
  };
}

/** What is kept and what is shown of an offer, in words: `PUBLISHED Fassung A v2, shown Fassung A`. */
export async function offerFound({ test }: OfferRaces, { offer }: { offer: string }): Promise<string> {
  const { rows } = await test.owner.query<{ words: string }>(
    `select o.state || ' ' || (o.content->>'title') || ' v' || o.version || ', '
         || coalesce('shown ' || (p.content->>'title'), 'hidden') as words
       from offers o left join published_offers p on p.id = o.id where o.id = $1`,
    [offer],
  );
  return rows[0]?.words ?? 'none';
}

export function publishes(actor: Person, report: string): Act<Person> {
  return { actor, story: (work) => publishOfferReport(work, { id: report, onOlderVersion: false }) };
}

export function declinesReport(actor: Person, report: string): Act<Person> {
  return { actor, story: (work) => declineOfferReport(work, report, 'Die Zeiten fehlen.') };
}

export function withdrawsReport(actor: Person, report: string): Act<Person> {
  return { actor, story: (work) => withdrawOfferReport(work, report) };
}

export function confirms(actor: Person, offer: string): Act<Person> {
  return { actor, story: (work) => confirmOffer(work, offer) };
}

export function ends(actor: Person, offer: string): Act<Person> {
  return { actor, story: (work) => endOffer(work, offer) };
}

/** The clock's work. */
export function pauses(actor: Person): Act<SystemActor> {
  const system = { kind: 'SYSTEM', networkId: actor.networkId } as const;
  return { actor: system, story: (work) => pauseLapsedOffers(work, 10) };
}

export function renames(actor: Person, name: string): Act<Person> {
  return {
    actor,
    async story(work) {
      const { id, version } = await getPartner(work, actor.partnerId ?? '');
      await updatePartner(work, { id, version, name });
    },
  };
}
