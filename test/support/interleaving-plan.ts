import type { Database } from '../../src/db/database';
import { read, transact, type Work } from '../../src/db/work';
import type { Person } from '../../src/domain/actor';
import { draftAgreement } from '../../src/modules/agreements/draft-agreement';
import { offerAgreement } from '../../src/modules/agreements/offer-agreement';
import { getReferralFor } from '../../src/modules/referrals/get-referral';
import { readPayload } from '../../src/modules/referrals/read-payload';
import {
  accepts,
  completes,
  declines,
  holds,
  revokes,
  sends,
  signs,
  signsAgreement,
  starts,
  terminates,
  withdraws,
} from './race-acts';
import type { Chance } from './race-random';
import type { Act } from './race-lanes';
import {
  draftsForm,
  type Crew,
  type Ground,
  type Home,
  type OpenReferral,
  type Quarter,
} from './interleaving-town';
import { TODAY, YESTERDAY } from './race-stage';

/** What people do, and by which codes it may be refused when others do something else at the same moment. */
export const KINDS = {
  send: ['ILLEGAL_TRANSITION', 'NOT_A_MEMBER', 'CONSENT_REQUIRED', 'CONFLICT'],
  accept: ['ILLEGAL_TRANSITION', 'NOT_A_MEMBER', 'NOT_FOUND'],
  decline: ['ILLEGAL_TRANSITION', 'NOT_FOUND'],
  start: ['ILLEGAL_TRANSITION', 'NOT_FOUND'],
  hold: ['ILLEGAL_TRANSITION', 'NOT_FOUND'],
  complete: ['ILLEGAL_TRANSITION', 'NOT_FOUND'],
  withdraw: ['ILLEGAL_TRANSITION'],
  look: ['NOT_FOUND'],
  revoke: ['ILLEGAL_TRANSITION', 'INVALID_INPUT'],
  draftForm: [],
  sign: ['CONFLICT'],
  terminate: ['CONFLICT', 'ILLEGAL_TRANSITION'],
  draftAgreement: ['CONFLICT'],
  offerAgreement: [],
  signAgreement: ['CONFLICT', 'ILLEGAL_TRANSITION'],
} as const satisfies Record<string, readonly string[]>;
export type Kind = keyof typeof KINDS;

/** One transaction of one person, and what it is about: two on the same ground can meet. */
export interface Step {
  readonly kind: Kind;
  readonly about: string;
  /** Family and partners that it touches. */
  readonly ground: readonly string[];
  run(database: Database): Promise<unknown>;
}

const OF_REFERRAL = { accept: accepts, decline: declines, start: starts, hold: holds, complete: completes };

/** What moves a referral on from a state, so that most acts are possible when they are planned. */
const NEXT: Record<string, readonly (keyof typeof OF_REFERRAL | 'send' | 'withdraw' | 'look')[]> = {
  DRAFT: ['send', 'send', 'send', 'send', 'send', 'send', 'withdraw'],
  REQUESTED: ['accept', 'accept', 'accept', 'accept', 'accept', 'decline', 'withdraw', 'look'],
  ACCEPTED: ['start', 'start', 'start', 'complete', 'look'],
  IN_PROGRESS: ['hold', 'hold', 'complete', 'look'],
  ON_HOLD: ['start', 'complete'],
};

/** What one person does in an interleaving: one act, or the few that belong together. */
export function planTask(quarter: Quarter, ground: Ground, chance: Chance): Step[] {
  const die = chance.below(100);
  if (die < 62) {
    const moving = ground.referrals.filter((referral) => referral.state in NEXT);
    return [planReferralStep(chance.pick(chance.percent(90) ? moving : ground.referrals), chance)];
  }
  if (die < 82) return planFormSteps(chance.pick(quarter.homes), ground, chance);
  if (die < 92) return planNotice(quarter, chance.pick(quarter.crews), ground, chance);
  return planAgreement(quarter, chance.pick(quarter.crews));
}

function planReferralStep(referral: OpenReferral, chance: Chance): Step {
  const usual = NEXT[chance.percent(85) ? referral.state : 'REQUESTED'] ?? ['accept', 'send', 'withdraw'];
  const kind = chance.pick(usual);
  const { home, to } = referral;
  const place = {
    kind,
    about: `referral ${referral.id} (${referral.state})`,
    ground: [home.familyId, home.owner.partnerId, to.partnerId],
  };
  const named = { referralId: referral.id };
  const sender = chance.pick(home.owner.people);
  const recipient = chance.pick(to.people);
  if (kind === 'look') return { ...place, run: (database) => looks(database, recipient, referral.id) };
  if (kind === 'withdraw') return { ...place, run: runs(withdraws(sender, named)) };
  if (kind === 'send') {
    const keys = [null, null, `${referral.id}-a`, `${referral.id}-a`, `gemeinsam-${home.familyId}`];
    return { ...place, run: runs(sends(sender, named, chance.pick(keys))) };
  }
  return { ...place, run: runs(OF_REFERRAL[kind](recipient, named)) };
}

function planFormSteps(home: Home, ground: Ground, chance: Chance): Step[] {
  const actor = chance.pick(home.owner.people);
  const signer = chance.percent(70) ? home.mother : home.father;
  const mine = ground.forms.filter((form) => form.home === home);
  const place = { ground: [home.familyId] };
  const form = mine.length === 0 ? null : chance.pick(mine);
  if (form === null || chance.percent(20)) {
    let drafted = '';
    return [
      {
        ...place,
        kind: 'draftForm',
        about: `family ${home.familyId}`,
        run: async (database) => (drafted = (await transact(database, actor, 'race', draftsForm(home))).id),
      },
      {
        ...place,
        kind: 'sign',
        about: `the new form, by ${signer}`,
        run: (database) => runs(signs(actor, drafted, signer))(database),
      },
    ];
  }
  const about = `form ${form.id}, by ${signer}`;
  if (chance.percent(70))
    return [{ ...place, kind: 'revoke', about, run: runs(revokes(actor, form.id, signer)) }];
  return [{ ...place, kind: 'sign', about, run: runs(signs(actor, form.id, signer)) }];
}

function planNotice(quarter: Quarter, crew: Crew, ground: Ground, chance: Chance): Step[] {
  const day = chance.percent(70) ? YESTERDAY : TODAY;
  const agreementId = ground.agreements.get(crew.partnerId)?.at(-1) ?? '';
  return [
    {
      kind: 'terminate',
      about: `agreement ${agreementId} of ${crew.partnerId}, last day ${day}`,
      ground: [crew.partnerId],
      run: runs(terminates(quarter.town.coordinator, agreementId, day)),
    },
  ];
}

function planAgreement(quarter: Quarter, crew: Crew): Step[] {
  const { coordinator } = quarter.town;
  const about = `with ${crew.partnerId}`;
  const ground = [crew.partnerId];
  let id = '';
  const draft = async (work: Work<Person>): Promise<void> => {
    const topicAreaIds = [quarter.topicAreaId];
    ({ id } = await draftAgreement(work, { partnerId: crew.partnerId, topicAreaIds }));
  };
  return [
    { kind: 'draftAgreement', about, ground, run: runs({ actor: coordinator, story: draft }) },
    {
      kind: 'offerAgreement',
      about,
      ground,
      run: runs({ actor: coordinator, story: (work) => offerAgreement(work, id) }),
    },
    ...(['COORDINATION', 'PARTNER'] as const).map((side): Step => ({
      kind: 'signAgreement',
      about: `${about}, ${side}`,
      ground,
      run: (database) => runs(signsAgreement(coordinator, id, side))(database),
    })),
  ];
}

function runs(act: Act<Person>): (database: Database) => Promise<unknown> {
  return (database) => transact(database, act.actor, 'race', (work) => act.story(work));
}

/** What the recipient of a referral reads of it, as its page would ask. */
export function looks(database: Database, recipient: Person, id: string): Promise<string[]> {
  return read(database, recipient, 'look', async (work) => {
    const { referral, party } = await getReferralFor(work, id, 'ACCEPT');
    const items = (await readPayload(work, referral, party)) ?? [];
    return items.map((item) => `${id} ${item.memberId} ${item.category}`);
  });
}
