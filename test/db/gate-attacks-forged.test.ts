import type { Client } from 'pg';
import { newId } from '../../src/domain/ids';
import { addDays } from '../../src/domain/period';
import { refuseConsent } from '../../src/modules/consents/refuse-consent';
import { terminateAgreement } from '../../src/modules/agreements/terminate-agreement';
import { caseIn } from '../support/gate-cases';
import {
  draftCase,
  draftForm,
  makeCast,
  revokeForm,
  signForm,
  signedForm,
  today,
  type Cast,
} from '../support/gate-cast';
import { eventRow, payloadRow, releaseRow, sendStatements, signatureRow } from '../support/gate-rows';
import { as } from '../support/people';
import { insertRow, play, type Settings } from '../support/sql-attack';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/**
 * An attacker with SQL may call himself whatever he likes. What holds then are keys, checks and grants: each attack
 * is played under every scope, partner and account, and none goes through under any of them.
 */
let test: TestDatabase;
let cast: Cast;
let attacker: Client;

beforeAll(async () => {
  test = await openTestDatabase();
  cast = await makeCast(test, 'luegenstadt');
  attacker = await test.connectAsApplication();
});
afterAll(() => test.close());

function* everyLie(): Generator<Settings> {
  const { network, sender, recipient, third, town } = cast;
  for (const scope of ['PARTNER', 'COORDINATION', 'PRIVACY', 'AUDIT', 'SIGN_IN', 'SYSTEM', ''])
    for (const person of [sender, recipient, third, town.coordinator])
      yield { network, scope, partner: person.partnerId ?? '', account: person.accountId, hat: person.hatId };
}

/** A situation, and the statements of an attack on it. */
type Attack = () => Promise<readonly string[]>;

const contact = (): readonly [string, 'CONTACT'] => [cast.family.mother, 'CONTACT'];

const ATTACKS: readonly (readonly [string, Attack])[] = [
  [
    'a release on a form that nobody signed',
    async () => [
      insertRow('releases', await releaseRow(cast, await draftForm(cast), contact(), cast.family.mother)),
    ],
  ],
  [
    'a release on the signature of somebody who was not informed',
    async () => {
      const form = await draftForm(cast);
      await signForm(cast, form, cast.family.mother, { informed: false });
      return [insertRow('releases', await releaseRow(cast, form, contact(), cast.family.mother))];
    },
  ],
  [
    'a further item on a signed form',
    async () => [
      `insert into consent_items (network_id, consent_id, recipient_id, subject_id, category, family_id, discloser_id)
        values ('${cast.network}', '${await signedForm(cast)}', '${cast.other}', '${cast.family.mother}', 'CONTACT',
          '${cast.family.id}', '${cast.from}')`,
    ],
  ],
  [
    'a signature under a refused form',
    async () => {
      const form = await draftForm(cast);
      await as(test.database, cast.sender, (work) => refuseConsent(work, form));
      return [insertRow('consent_signatures', await signatureRow(cast, form, cast.family.mother))];
    },
  ],
  [
    'a sending of what was not released',
    async () => {
      const form = await signedForm(cast, { items: [[cast.family.mother, 'SUPPORT_SO_FAR']] });
      return sendStatements(cast, await draftCase(cast), contact(), form);
    },
  ],
  [
    'a further item for what was sent',
    async () => {
      const referral = await caseIn(cast, 'REQUESTED');
      const form = await signedForm(cast, { items: [[cast.family.mother, 'SUPPORT_SO_FAR']] });
      return [
        insertRow(
          'payload_items',
          await payloadRow(cast, referral, [cast.family.mother, 'SUPPORT_SO_FAR'], form),
        ),
      ];
    },
  ],
  [
    'an end of a release that something rests on',
    async () => {
      const form = await signedForm(cast);
      await caseIn(cast, 'REQUESTED');
      return [`update releases set live = false where consent_id = '${form}'`];
    },
  ],
  [
    'a release that lives again',
    async () => {
      const form = await signedForm(cast);
      await revokeForm(cast, form);
      return [`update releases set live = true, revocation_id = null where consent_id = '${form}'`];
    },
  ],
  [
    'a payload that reads again after a refusal',
    async () => {
      const referral = await caseIn(cast, 'DECLINED');
      return [`update payload_items set resting = true where referral_id = '${referral}'`];
    },
  ],
  [
    'a declined referral that is taken on after all',
    async () => {
      const referral = await caseIn(cast, 'DECLINED');
      return [`update referrals set state = 'ACCEPTED' where id = '${referral}'`];
    },
  ],
  [
    'an acceptance by nothing but a state',
    async () => {
      const referral = await caseIn(cast, 'REQUESTED');
      const step = { action: 'ACCEPT', from: 'REQUESTED', to: 'ACCEPTED', side: 'RECIPIENT' };
      const event = await eventRow(cast, referral, step, cast.recipient.accountId);
      const set = `set state = 'ACCEPTED', version = version + 1 where id = '${referral}'`;
      return [
        insertRow('referral_events', event),
        `update referral_overview ${set}`,
        `update referrals ${set}`,
      ];
    },
  ],
  [
    'an own legal basis that nobody has answered',
    async () => {
      const form = await signedForm(cast);
      const referral = await caseIn(cast, 'ACCEPTED');
      await revokeForm(cast, form);
      return [`update received_items set reading = 'OWN_LEGAL_BASIS' where referral_id = '${referral}'`];
    },
  ],
  [
    'an agreement that is in force again after its end',
    async () => {
      const agreementId =
        (
          await test.owner.query<{ id: string }>(`select id from agreements where partner_id = $1`, [
            cast.other,
          ])
        ).rows[0]?.id ?? '';
      const yesterday = addDays(today(), -1);
      const notice = {
        givenBy: 'PARTNER',
        form: 'FAX',
        receivedOn: yesterday,
        effectiveOn: yesterday,
      } as const;
      await as(test.database, cast.town.coordinator, (work) =>
        terminateAgreement(work, { agreementId, ...notice }),
      );
      return [`update agreements set last_day = null where id = '${agreementId}'`];
    },
  ],
  [
    'a hat for oneself',
    () =>
      Promise.resolve([
        `insert into hats (network_id, id, account_id, partner_id, role, given_by)
          values (app.network(), '${newId()}', app.account(), '${cast.from}', 'PARTNER_LEAD', app.account())`,
      ]),
  ],
  [
    'a link for one’s own password',
    () =>
      Promise.resolve([
        `insert into one_time_links (network_id, id, account_id, secret_hash, expires_at)
        values (app.network(), '${newId()}', app.account(), '\\x00', 'infinity')`,
      ]),
  ],
  ['a change of the trail', () => Promise.resolve([`update audit_events set operation = 'x'`])],
  [
    'a key opened to another reader',
    () => Promise.resolve([`update keystore.keys set reader_id = app.partner()`]),
  ],
];

it.each(ATTACKS)('nobody, whatever he calls himself, makes %s', async (_title, attack) => {
  const steps = await attack();
  const told: string[] = [];
  for (const settings of everyLie()) told.push(await play(attacker, settings, ...steps));
  expect(told.filter((outcome) => / rows$/.test(outcome) && outcome !== '0 rows')).toEqual([]);
  expect(told).toHaveLength(28);
});
