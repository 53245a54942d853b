import { read } from '../../src/db/work';
import type { Person } from '../../src/domain/actor';
import { recordFamily } from '../../src/modules/families/record-family';
import { draftConsent } from '../../src/modules/consents/draft-consent';
import { signConsent } from '../../src/modules/consents/sign-consent';
import { acceptReferral } from '../../src/modules/referrals/accept-referral';
import { draftReferral } from '../../src/modules/referrals/draft-referral';
import { sendReferral } from '../../src/modules/referrals/send-referral';
import { revokeConsent } from '../../src/modules/revocations/revoke-consent';
import { findMembers } from '../../src/modules/families/family-repository';
import { as, makeTown, refusalOf, type Town } from '../support/people';
import { openTestDatabase, type TestDatabase } from '../support/test-database';
import { berlinDay } from '../../src/domain/period';

let test: TestDatabase;
let town: Town;
let sender: Person;
let recipient: Person;

beforeAll(async () => {
  test = await openTestDatabase();
  town = await makeTown(test, 'erststadt');
  sender = await town.person(await town.partner('Hebammenpraxis'), 'PROFESSIONAL');
  recipient = await town.person(await town.partner('Elternberatung'), 'PROFESSIONAL');
});
afterAll(() => test.close());

it('goes from record to acceptance and revocation', async () => {
  const { database } = test;
  const today = berlinDay(new Date());
  const family = await as(database, sender, (work) =>
    recordFamily(work, { members: [{ key: 'm', role: 'MOTHER', name: 'Erika Muster' }], custody: [] }),
  );
  const [mother] = await read(database, sender, 'test', (work) => findMembers(work, [family.id]));
  const memberId = mother?.id ?? '';
  const toPartnerId = recipient.partnerId ?? '';
  const referral = await as(database, sender, (work) =>
    draftReferral(work, {
      familyId: family.id,
      toPartnerId,
      purpose: 'FIND_SUPPORT',
      urgency: 'ROUTINE',
      payload: [{ memberId, category: 'CONTACT', text: 'Bitte anrufen' }],
    }),
  );
  expect(await refusalOf(as(database, sender, (work) => sendReferral(work, referral.id, null)))).toEqual({
    code: 'CONSENT_REQUIRED',
    details: { reason: 'NO_CONSENT', field: 'payload[0].category' },
  });
  const consent = await as(database, sender, (work) =>
    draftConsent(work, {
      familyId: family.id,
      recipients: [toPartnerId],
      items: [{ memberId, category: 'CONTACT' }],
      purpose: 'FIND_SUPPORT',
      direction: 'ONE_WAY',
      validFrom: today,
      language: 'de',
    }),
  );
  await as(database, sender, (work) =>
    signConsent(work, {
      consentId: consent.id,
      signerId: memberId,
      method: 'PAPER',
      signedOn: today,
      informed: { purpose: true, refusal: true, revocation: true, voluntary: true },
      specialCategories: false,
    }),
  );
  const sent = await as(database, sender, (work) => sendReferral(work, referral.id, null));
  expect(sent.state).toBe('REQUESTED');
  const accepted = await as(database, recipient, (work) => acceptReferral(work, referral.id));
  expect(accepted.state).toBe('ACCEPTED');
  await as(database, sender, (work) =>
    revokeConsent(work, { consentId: consent.id, revokedBy: memberId, receivedVia: 'DISCLOSER' }),
  );
});
