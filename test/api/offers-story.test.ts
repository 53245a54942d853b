import { MONDAY, MONDAY_MORNING, openStage, type Cast, type Stage } from '../support/api-cast';
import { at, listAt } from '../support/api-json';
import { idsOf } from '../support/api-lists';
import { PUBLISH, REPORT } from '../support/api-offers';
import { HIDDEN_PLACE } from '../support/offer-content';
import {
  CONFIRM,
  DECLINE_REPORT,
  END,
  offerStory,
  WITHDRAW_REPORT,
  type OfferStory,
} from '../support/offer-story';

/** Source 003 §2: partners report their offers, the coordination checks them and keeps the overview. */
let stage: Stage;
let cast: Cast;
let story: OfferStory;
beforeAll(async () => {
  stage = await openStage();
  cast = await stage.cast('angebote');
  story = await offerStory(cast);
});
beforeEach(() => cast.test.setTime(MONDAY_MORNING));
afterAll(() => stage.close());

describe('a report', () => {
  it('makes nothing public before the coordination has approved it', async () => {
    const reportId = await story.report();
    expect(await story.seen(reportId)).toMatchObject({ state: 'SUBMITTED', offer: null, before: null });
    const id = await story.publish(reportId);
    expect(await story.seen(reportId)).toMatchObject({ state: 'PUBLISHED', offer: { id }, before: null });
    expect(await story.shown(id)).toMatchObject({ id, partner_name: 'Hebammenpraxis Morgenrot' });
  });

  it('is made by the lead of any registered partner, member or not', async () => {
    const partnerId = await cast.town.partner('Stelle ohne Vereinbarung', { member: false });
    const by = cast.api.as(await cast.town.person(partnerId, 'PARTNER_LEAD'));
    const id = await story.publish(await story.report({}, { by, partnerId }));
    expect(await story.shown(id)).toMatchObject({ partner_id: partnerId });
  });

  it('is made by the coordination for a partner without accounts', async () => {
    const partnerId = await cast.town.partner('Praxis ohne Zugang');
    const reportId = await story.report({}, { by: cast.coordination, partnerId });
    expect(await story.shown(await story.publish(reportId))).toMatchObject({ partner_id: partnerId });
  });

  it('on another partner’s offer is not to be made, nor for another partner', async () => {
    const offerId = await story.offer();
    const content = await story.content();
    const foreign = { partnerId: cast.recipientPartner, offerId, content };
    expect(await cast.recipientLead.refused(REPORT, { input: foreign })).toEqual({
      code: 'NOT_FOUND',
      details: { field: 'input.offerId' },
    });
    expect(await cast.coordination.refused(REPORT, { input: foreign })).toEqual({
      code: 'NOT_FOUND',
      details: { field: 'input.offerId' },
    });
    const other = { partnerId: cast.senderPartner, content };
    expect(await cast.recipientLead.refused(REPORT, { input: other })).toEqual({
      code: 'FORBIDDEN',
      details: { reason: 'OTHER_PARTNER' },
    });
  });

  it('shows old beside new, field by field', async () => {
    const offerId = await story.offer({ title: 'Krabbelgruppe', costNote: '3 Euro' });
    const reportId = await story.report({ title: 'Krabbeltreff', costNote: '4 Euro' }, { offerId });
    expect(await story.seen(reportId, cast.coordination)).toMatchObject({
      changedFields: ['title', 'costNote'],
      before: { title: 'Krabbelgruppe', costNote: '3 Euro' },
      content: { title: 'Krabbeltreff' },
      outdated: false,
      availableActions: ['PUBLISH', 'DECLINE'],
    });
    expect(await story.seen(reportId)).toMatchObject({ availableActions: ['WITHDRAW'] });
  });

  it('names every field of a new offer as changed', async () => {
    const seen = await story.seen(await story.report());
    expect(listAt(seen, 'changedFields')).toEqual(Object.keys(await story.content()));
  });

  it('that changes nothing names no field: what was kept is what was written', async () => {
    const offerId = await story.offer();
    expect(await story.seen(await story.report({}, { offerId }))).toMatchObject({ changedFields: [] });
  });

  it('is edited while it is published, and what was reported stays beside it', async () => {
    const reportId = await story.report({ title: 'KRABBELGRUPPE!!!' });
    const edited = await story.content({ title: 'Krabbelgruppe' });
    const id = await story.publish(reportId, { edited });
    expect(await story.kept(id)).toMatchObject({ content: { title: 'Krabbelgruppe' } });
    expect(await story.seen(reportId)).toMatchObject({
      content: { title: 'KRABBELGRUPPE!!!' },
      edited: { title: 'Krabbelgruppe' },
    });
    const [plain, same] = [await story.report(), await story.report()];
    await story.publish(plain);
    await story.publish(same, { edited: await story.content() });
    expect([await story.seen(plain), await story.seen(same)]).toMatchObject([
      { edited: null },
      { edited: null },
    ]);
  });

  it('is declined with a reason that the partner reads, and changes nothing', async () => {
    const offerId = await story.offer({ title: 'Krabbelgruppe' });
    const reportId = await story.report({ title: 'Ganz anderes' }, { offerId });
    await cast.coordination.told(DECLINE_REPORT, { id: reportId, reason: ' Bitte als neues Angebot. ' });
    expect(await story.seen(reportId)).toMatchObject({
      state: 'DECLINED',
      reason: 'Bitte als neues Angebot.',
      before: { title: 'Krabbelgruppe' },
      availableActions: [],
    });
    expect(await story.kept(offerId)).toMatchObject({ content: { title: 'Krabbelgruppe' }, version: 1 });
    expect(await cast.coordination.refused(PUBLISH, { id: reportId })).toEqual({
      code: 'ILLEGAL_TRANSITION',
      details: { state: 'DECLINED' },
    });
  });

  it('is taken back by its partner, and by the coordination only when it reported it itself', async () => {
    const [own, theirs] = [
      await story.report({}, { by: cast.coordination }),
      await story.report({ title: 'Von der Leitung' }),
    ];
    expect(await cast.coordination.refused(WITHDRAW_REPORT, { id: theirs })).toEqual({
      code: 'FORBIDDEN',
      details: { reason: 'OTHER_SIDE' },
    });
    await cast.coordination.told(WITHDRAW_REPORT, { id: own });
    await cast.senderLead.told(WITHDRAW_REPORT, { id: theirs });
    expect([await story.seen(own), await story.seen(theirs)]).toMatchObject([
      { state: 'WITHDRAWN' },
      { state: 'WITHDRAWN' },
    ]);
  });
});

describe('two reports on one offer', () => {
  it('are both on record, and the second is published only by who has seen the first', async () => {
    const offerId = await story.offer({ title: 'Erste Fassung' });
    const first = await story.report({ title: 'Zweite Fassung' }, { offerId });
    const second = await story.report({ costNote: 'kostenlos' }, { offerId });
    await story.publish(first);
    expect(await story.seen(second, cast.coordination)).toMatchObject({
      outdated: true,
      before: { title: 'Zweite Fassung' },
    });
    expect(await cast.coordination.refused(PUBLISH, { id: second })).toEqual({
      code: 'CONFLICT',
      details: { field: 'id', reason: 'BASED_ON_OLDER_VERSION' },
    });
    expect(await story.kept(offerId)).toMatchObject({ content: { title: 'Zweite Fassung' }, version: 2 });
    const edited = await story.content({ title: 'Zweite Fassung', costNote: 'kostenlos' });
    await story.publish(second, { edited, onOlderVersion: true });
    expect(await story.kept(offerId)).toMatchObject({ content: { title: 'Zweite Fassung' }, version: 3 });
    expect(await story.seen(second)).toMatchObject({ state: 'PUBLISHED', outdated: false });
    expect(
      await idsOf(cast.senderLead, { field: 'offerReports', args: `filter: { offerId: "${offerId}" }` }),
    ).toHaveLength(3);
  });

  it('made on a version that was read long ago says so', async () => {
    const offerId = await story.offer();
    await story.publish(await story.report({ title: 'Neu' }, { offerId }));
    const late = await story.report({ title: 'Neuer' }, { offerId, baseVersion: 1 });
    expect(await cast.coordination.refused(PUBLISH, { id: late })).toMatchObject({ code: 'CONFLICT' });
    const input = { partnerId: cast.senderPartner, offerId, content: await story.content() };
    expect(await cast.senderLead.refused(REPORT, { input: { ...input, baseVersion: 3 } })).toEqual({
      code: 'INVALID_INPUT',
      details: { field: 'input.baseVersion', reason: 'OUT_OF_RANGE' },
    });
    expect(
      await cast.senderLead.refused(REPORT, { input: { ...input, offerId: null, baseVersion: 1 } }),
    ).toEqual({
      code: 'INVALID_INPUT',
      details: { field: 'input.baseVersion', reason: 'WITHOUT_OFFER' },
    });
  });

  it('a confirmation in between makes none of them old: nothing that is said has changed', async () => {
    const offerId = await story.offer();
    const reportId = await story.report({ title: 'Neu' }, { offerId });
    await cast.senderLead.told(CONFIRM, { id: offerId });
    expect(await story.seen(reportId)).toMatchObject({ outdated: false });
    await story.publish(reportId);
    expect(await story.kept(offerId)).toMatchObject({ version: 2 });
  });
});

describe('an offer', () => {
  it('counts as confirmed on the day it is published, and stays public for twelve months', async () => {
    const id = await story.offer();
    expect(await story.kept(id)).toMatchObject({
      ...{ state: 'PUBLISHED', confirmedOn: MONDAY, confirmUntil: '2028-03-01', stale: false },
      availableActions: ['CONFIRM', 'END'],
    });
    expect(await story.shown(id)).toMatchObject({ confirmed_on: MONDAY, confirm_until: '2028-03-01' });
  });

  it('is stale from a fortnight before its last day, paused after it, and back by one confirmation', async () => {
    const id = await story.offer();
    const stateOn = async (day: string): Promise<unknown> => {
      await cast.test.setTime(`${day}T09:00:00Z`);
      const kept = await story.kept(id);
      return [at(kept, 'state'), at(kept, 'stale')];
    };
    expect(await stateOn('2028-02-15')).toEqual(['PUBLISHED', false]);
    expect(await stateOn('2028-02-16')).toEqual(['PUBLISHED', true]);
    expect(await stateOn('2028-03-01')).toEqual(['PUBLISHED', true]);
    expect(await stateOn('2028-03-02')).toEqual(['PAUSED', true]);
    await cast.senderLead.told(CONFIRM, { id });
    expect(await stateOn('2028-03-02')).toEqual(['PUBLISHED', false]);
    expect(await story.kept(id)).toMatchObject({ confirmedOn: '2028-03-02', confirmUntil: '2029-03-02' });
  });

  it('is in the coordination’s list of stale offers by its day, the oldest first, until it is given up', async () => {
    const [early, late, over] = [await story.offer(), await story.offer(), await story.offer()];
    await cast.test.setTime('2027-06-01T09:00:00Z');
    await cast.coordination.told(CONFIRM, { id: late });
    await cast.coordination.told(END, { id: over });
    const due = async (day: string): Promise<string[]> =>
      (await idsOf(cast.coordination, { field: 'keptOffers', args: `filter: { dueBy: "${day}" }` })).filter(
        (id) => [early, late, over].includes(id),
      );
    expect(await due('2028-02-29')).toEqual([]);
    expect(await due('2028-03-01')).toEqual([early]);
    expect(await due('2028-06-01')).toEqual([early, late]);
  });

  it('that is given up is nowhere public, and neither confirmed, published nor reported on again', async () => {
    const id = await story.offer();
    const reportId = await story.report({ title: 'Doch noch' }, { offerId: id });
    await cast.senderLead.told(END, { id });
    expect(await story.shown(id)).toBeNull();
    const ended = { code: 'ILLEGAL_TRANSITION', details: { state: 'ENDED' } };
    expect(await cast.senderLead.refused(CONFIRM, { id })).toEqual(ended);
    expect(await cast.coordination.refused(END, { id })).toEqual(ended);
    expect(await cast.coordination.refused(PUBLISH, { id: reportId, onOlderVersion: true })).toEqual(ended);
    const input = { partnerId: cast.senderPartner, offerId: id, content: await story.content() };
    expect(await cast.senderLead.refused(REPORT, { input })).toEqual(ended);
    expect(await story.kept(id)).toMatchObject({ state: 'ENDED', stale: false, availableActions: [] });
    // the report that waits is not lost: it can be answered
    await cast.coordination.told(DECLINE_REPORT, { id: reportId, reason: 'Das Angebot gibt es nicht mehr.' });
  });

  it('keeps a confidential place for its partner and the coordination, and gives none of it to the catalogue', async () => {
    const [open] = (await story.content()).places;
    if (open === undefined) throw new Error('The content has a place.');
    const schedule = { ...(await story.content()).schedules[0], place: 1 } as never;
    const id = await story.offer({ places: [HIDDEN_PLACE, open], schedules: [schedule] });
    expect(listAt(await story.kept(id), 'content.places')).toMatchObject([
      { name: 'Haus Verborgen', confidential: true },
      { confidential: false },
    ]);
    const shown = JSON.stringify(await story.shown(id));
    for (const secret of [HIDDEN_PLACE.name, HIDDEN_PLACE.street, HIDDEN_PLACE.postalCode])
      expect(shown).not.toContain(secret);
    expect(await story.shown(id)).toMatchObject({
      content: { districtIds: [], places: [{ name: 'Haus Lindenhof' }], schedules: [{ place: 0 }] },
    });
  });

  it('carries the partner’s new name as soon as the partner has it', async () => {
    const id = await story.offer();
    const version = at(
      await cast.senderLead.told('query ($id: ID!) { partner(id: $id) { version } }', {
        id: cast.senderPartner,
      }),
      'partner.version',
    );
    await cast.senderLead.told(
      'mutation ($input: UpdatePartnerInput!) { updatePartner(input: $input) { name } }',
      { input: { id: cast.senderPartner, version, name: 'Hebammenhaus Abendrot' } },
    );
    expect(await story.shown(id)).toMatchObject({ partner_name: 'Hebammenhaus Abendrot' });
  });
});

describe('a lead', () => {
  it('sees the state of its own reports and offers, and nobody else’s', async () => {
    const id = await story.offer();
    const reportId = await story.report({}, { offerId: id });
    expect(await story.seen(reportId, cast.recipientLead)).toBeNull();
    expect(await idsOf(cast.recipientLead, { field: 'offerReports' })).toEqual([]);
    expect(await idsOf(cast.recipientLead, { field: 'keptOffers' })).toEqual([]);
    const theirs = `filter: { partnerId: "${cast.senderPartner}" }`;
    expect(await idsOf(cast.recipientLead, { field: 'offerReports', args: theirs })).toEqual([]);
    expect(await idsOf(cast.recipientLead, { field: 'keptOffers', args: theirs })).toEqual([]);
    expect(await idsOf(cast.senderLead, { field: 'keptOffers', args: theirs })).toContain(id);
    const waiting = `filter: { state: SUBMITTED, offerId: "${id}" }`;
    expect(await idsOf(cast.senderLead, { field: 'offerReports', args: waiting })).toEqual([reportId]);
  });
});
