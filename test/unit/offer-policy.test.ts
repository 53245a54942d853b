import { ROLES, type Role } from '../../src/domain/actor';
import type { OfferReportState } from '../../src/modules/catalogue';
import {
  availableOfferActions,
  availableReportActions,
  canDecide,
  canHandleOffersOf,
} from '../../src/modules/offers/offer-policy';
import { OTHER, OWN, hat } from '../support/hats';

/** Whether each role handles the offers of OWN at the own, at another, and at no partner. */
const HANDLES: Record<Role, readonly [boolean, boolean, boolean]> = {
  COORDINATOR: [true, true, true],
  PARTNER_LEAD: [true, false, false],
  PROFESSIONAL: [false, false, false],
  PRIVACY_DESK: [false, false, false],
  AUDITOR: [false, false, false],
};

it.each(ROLES)('%s handles the offers that the table says', (role) => {
  const actors = [OWN, OTHER, null].map((partnerId) => hat(role, partnerId));
  expect(actors.map((actor) => canHandleOffersOf(actor, OWN))).toEqual(HANDLES[role]);
});

const SOMEBODY = '01990000-0000-7000-8000-00000000abcd';

/** Of a report of OWN: PUBLISH, DECLINE, WITHDRAW; by somebody who reported it, and by somebody who did not. */
const DECIDES: Record<Role, { reported: readonly boolean[]; not: readonly boolean[] }> = {
  COORDINATOR: { reported: [true, true, true], not: [true, true, false] },
  PARTNER_LEAD: { reported: [false, false, true], not: [false, false, true] },
  PROFESSIONAL: { reported: [false, false, false], not: [false, false, false] },
  PRIVACY_DESK: { reported: [false, false, false], not: [false, false, false] },
  AUDITOR: { reported: [false, false, false], not: [false, false, false] },
};

it.each(ROLES)('%s decides on a report as the table says: nobody makes another’s report vanish', (role) => {
  const actor = hat(role, OWN);
  const may = (reportedBy: string): boolean[] =>
    (['PUBLISH', 'DECLINE', 'WITHDRAW'] as const).map((action) =>
      canDecide(actor, { partnerId: OWN, reportedBy }, action),
    );
  expect({ reported: may(actor.accountId), not: may(SOMEBODY) }).toEqual(DECIDES[role]);
});

it('a lead decides on nothing of another partner, though it reported it there once', () => {
  const lead = hat('PARTNER_LEAD', OTHER);
  for (const action of ['PUBLISH', 'DECLINE', 'WITHDRAW'] as const)
    expect(canDecide(lead, { partnerId: OWN, reportedBy: lead.accountId }, action)).toBe(false);
});

it.each<[OfferReportState, readonly string[], readonly string[]]>([
  ['SUBMITTED', ['PUBLISH', 'DECLINE'], ['WITHDRAW']],
  ['PUBLISHED', [], []],
  ['DECLINED', [], []],
  ['WITHDRAWN', [], []],
])('a report in %s offers the coordination %j and the partner %j', (state, coordination, partner) => {
  const report = { partnerId: OWN, reportedBy: SOMEBODY, state };
  expect(availableReportActions(hat('COORDINATOR', null), report)).toEqual(coordination);
  expect(availableReportActions(hat('PARTNER_LEAD', OWN), report)).toEqual(partner);
  expect(availableReportActions(hat('PARTNER_LEAD', OTHER), report)).toEqual([]);
});

it('an offer is confirmed and given up until it is given up', () => {
  expect(availableOfferActions('PUBLISHED')).toEqual(['CONFIRM', 'END']);
  expect(availableOfferActions('PAUSED')).toEqual(['CONFIRM', 'END']);
  expect(availableOfferActions('ENDED')).toEqual([]);
});
