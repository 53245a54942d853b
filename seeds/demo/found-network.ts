import { demoPartners, type DemoPartner } from './partners';
import { demoPeople, type DemoPerson } from './people';
import type { Stage } from './stage';

/** The network's first weeks: institutions are registered, people invited, agreements concluded, declined and ended. */
export async function foundNetwork(
  stage: Stage,
  slug: string,
  passwordOf: (email: string) => string,
): Promise<Record<string, string>> {
  const coordinator = personCalled('koordination').email;
  const partners = await registerPartners(stage, slug, demoPartners);
  await invitePeople(stage, coordinator, partners, passwordOf);
  await concludeAgreements(stage, coordinator, partners);
  return partners;
}

export function personCalled(key: string): DemoPerson {
  const person = demoPeople.find((one) => one.key === key);
  if (person === undefined) throw new Error(`Nobody in the demo is called ${key}.`);
  return person;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

export interface DemoLists {
  readonly topicAreas: readonly Named[];
  readonly districts: readonly Named[];
}

/** The network's own lists. */
export async function listsOf(stage: Stage, slug: string): Promise<DemoLists> {
  const { network } = await stage.ask<{ network: DemoLists }>(
    null,
    'query ($slug: String!) { network(slug: $slug) { topicAreas { id name } districts { id name } } }',
    { slug },
  );
  return network;
}

/** The ids of the partners by their keys. */
export async function registerPartners(
  stage: Stage,
  slug: string,
  list: readonly DemoPartner[],
): Promise<Record<string, string>> {
  const coordinator = personCalled('koordination').email;
  const { topicAreas, districts } = await listsOf(stage, slug);
  const ids: Record<string, string> = {};
  for (const { key, ...partner } of list) {
    const { registerPartner } = await stage.ask<{ registerPartner: { id: string } }>(
      coordinator,
      'mutation ($input: RegisterPartnerInput!) { registerPartner(input: $input) { id } }',
      {
        input: {
          name: partner.name,
          kind: partner.kind,
          carrier: partner.carrier,
          secrecyRegime: partner.secrecyRegime,
          channel: partner.channel,
          takesReferrals: partner.takesReferrals,
          isCoordinationOffice: partner.isCoordinationOffice,
          processingContractOn: stage.today,
          secrecyUndertakingOn: stage.today,
          topicAreaIds: topicAreas
            .filter(({ name }) => partner.topicAreas.some((own) => own === name))
            .map(({ id }) => id),
          districtIds: districts
            .filter(
              ({ name }) => partner.districts === 'ALL' || partner.districts.some((own) => own === name),
            )
            .map(({ id }) => id),
        },
      },
    );
    ids[key] = registerPartner.id;
  }
  return ids;
}

async function invitePeople(
  stage: Stage,
  coordinator: string,
  partners: Record<string, string>,
  passwordOf: (email: string) => string,
): Promise<void> {
  for (const role of ['PARTNER_LEAD', 'PROFESSIONAL'] as const) {
    for (const person of demoPeople.filter((one) => one.role === role)) {
      const lead = demoPeople.find((one) => one.role === 'PARTNER_LEAD' && one.partner === person.partner);
      const inviter = role === 'PARTNER_LEAD' ? coordinator : (lead?.email ?? '');
      const { inviteAccount } = await stage.ask<{ inviteAccount: { invitationLink: string } }>(
        inviter,
        'mutation ($input: InviteAccountInput!) { inviteAccount(input: $input) { invitationLink } }',
        {
          input: {
            email: person.email,
            name: person.name,
            hats: [{ partnerId: partners[person.partner ?? ''], role }],
          },
        },
      );
      await setPassword(
        stage,
        inviteAccount.invitationLink.split('/').at(-1) ?? '',
        passwordOf(person.email),
      );
    }
  }
}

export async function setPassword(stage: Stage, token: string, password: string): Promise<void> {
  await stage.ask(
    null,
    'mutation ($token: String!, $password: String!) { setPassword(token: $token, password: $password) }',
    {
      token,
      password,
    },
  );
}

async function concludeAgreements(
  stage: Stage,
  coordinator: string,
  partners: Record<string, string>,
): Promise<void> {
  const members = [
    'coordination', 'midwives', 'familyMidwives', 'counselling', 'paediatrician', 'hospital', 'earlyIntervention',
    'educational', 'parentSchool', 'jobcenter',
  ] as const; // prettier-ignore
  const agreements: Record<string, string> = {};
  for (const key of members) {
    const id = await offer(stage, coordinator, partners[key]);
    await signFor(stage, coordinator, id, 'COORDINATION', 'Ines Wegener', 'Netzwerkkoordination', 'PORTAL');
    const lead = demoPeople.find((one) => one.role === 'PARTNER_LEAD' && one.partner === key);
    await signFor(stage, lead?.email ?? '', id, 'PARTNER', lead?.name ?? '', 'Leitung', 'PORTAL');
    agreements[key] = id;
  }

  const declined = await offer(stage, coordinator, partners.dayCare);
  await stage.ask(
    personCalled('leitung.kita').email,
    'mutation ($id: ID!, $reason: String) { declineAgreement(id: $id, reason: $reason) { state } }',
    {
      id: declined,
      reason: 'Wir möchten erst die Trägerkonferenz abwarten.',
    },
  );
  await stage.moveTo(80);
  const again = await offer(stage, coordinator, partners.dayCare);
  await signFor(stage, coordinator, again, 'COORDINATION', 'Ines Wegener', 'Netzwerkkoordination', 'PORTAL');
  await draft(stage, coordinator, partners.gynaecologist);

  await stage.moveTo(40);
  await terminate(
    stage,
    personCalled('leitung.jobcenter').email,
    agreements.jobcenter,
    stage.today,
    'PORTAL',
  );
}

export async function terminate(
  stage: Stage,
  who: string,
  agreementId: string | undefined,
  effectiveOn: string,
  form: string,
): Promise<void> {
  await stage.ask(
    who,
    'mutation ($input: TerminateAgreementInput!) { terminateAgreement(input: $input) { state } }',
    {
      input: { agreementId, givenBy: 'PARTNER', form, receivedOn: stage.today, effectiveOn },
    },
  );
}

async function draft(stage: Stage, coordinator: string, partnerId: string | undefined): Promise<string> {
  const { partner } = await stage.ask<{ partner: { topicAreas: { id: string }[] } }>(
    coordinator,
    'query ($id: ID!) { partner(id: $id) { topicAreas { id } } }',
    { id: partnerId },
  );
  const { draftAgreement } = await stage.ask<{ draftAgreement: { id: string } }>(
    coordinator,
    'mutation ($input: DraftAgreementInput!) { draftAgreement(input: $input) { id } }',
    { input: { partnerId, topicAreaIds: partner.topicAreas.map(({ id }) => id) } },
  );
  return draftAgreement.id;
}

async function offer(stage: Stage, coordinator: string, partnerId: string | undefined): Promise<string> {
  const id = await draft(stage, coordinator, partnerId);
  await stage.ask(coordinator, 'mutation ($id: ID!) { offerAgreement(id: $id) { state } }', { id });
  return id;
}

async function signFor(
  stage: Stage,
  who: string,
  agreementId: string,
  side: 'COORDINATION' | 'PARTNER',
  signatoryName: string,
  signatoryFunction: string,
  method: 'PAPER' | 'PORTAL',
): Promise<void> {
  await stage.ask(who, 'mutation ($input: SignAgreementInput!) { signAgreement(input: $input) { state } }', {
    input: { agreementId, side, signatoryName, signatoryFunction, signedOn: stage.today, method },
  });
}
