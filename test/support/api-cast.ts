import type { Person } from '../../src/domain/actor';
import { startApi, type Api, type Caller } from './api-server';
import { makeTown, type Town } from './people';
import { openTestDatabase, type TestDatabase } from './test-database';

/** A Monday in Berlin, winter time. Whatever counts days begins here. */
export const MONDAY = '2027-03-01';
export const MONDAY_MORNING = `${MONDAY}T09:00:00Z`;

/** The people of a referral, each signed in over HTTP: one partner sends, one receives, one has nothing to do with it. */
export interface Cast {
  readonly test: TestDatabase;
  readonly town: Town;
  readonly api: Api;
  readonly senderPartner: string;
  readonly recipientPartner: string;
  readonly strangerPartner: string;
  readonly people: {
    readonly sender: Person;
    readonly recipient: Person;
    readonly stranger: Person;
    readonly senderLead: Person;
    readonly recipientLead: Person;
  };
  readonly sender: Caller;
  readonly recipient: Caller;
  readonly stranger: Caller;
  readonly senderLead: Caller;
  readonly recipientLead: Caller;
  readonly coordination: Caller;
  close(): Promise<void>;
}

/** A database and a service, where each test can have a network of its own. */
export interface Stage {
  readonly test: TestDatabase;
  readonly api: Api;
  cast(slug: string): Promise<Cast>;
  close(): Promise<void>;
}

export async function openStage(): Promise<Stage> {
  const test = await openTestDatabase();
  const api = await startApi(test);
  const close = async (): Promise<void> => {
    await api.close();
    await test.close();
  };
  return { test, api, close, cast: (slug) => castIn(test, api, slug, close) };
}

export async function openCast(slug: string): Promise<Cast> {
  return (await openStage()).cast(slug);
}

/** A cast on a database that is there already, and stays when the cast is closed. */
export async function openCastOn(test: TestDatabase, slug: string): Promise<Cast> {
  const api = await startApi(test);
  return castIn(test, api, slug, () => api.close());
}

async function castIn(test: TestDatabase, api: Api, slug: string, close: Cast['close']): Promise<Cast> {
  const town = await makeTown(test, slug);
  const senderPartner = await town.partner('Hebammenpraxis Morgenrot');
  const recipientPartner = await town.partner('Elternberatung Lindenhof');
  const strangerPartner = await town.partner('Frühförderung Kastanie');
  const people = {
    sender: await town.person(senderPartner, 'PROFESSIONAL'),
    recipient: await town.person(recipientPartner, 'PROFESSIONAL'),
    stranger: await town.person(strangerPartner, 'PROFESSIONAL'),
    senderLead: await town.person(senderPartner, 'PARTNER_LEAD'),
    recipientLead: await town.person(recipientPartner, 'PARTNER_LEAD'),
  };
  return {
    test,
    town,
    api,
    senderPartner,
    recipientPartner,
    strangerPartner,
    people,
    sender: api.as(people.sender),
    recipient: api.as(people.recipient),
    stranger: api.as(people.stranger),
    senderLead: api.as(people.senderLead),
    recipientLead: api.as(people.recipientLead),
    coordination: api.as(town.coordinator),
    close,
  };
}
