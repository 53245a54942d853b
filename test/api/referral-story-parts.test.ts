import { MONDAY_MORNING, openCast, type Cast } from '../support/api-cast';
import { at, listAt, textAt } from '../support/api-json';
import {
  active,
  contact,
  form,
  health,
  part,
  read,
  revokePart,
  sent,
  situation,
  type To,
  type Wish,
} from '../support/api-parts';
import * as story from '../support/api-story';

/** A revocation of a part: for one recipient, of one item, of what both have in common; by who gave it. */
let cast: Cast;
beforeAll(async () => {
  cast = await openCast('teilwiderruf');
  await cast.test.setTime(MONDAY_MORNING);
});
afterAll(() => cast.close());

const ALL = ['CHILD_HEALTH', 'CONTACT', 'SOCIAL_SITUATION'].flatMap((category) => [
  `${category} recipient`,
  `${category} stranger`,
]);

describe.each<{ name: string; wish: Wish; left: readonly string[] }>([
  {
    name: 'for one recipient',
    wish: { to: ['recipient'] },
    left: ['CHILD_HEALTH stranger', 'CONTACT stranger', 'SOCIAL_SITUATION stranger'],
  },
  {
    name: 'of one item',
    wish: { items: [situation] },
    left: ALL.filter((line) => !line.startsWith('SOCIAL')),
  },
  {
    name: 'of one item for one recipient',
    wish: { to: ['recipient'], items: [situation] },
    left: ALL.filter((line) => line !== 'SOCIAL_SITUATION recipient'),
  },
  {
    name: 'of the child’s item, by one of two who have custody',
    wish: { by: 'f', items: [health] },
    left: ALL.filter((line) => !line.startsWith('CHILD')),
  },
  {
    name: 'for one recipient, by the father, who gave the child’s item alone',
    wish: { by: 'f', to: ['stranger'] },
    left: ALL.filter((line) => line !== 'CHILD_HEALTH stranger'),
  },
  {
    name: 'of all that is asked for both recipients',
    wish: { to: ['recipient', 'stranger'], items: [contact, situation, health] },
    left: [],
  },
])('a revocation $name', ({ wish, left }) => {
  it('ends exactly that', async () => {
    const made = await form(cast);
    expect(await active(cast, made)).toEqual(ALL);
    await revokePart(cast, made, wish);
    expect(await active(cast, made)).toEqual(left);
  });

  it('ends what waits on it, restricts what was accepted, and leaves the rest', async () => {
    const made = await form(cast);
    const items = [contact, situation, health];
    const cases: { to: To; waiting: string; held: string }[] = [];
    for (const to of ['recipient', 'stranger'] as const) {
      const [waiting, held] = [await sent(cast, made, to, items), await sent(cast, made, to, items)];
      await cast[to].told(story.ACCEPT, { id: held });
      cases.push({ to, waiting, held });
    }
    await revokePart(cast, made, wish);
    for (const { to, waiting, held } of cases) {
      const covered = items.filter(([, category]) => left.includes(`${category} ${to}`));
      const rest = covered.map(([, category]) => ({ category }));
      const lost = items.filter((item) => !covered.includes(item)).map(([, category]) => category);
      const whole = lost.length === 0;
      expect(await read(cast, to, waiting)).toEqual({
        state: whole ? 'REQUESTED' : 'CONSENT_REVOKED',
        payload: whole ? rest : null,
        restriction: null,
      });
      const seen = await read(cast, to, held);
      expect(seen).toMatchObject({ state: 'ACCEPTED', payload: rest.length === 0 ? null : rest });
      const asked = at(seen, 'restriction') === null ? [] : listAt(seen, 'restriction.items');
      expect(asked.map((row) => textAt(row, 'category')).sort()).toEqual(lost.sort());
    }
  });
});

describe('nobody takes back what another person gave', () => {
  it.each<[string, Wish, string]>([
    ['the mother’s item, by the father', { by: 'f', items: [contact] }, 'input.items[0].memberId'],
    ['one of several', { by: 'f', items: [health, situation] }, 'input.items[1].memberId'],
    ['an item that the form does not ask', { items: [['m', 'SUPPORT_SO_FAR']] }, 'input.items[0].category'],
  ])('%s', async (_title, wish, field) => {
    const made = await form(cast);
    expect(await cast.sender.refused(story.REVOKE_PART, { ...part(cast, made, wish) })).toEqual({
      code: 'INVALID_INPUT',
      details: { field, reason: 'GAVE_NOTHING' },
    });
    expect(await active(cast, made)).toEqual(ALL);
  });

  it('for a partner whom the form does not name', async () => {
    const made = await form(cast);
    const variables = { ...part(cast, made, {}), recipients: [cast.recipientPartner, cast.senderPartner] };
    expect(await cast.sender.refused(story.REVOKE_PART, variables)).toEqual({
      code: 'INVALID_INPUT',
      details: { field: 'input.recipients[1]', reason: 'GAVE_NOTHING' },
    });
  });

  it('with nothing named in a list that was begun', async () => {
    const made = await form(cast);
    for (const list of ['recipients', 'items']) {
      const variables = { ...part(cast, made, {}), [list]: [] };
      expect(await cast.sender.refused(story.REVOKE_PART, variables)).toMatchObject({
        code: 'INVALID_INPUT',
        details: { field: `input.${list}` },
      });
    }
    expect(await active(cast, made)).toEqual(ALL);
  });
});
