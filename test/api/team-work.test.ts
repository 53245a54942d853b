import type { Person } from '../../src/domain/actor';
import { newId } from '../../src/domain/ids';
import { at, listAt, textAt } from '../support/api-json';
import { MONDAY_MORNING, openStage, type Cast, type Stage } from '../support/api-cast';
import type { Caller } from '../support/api-server';
import { sendOne } from '../support/api-sent';
import * as story from '../support/api-story';

/** Work changes hands inside a partner: out of the intake, back into it, and on to a colleague. */
let stage: Stage;
let cast: Cast;
let networks = 0;
let senderColleague: Person;
let recipientColleague: Person;
beforeAll(async () => {
  stage = await openStage();
  await stage.test.setTime(MONDAY_MORNING);
});
beforeEach(async () => {
  cast = await stage.cast(`haende-${(networks += 1)}`);
  senderColleague = await cast.town.person(cast.senderPartner, 'PROFESSIONAL');
  recipientColleague = await cast.town.person(cast.recipientPartner, 'PROFESSIONAL');
});
afterAll(() => stage.close());

const RETURN = 'mutation ($id: ID!) { returnToIntake(id: $id) { id state } }';
const REASSIGN = 'mutation ($input: ReassignWorkInput!) { reassignWork(input: $input) }';
const notFound = (field: string): object => ({ code: 'NOT_FOUND', details: { field } });
const invalid = (field: string, reason: string): object => ({
  code: 'INVALID_INPUT',
  details: { field, reason },
});

async function inbox(caller: Caller): Promise<string[]> {
  const data = await caller.told('{ referrals(box: RECEIVED) { nodes { id } } }');
  return listAt(data, 'referrals.nodes').map((row) => textAt(row, 'id'));
}

describe('the shared intake', () => {
  it('is left when somebody takes care of it, and reached again when she lays it back', async () => {
    const { id } = await sendOne(cast);
    const colleague = cast.api.as(recipientColleague);
    const actions = async (): Promise<unknown> =>
      at(
        await cast.recipient.told(
          'query ($id: ID!) { referral(id: $id) { availableActions responsible { id } } }',
          { id },
        ),
        'referral',
      );
    expect(await actions()).toEqual({ availableActions: ['ACCEPT', 'DECLINE', 'TAKE'], responsible: null });
    await cast.recipient.told(story.TAKE, { id });
    expect(await actions()).toEqual({
      availableActions: ['ACCEPT', 'DECLINE', 'RETURN_TO_INTAKE'],
      responsible: { id: cast.people.recipient.accountId },
    });
    expect(await inbox(colleague)).toEqual([]);
    for (const document of [story.TAKE, story.ACCEPT, story.DECLINE, RETURN])
      expect(await colleague.refused(document, { id })).toEqual(notFound('id'));
    await cast.recipient.told(RETURN, { id });
    expect(await inbox(colleague)).toEqual([id]);
    await colleague.told(story.ACCEPT, { id });
    expect(await inbox(cast.recipient)).toEqual([]);
  });

  it('is not for what was accepted: that is only given on to a colleague', async () => {
    const { id } = await sendOne(cast);
    await cast.recipient.told(story.ACCEPT, { id });
    for (const document of [story.TAKE, RETURN])
      expect(await cast.recipient.refused(document, { id })).toEqual({
        ...{ code: 'ILLEGAL_TRANSITION', details: { state: 'ACCEPTED' } },
      });
  });
});

describe('a lead', () => {
  it('gives all of a person’s work on without reading it, and is told how much it was', async () => {
    const [one, two, done] = [await sendOne(cast), await sendOne(cast), await sendOne(cast)];
    await cast.recipient.told(story.ACCEPT, { id: one.id });
    await cast.recipient.told(story.TAKE, { id: two.id });
    await cast.recipient.told(story.ACCEPT, { id: done.id });
    await cast.recipient.told(story.COMPLETE, { id: done.id });
    await story.recordFamily(cast.recipient);
    const input = {
      fromAccountId: cast.people.recipient.accountId,
      toAccountId: recipientColleague.accountId,
    };
    const ask = '{ openWork { account { id } families referrals } }';
    const works = async (): Promise<unknown> => at(await cast.recipientLead.told(ask), 'openWork');
    const row = (id: string, families: number, referrals: number): object => ({
      ...{ account: { id }, families, referrals },
    });
    const both = (...rows: object[]): unknown => expect.arrayContaining(rows);
    expect(await works()).toEqual(both(row(input.fromAccountId, 1, 2), row(input.toAccountId, 0, 0)));
    // two referrals under way and a family; what is completed goes with them
    expect(await cast.recipientLead.told(REASSIGN, { input })).toEqual({ reassignWork: 3 });
    expect(await works()).toEqual(both(row(input.fromAccountId, 0, 0), row(input.toAccountId, 1, 2)));
    expect(await inbox(cast.recipient)).toEqual([]);
    const colleague = cast.api.as(recipientColleague);
    expect((await inbox(colleague)).sort()).toEqual([one.id, two.id, done.id].sort());
    expect(await cast.recipientLead.told(REASSIGN, { input })).toEqual({ reassignWork: 0 });
    await colleague.told(story.START, { id: one.id });
  });

  it('gives on what is named, and no more; a family takes with it what it has sent', async () => {
    const [one, other] = [await sendOne(cast), await sendOne(cast)];
    const work = { fromAccountId: cast.people.sender.accountId, toAccountId: senderColleague.accountId };
    const colleague = cast.api.as(senderColleague);
    expect(await cast.senderLead.told(REASSIGN, { input: { ...work, familyIds: [one.family.id] } })).toEqual({
      reassignWork: 1,
    });
    await colleague.told(story.WITHDRAW, { id: one.id });
    expect(await colleague.refused(story.WITHDRAW, { id: other.id })).toEqual(notFound('id'));
    expect(await cast.sender.refused(story.RECALL, { id: one.id })).toEqual(notFound('id'));
  });

  it('opens no family and no referral for that', async () => {
    const { family, id } = await sendOne(cast);
    const forbidden = { code: 'FORBIDDEN', details: { reason: 'OTHER_HAT' } };
    expect(
      await cast.senderLead.refused('query ($id: ID!) { family(id: $id) { id } }', { id: family.id }),
    ).toEqual(forbidden);
    expect(await cast.senderLead.refused('query ($id: ID!) { referral(id: $id) { id } }', { id })).toEqual(
      forbidden,
    );
  });
});

describe('giving work on is refused', () => {
  it.each<[string, () => string]>([
    ['to another partner’s professional', () => cast.people.recipient.accountId],
    ['to the lead, who is no professional', () => cast.people.senderLead.accountId],
    ['to a coordinator', () => cast.town.coordinator.accountId],
    ['to nobody', () => newId()],
  ])('%s', async (_title, to) => {
    const input = { fromAccountId: cast.people.sender.accountId, toAccountId: to() };
    expect(await cast.senderLead.refused(REASSIGN, { input })).toEqual(
      invalid('input.toAccountId', 'NO_PROFESSIONAL'),
    );
  });

  it.each([
    ['disabled', `update accounts set state = 'DISABLED' where id = $1`],
    ['only invited', `update accounts set state = 'INVITED' where id = $1`],
    ['professional no longer', 'update hats set ended_at = app.clock() where account_id = $1'],
  ])('to a colleague who is %s', async (_what, change) => {
    await cast.test.owner.query(change, [senderColleague.accountId]);
    const input = { fromAccountId: cast.people.sender.accountId, toAccountId: senderColleague.accountId };
    expect(await cast.sender.refused(REASSIGN, { input })).toEqual(
      invalid('input.toAccountId', 'NO_PROFESSIONAL'),
    );
  });

  it('to whom it lies with already; of a colleague to a professional; of another partner’s to a lead', async () => {
    const own = cast.people.sender.accountId;
    const asked = (caller: Caller, fromAccountId: string, toAccountId: string): Promise<unknown> =>
      caller.refused(REASSIGN, { input: { fromAccountId, toAccountId } });
    expect(await asked(cast.sender, own, own)).toEqual(invalid('input.toAccountId', 'SAME_PERSON'));
    expect(await asked(cast.sender, senderColleague.accountId, own)).toEqual({
      ...{ code: 'FORBIDDEN', details: { reason: 'NOT_YOUR_WORK' } },
    });
    expect(await asked(cast.recipientLead, own, recipientColleague.accountId)).toEqual(
      notFound('input.fromAccountId'),
    );
  });

  it('for what does not lie with the first, and then nothing of it is moved', async () => {
    const mine = await story.recordFamily(cast.sender);
    const hers = await story.recordFamily(cast.api.as(senderColleague));
    const third = await cast.town.person(cast.senderPartner, 'PROFESSIONAL');
    const work = { fromAccountId: cast.people.sender.accountId, toAccountId: third.accountId };
    expect(
      await cast.sender.refused(REASSIGN, { input: { ...work, familyIds: [mine.id, hers.id] } }),
    ).toEqual(invalid('input.familyIds[1]', 'UNKNOWN'));
    const { id } = await sendOne(cast);
    expect(await cast.sender.refused(REASSIGN, { input: { ...work, referralIds: [id] } })).toEqual(
      invalid('input.referralIds[0]', 'UNKNOWN'),
    );
    const told = await cast.sender.told('query ($id: ID!) { family(id: $id) { responsible { id } } }', {
      id: mine.id,
    });
    expect(at(told, 'family.responsible.id')).toBe(work.fromAccountId);
  });
});
