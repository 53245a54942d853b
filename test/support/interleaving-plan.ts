import type { Database } from '../../src/db/database';
import { read, transact, type Work } from '../../src/db/work';
import type { Person } from '../../src/domain/actor';
import { draftAgreement } from '../../src/modules/agreements/draft-agreement';
import { offerAgreement } from '../../src/modules/agreements/offer-agreement';
import { getReferralFor } from '../../src/modules/referrals/get-referral';
import { readPayload } from '../../src/modules/referrals/read-payload';
import {
  accepts,
  answers,
  completes,
  confirmsDeletion,
  declines,
  holds,
  recalls,
  revokes,
  revokesPart,
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
  type OpenForm,
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
  recall: ['ILLEGAL_TRANSITION', 'CONFLICT'],
  confirm: ['ILLEGAL_TRANSITION', 'CONFLICT', 'NOT_FOUND'],
  delete: ['ILLEGAL_TRANSITION', 'CONFLICT', 'NOT_FOUND'],
  keep: ['ILLEGAL_TRANSITION', 'NOT_FOUND'],
  look: ['NOT_FOUND'],
  revoke: ['ILLEGAL_TRANSITION', 'INVALID_INPUT'],
  revokePart: ['ILLEGAL_TRANSITION', 'INVALID_INPUT'],
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

/** What a recipient works on, or has worked on: there it is asked about a revocation. */
const HELD = ['ACCEPTED', 'IN_PROGRESS', 'ON_HOLD', 'COMPLETED'];

/** What one person does in an interleaving: one act, or the few that belong together. */
export function planTask(quarter: Quarter, ground: Ground, chance: Chance): Step[] {
  const die = chance.below(100);
  if (die < 16) {
    const held = ground.referrals.filter(({ state }) => HELD.includes(state));
    const some = held.length > 0 && chance.percent(85) ? held : ground.referrals;
    return planClosing(chance.pick(some), ground, chance);
  }
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
  if (chance.percent(70)) return [planRevocation(form, chance)];
  return [{ ...place, kind: 'sign', about, run: runs(signs(actor, form.id, signer)) }];
}

/** What has gone astray, or what a revocation takes away in mid-work, and what its recipient says of it. */
function planClosing(referral: OpenReferral, ground: Ground, chance: Chance): Step[] {
  const { home, to } = referral;
  const named = { referralId: referral.id };
  const step = (kind: Kind, act: Act<Person>): Step => ({
    kind,
    about: `referral ${referral.id} (${referral.state})`,
    ground: [home.familyId, home.owner.partnerId, to.partnerId],
    run: runs(act),
  });
  const recipient = chance.pick(to.people);
  const recall = step('recall', recalls(chance.pick(home.owner.people), named));
  const confirm = step('confirm', confirmsDeletion(recipient, named));
  const word = chance.percent(50)
    ? step('keep', answers(recipient, named, 'OWN_LEGAL_BASIS'))
    : step('delete', answers(recipient, named, 'DELETED'));
  const forms = ground.forms.filter((each) => each.home === home);
  if (chance.percent(HELD.includes(referral.state) ? 15 : 70)) return [recall, confirm];
  if (forms.length === 0 || chance.percent(20)) return [chance.percent(50) ? confirm : word];
  const form = chance.pick(forms);
  const whole = revokes(chance.pick(home.owner.people), form.id, home.mother);
  const contact = { revokedBy: home.mother, items: [[home.mother, 'CONTACT']] } as const;
  const part = revokesPart(chance.pick(home.owner.people), form.id, contact);
  return [chance.percent(50) ? step('revoke', whole) : step('revokePart', part), word];
}

/** By one of the parents: of the whole, of an item, for a recipient, or of an item for a recipient. */
function planRevocation({ id, home }: OpenForm, chance: Chance): Step {
  const actor = chance.pick(home.owner.people);
  const revokedBy = chance.percent(70) ? home.mother : home.father;
  const place = { about: `form ${id}, by ${revokedBy}`, ground: [home.familyId] };
  if (chance.percent(40)) return { ...place, kind: 'revoke', run: runs(revokes(actor, id, revokedBy)) };
  const items = [
    chance.pick([
      [home.mother, 'CONTACT'],
      [home.mother, 'SOCIAL_SITUATION'],
      [home.child, 'SUPPORT_SO_FAR'],
    ] as const),
  ];
  const recipients = [chance.pick(home.others).partnerId];
  const part = chance.pick([{ items }, { recipients }, { items, recipients }]);
  return { ...place, kind: 'revokePart', run: runs(revokesPart(actor, id, { revokedBy, ...part })) };
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
