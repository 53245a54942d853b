import { MONDAY, openCast, type Cast } from '../support/api-cast';
import { at } from '../support/api-json';
import * as story from '../support/api-story';

/** A fortnight's leave over Easter: the holidays count for nobody, and what is late is late, not gone. */
let cast: Cast;
let family: story.FamilyOnRecord;
beforeAll(async () => {
  cast = await openCast('osterurlaub');
  await cast.test.setTime(`${MONDAY}T09:00:00Z`);
  family = await story.recordFamily(cast.sender);
  const form = { family, recipients: [cast.recipientPartner], items: [['m', 'CONTACT']] as const };
  await story.signedForm(cast.sender, { ...form, validFrom: MONDAY });
});
afterAll(() => cast.close());

const SEEN = 'query ($id: ID!) { referral(id: $id) { state overdue respondBy } }';

async function sentOn(day: string, urgency: string): Promise<string> {
  await cast.test.setTime(`${day}T09:00:00Z`);
  const payload = [['m', 'CONTACT', 'Bitte anrufen']] as const;
  const id = await story.draftReferral(cast.sender, { family, to: cast.recipientPartner, payload, urgency });
  await cast.sender.told(story.SEND, { id });
  return id;
}

/** Easter 2027: Good Friday on 26 March, Easter Monday on 29 March. */
it.each([
  ['the Wednesday before', '2027-03-24', '2027-03-25', '2027-04-06'],
  ['Maundy Thursday', '2027-03-25', '2027-03-30', '2027-04-07'],
  ['Good Friday', '2027-03-26', '2027-03-30', '2027-04-07'],
  ['Easter Monday', '2027-03-29', '2027-03-30', '2027-04-07'],
  ['the Tuesday after', '2027-03-30', '2027-03-31', '2027-04-08'],
])('sent on %s, an answer is due on a working day', async (_title, day, urgent, routine) => {
  const due = async (urgency: string): Promise<unknown> =>
    at(await cast.recipient.told(SEEN, { id: await sentOn(day, urgency) }), 'referral.respondBy');
  expect([await due('URGENT'), await due('ROUTINE')]).toEqual([urgent, routine]);
});

it('whoever comes back from a fortnight’s leave finds a routine referral in time and an urgent one late, and takes both', async () => {
  const routine = await sentOn('2027-03-25', 'ROUTINE');
  const urgent = await sentOn('2027-03-25', 'URGENT');
  const overdue = async (id: string): Promise<unknown> =>
    at(await cast.recipient.told(SEEN, { id }), 'referral.overdue');
  await cast.test.setTime('2027-03-30T20:00:00Z');
  expect([await overdue(routine), await overdue(urgent)]).toEqual([false, false]);
  await cast.test.setTime('2027-04-05T07:00:00Z');
  expect([await overdue(routine), await overdue(urgent)]).toEqual([false, true]);
  for (const id of [routine, urgent])
    expect(await cast.recipient.told(story.ACCEPT, { id })).toMatchObject({
      acceptReferral: { state: 'ACCEPTED' },
    });
});
