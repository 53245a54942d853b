import type { Person } from '../../src/domain/actor';
import type { Api, Caller } from './api-server';
import { makeTown, type Town } from './people';
import type { TestDatabase } from './test-database';

/** Every kind of person who can ask something of the service. */
export const PERSONAS = [
  /** Without a token. */
  'nobody',
  'coordinator',
  /** Of the sending partner. */
  'lead',
  /** Of the receiving partner. */
  'otherLead',
  /** Of the sending partner, responsible for the family. */
  'professional',
  /** A professional of the receiving partner. */
  'recipient',
  /** A professional of a partner that has nothing to do with it. */
  'stranger',
  'desk',
  'auditor',
  /** A coordinator of another network. */
  'elsewhere',
  /** Was a professional of the sending partner; the token has not run out. */
  'disabled',
] as const;
export type Persona = (typeof PERSONAS)[number];

export interface Scene {
  readonly test: TestDatabase;
  readonly api: Api;
  readonly town: Town;
  readonly senderPartner: string;
  readonly recipientPartner: string;
  readonly people: Readonly<Record<Persona, Person | null>>;
  as(persona: Persona): Caller;
  /** Somebody who is there for certain. */
  person(persona: Exclude<Persona, 'nobody'>): Person;
}

/** Two networks, three partners; people are made anew whenever somebody may have been changed. */
export interface Setting {
  readonly town: Town;
  readonly elsewhere: Town;
  newScene(): Promise<Scene>;
}

export async function makeSetting(test: TestDatabase, api: Api, slug: string): Promise<Setting> {
  const town = await makeTown(test, slug);
  const elsewhere = await makeTown(test, `${slug}-nebenan`);
  const senderPartner = await town.partner('Hebammenpraxis Morgenrot');
  const recipientPartner = await town.partner('Elternberatung Lindenhof');
  const strangerPartner = await town.partner('Frühförderung Kastanie');
  return {
    town,
    elsewhere,
    async newScene() {
      const people = {
        nobody: null,
        coordinator: await town.person(null, 'COORDINATOR'),
        lead: await town.person(senderPartner, 'PARTNER_LEAD'),
        otherLead: await town.person(recipientPartner, 'PARTNER_LEAD'),
        professional: await town.person(senderPartner, 'PROFESSIONAL'),
        recipient: await town.person(recipientPartner, 'PROFESSIONAL'),
        stranger: await town.person(strangerPartner, 'PROFESSIONAL'),
        desk: await town.person(senderPartner, 'PRIVACY_DESK'),
        auditor: await town.person(null, 'AUDITOR'),
        elsewhere: await elsewhere.person(null, 'COORDINATOR'),
        disabled: await town.person(senderPartner, 'PROFESSIONAL'),
      };
      await test.owner.query(`update accounts set state = 'DISABLED' where id = $1`, [
        people.disabled.accountId,
      ]);
      return {
        ...{ test, api, town, senderPartner, recipientPartner, people },
        as: (persona) => api.as(people[persona]),
        person: (persona) => people[persona],
      };
    },
  };
}
