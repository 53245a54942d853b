import { at } from '../support/api-json';
import { watchTrail, type TrailWatch } from '../support/api-trail';
import { openCast, type Cast } from '../support/api-cast';
import type { Caller } from '../support/api-server';
import { makeTown } from '../support/people';
import { changedTables, printOf } from '../support/database-print';
import { codedForm, CONSENT, handIn, revocationsOf, type Handed } from '../support/code-story';
import * as story from '../support/api-story';

/** Where a code comes in, and that nobody is told whether it was right: not by the answer, its time, or the own trail. */
let cast: Cast;
let network: string;
let trail: TrailWatch;
beforeAll(async () => {
  cast = await openCast('codetueren');
  network = cast.town.slug;
  await cast.test.setTime('2027-03-01T09:00:00Z');
  trail = await watchTrail(cast.test.owner);
});
afterAll(() => cast.close());

const nobody = () => cast.api.as(null);
const ACCEPTED = { revokeByCode: true };

it('a revocation is recorded where it came in and by whom; the discloser is whoever recorded the form', async () => {
  const { sender, recipient, stranger, senderLead, recipientLead } = cast.people;
  const { coordinator } = cast.town;
  const table = [
    [nobody(), 'PUBLIC_PAGE', 'PUBLIC_PAGE', null],
    [cast.coordination, 'COORDINATION', 'COORDINATION', coordinator.accountId],
    [cast.recipient, 'RECIPIENT', 'RECIPIENT', recipient.accountId],
    [cast.recipientLead, 'DISCLOSER', 'RECIPIENT', recipientLead.accountId],
    [cast.stranger, 'RECIPIENT', 'RECIPIENT', stranger.accountId],
    [cast.sender, 'DISCLOSER', 'DISCLOSER', sender.accountId],
    [cast.senderLead, 'RECIPIENT', 'DISCLOSER', senderLead.accountId],
  ] as const;
  const found = await Promise.all(
    table.map(async ([caller, receivedVia]) => {
      const form = await codedForm(cast);
      expect((await handIn(caller, { network, code: form.code, receivedVia })).data).toEqual(ACCEPTED);
      return revocationsOf(cast, form.id);
    }),
  );
  expect(found.map(([one]) => [one?.via, one?.account])).toEqual(
    table.map(([, , via, account]) => [via, account]),
  );
});

it('what is wrong, or no code at all, is accepted alike, and changes nothing', async () => {
  const form = await codedForm(cast);
  const elsewhere = await makeTown(cast.test, 'codetueren-nebenan');
  const right = { network, code: form.code };
  const wrong: [Caller, Handed][] = [
    [nobody(), { ...right, birthMonth: '1990-02' }],
    [nobody(), { ...right, birthMonth: 'Januar' }],
    [nobody(), { ...right, birthMonth: '1990-01-14' }],
    [nobody(), { ...right, code: 'AAAA-AAAA-AAAA' }],
    [nobody(), { ...right, code: form.code.slice(0, -1) }],
    [nobody(), { ...right, code: `' or true --` }],
    [nobody(), { ...right, code: '🤱' }],
    [nobody(), { ...right, network: elsewhere.slug }],
    [cast.recipient, { ...right, code: 'AAAA-AAAA-AAAA', receivedVia: 'RECIPIENT' }],
    [cast.coordination, { ...right, code: 'AAAA-AAAA-AAAA', receivedVia: 'COORDINATION' }],
  ];
  const before = await printOf(cast.test.owner);
  const answers = await Promise.all(wrong.map(([caller, handed]) => handIn(caller, handed)));
  for (const answer of answers) expect([answer.status, answer.text]).toEqual([200, answers[0]?.text]);
  expect(answers[0]?.data).toEqual(ACCEPTED);
  expect(changedTables(before, await printOf(cast.test.owner))).toEqual([]);
});

it('the answer leaves at a full step, for a right code and a wrong one alike', async () => {
  const timed = async (handed: Handed): Promise<number> => {
    const begun = performance.now();
    await handIn(nobody(), handed);
    return performance.now() - begun;
  };
  const right: number[] = [];
  const wrong: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const { code } = await codedForm(cast);
    const both = [timed({ network, code }), timed({ network, code: 'AAAA-AAAA-AAAA' })];
    const [rightTime = 0, wrongTime = 0] = await Promise.all(both);
    right.push(rightTime);
    wrong.push(wrongTime);
  }
  for (const time of [...right, ...wrong]) expect(time).toBeGreaterThan(395);
  const median = (times: number[]): number => times.sort((one, other) => one - other)[1] ?? 0;
  expect(Math.abs(median(right) - median(wrong))).toBeLessThan(100);
});

describe('the audit trail of the form’s network', () => {
  it('keeps whether it was right, by whom, and names no partner whose desk would read it', async () => {
    const form = await codedForm(cast);
    await trail.news();
    await handIn(cast.recipient, { network, code: 'AAAA-AAAA-AAAA', receivedVia: 'RECIPIENT' });
    await handIn(cast.recipient, { network, code: form.code, receivedVia: 'RECIPIENT' });
    const { accountId: account, hatId: hat } = cast.people.recipient;
    const by = { operation: 'revokeByCode', account, hat, partner: null };
    expect(await trail.news()).toMatchObject([
      { ...by, decision: 'REFUSED', reason: 'WRONG_CODE', objects: [] },
      { ...by, decision: 'DONE', reason: null, basis: 'CONSENT', objects: [`CONSENT ${form.id}`] },
    ]);
  });

  it('keeps it of nobody too', async () => {
    await trail.news();
    await handIn(nobody(), { network, code: 'AAAA-AAAA-AAAA' });
    const of = { account: null, hat: null, partner: null };
    expect(await trail.news()).toMatchObject([{ ...of, decision: 'REFUSED', reason: 'WRONG_CODE' }]);
  });
});

describe('is refused', () => {
  const invalid = (field: string, reason: string): object => ({
    code: 'INVALID_INPUT',
    details: { field, reason },
  });
  const refusal = async (caller: Caller, handed: Partial<Handed>): Promise<object | undefined> => {
    const { errors } = await handIn(caller, { network, code: 'AAAA-AAAA-AAAA', ...handed });
    return errors[0] && { code: errors[0].code, details: errors[0].details };
  };

  it('a way that whoever hands it in cannot have: each is told', async () => {
    const { town, api } = cast;
    const auditor = api.as(await town.person(null, 'AUDITOR'));
    const desk = api.as(await town.person(cast.recipientPartner, 'PRIVACY_DESK'));
    const elsewhere = api.as((await makeTown(cast.test, 'codetueren-fern')).coordinator);
    const wrongDoor = invalid('input.receivedVia', 'NOT_FOR_THIS_HAT');
    const otherHat = { code: 'FORBIDDEN', details: { reason: 'OTHER_HAT' } };
    const told = await Promise.all([
      refusal(nobody(), { receivedVia: 'COORDINATION' }),
      refusal(cast.recipient, { receivedVia: 'PUBLIC_PAGE' }),
      refusal(cast.coordination, { receivedVia: 'RECIPIENT' }),
      refusal(auditor, { receivedVia: 'COORDINATION' }),
      refusal(desk, { receivedVia: 'RECIPIENT' }),
      refusal(elsewhere, { receivedVia: 'COORDINATION' }),
      refusal(nobody(), { network: 'gibt-es-nicht' }),
      refusal(api.withToken('kein.echtes.token'), {}),
    ]);
    expect(told).toEqual([
      ...[wrongDoor, wrongDoor, wrongDoor, otherHat, otherHat],
      ...[invalid('input.network', 'UNKNOWN'), invalid('input.network', 'UNKNOWN')],
      { code: 'UNAUTHENTICATED', details: { reason: 'TOKEN_NOT_VALID' } },
    ]);
  });

  it('somebody whose session has ended, before anything is looked up', async () => {
    const form = await codedForm(cast);
    const ended = await cast.town.person(cast.recipientPartner, 'PROFESSIONAL');
    await cast.test.owner.query('update sessions set ended_at = now() where id = $1', [ended.sessionId]);
    expect(await refusal(cast.api.as(ended), { code: form.code, receivedVia: 'RECIPIENT' })).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    expect(at(await cast.sender.told(CONSENT, { id: form.id }), 'consent.state')).toBe('ACTIVE');
  });

  it('a revocation by name that is said to come from the public page', async () => {
    const form = await codedForm(cast);
    const document = story.REVOKE.replace('DISCLOSER', 'PUBLIC_PAGE');
    const wish = { consentId: form.id, revokedBy: form.family.member('m') };
    expect(await cast.sender.refused(document, wish)).toEqual(
      invalid('input.receivedVia', 'NOT_FOR_THIS_HAT'),
    );
  });
});
