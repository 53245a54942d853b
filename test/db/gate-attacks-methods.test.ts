import type { Client } from 'pg';
import { newId } from '../../src/domain/ids';
import { addDays } from '../../src/domain/period';
import {
  allowOral,
  draftCase,
  draftForm,
  makeCast,
  paperForm,
  recordFamilyOf,
  revokeForm,
  sayForm,
  sentCase,
  signForm,
  today,
  type Cast,
  type Item,
} from '../support/gate-cast';
import { payloadRow, releaseRow, sendingRow, signatureRow, signedToo } from '../support/gate-rows';
import { AS_SYSTEM, insertRow, play, settingsOf, type Row } from '../support/sql-attack';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/** What was only said, or drawn: what proves it, what it never releases, and for how long. */
let test: TestDatabase;
let cast: Cast;
let attacker: Client;
let contact: Item;
let childs: Item;
let health: Item;
let form: string;

beforeAll(async () => {
  test = await openTestDatabase();
  cast = await makeCast(test, 'wortstadt');
  attacker = await test.connectAsApplication();
  await allowOral(cast);
});
beforeEach(async () => {
  cast = { ...cast, family: await recordFamilyOf(test, cast.sender) };
  const { mother, child } = cast.family;
  [contact, childs, health] = [[mother, 'CONTACT'], [child, 'SUPPORT_SO_FAR'], [mother, 'PARENT_HEALTH']]; // prettier-ignore
  form = await draftForm(cast, { items: [contact, childs, health], validUntil: addDays(today(), 60) });
});
afterAll(() => test.close());

const asSender = (...steps: string[]): Promise<string> => play(attacker, settingsOf(cast.sender), ...steps);

const named = (signer = cast.family.mother): Row => ({
  ...{ network_id: cast.network, consent_id: form, signer_id: signer, discloser_id: cast.from },
});
const evidence = (change: Row): string =>
  insertRow('signature_evidence', { ...named(), key_id: newId(), ...change });
const ORALLY = { method: 'ORAL_EXCEPTION', reason: '\\x00', witness: '\\x00' };
const DRAWN = { method: 'ELECTRONIC', drawing: '\\x00' };

async function signs(change: Row, ...proofs: string[]): Promise<string> {
  const row = await signatureRow(cast, form, cast.family.mother);
  return asSender(insertRow('consent_signatures', { ...row, ...change }), ...proofs);
}

describe('a signature by word of mouth', () => {
  const said = { method: 'ORAL_EXCEPTION', special_categories: false };

  it('is recorded with reason and witness, for no special category', async () => {
    expect(await signs({ ...said, special_categories: true }, evidence(ORALLY))).toBe('consent_signatures_oral_check');
    expect(await signs(said)).toBe('consent_signatures_evidence_fk');
    expect(await signs(said, evidence(DRAWN))).toBe('consent_signatures_evidence_fk');
    for (const lacking of [{ reason: null }, { witness: null }])
      expect(await signs(said, evidence({ ...ORALLY, ...lacking }))).toBe('signature_evidence_method_check');
    expect(await signs(said, evidence(ORALLY))).toBe('1 rows');
  }); // prettier-ignore

  it('is refused where the network does not allow it', async () => {
    await allowOral(cast, false);
    expect(await signs(said, evidence(ORALLY))).toBe('policy consent_signatures');
    await allowOral(cast);
  });

  it('is never called lasting or papered by hand', async () => {
    const lies: Row[] = [{ lapses_at: 'infinity' }, { papered: true }, { recorded_at: '2199-01-01' }];
    for (const lie of lies)
      expect(await signs({ ...said, ...lie }, evidence(ORALLY))).toMatch(
        /^(permission denied for table consent_signatures|cannot insert a non-DEFAULT value into column "lapses_at")$/,
      );
  });

  it('is not made of another, nor the other way round', async () => {
    await signForm(cast, form);
    expect(await asSender(`update consent_signatures set method = 'ORAL_EXCEPTION'`)).toBe(
      'permission denied for table consent_signatures',
    );
  });
});

describe('a drawn signature', () => {
  const drawn = { method: 'ELECTRONIC', form_hash: 'a'.repeat(64) };

  it('has its drawing, the hash of the form, and the day on which it is drawn', async () => {
    expect(await signs(drawn)).toBe('consent_signatures_evidence_fk');
    expect(await signs({ ...drawn, form_hash: null }, evidence(DRAWN))).toBe('consent_signatures_electronic_check');
    expect(await signs({ ...drawn, form_hash: 'A'.repeat(64) }, evidence(DRAWN))).toBe('consent_signatures_form_hash_check');
    expect(await signs({ form_hash: drawn.form_hash })).toBe('consent_signatures_electronic_check');
    expect(await signs(drawn, evidence({ ...DRAWN, drawing: null }))).toBe('signature_evidence_method_check');
    expect(await signs(drawn, evidence({ ...DRAWN, discloser_id: cast.other }))).toBe('policy signature_evidence');
    expect(await signs(drawn, evidence(DRAWN))).toBe('1 rows');
    expect(await asSender(evidence(DRAWN))).toBe('signature_evidence_pkey');
  }); // prettier-ignore
});

describe('what was only said', () => {
  let lapses: string;
  beforeEach(async () => {
    await sayForm(cast, form);
    const { rows } = await test.owner.query<{ lapses: string }>(
      `select lapses_at::text as lapses from consent_signatures where consent_id = $1 and lapses_at = recorded_at + interval '336 hours'`,
      [form],
    );
    lapses = rows[0]?.lapses ?? 'It does not lapse.';
  });

  it('releases no special category', async () => {
    const row = await releaseRow(cast, form, health, cast.family.mother);
    expect(await asSender(insertRow('releases', { ...row, lapses_1: lapses }))).toBe('releases_ticked_1_fk');
  });

  it('counts for a fortnight: no release on it says more, nor leaves the end open', async () => {
    await test.owner.query('delete from releases where consent_id = $1', [form]);
    const row = await releaseRow(cast, form, contact, cast.family.mother);
    const grant = (change: Row): Promise<string> => asSender(insertRow('releases', { ...row, ...change }));
    expect(await grant({})).toBe('releases_lapses_1_fk');
    expect(await grant({ lapses_1: lapses, closes_at: 'infinity' })).toBe(
      'cannot insert a non-DEFAULT value into column "closes_at"',
    );
    expect(await grant({ lapses_1: lapses })).toBe('1 rows');
    await signForm(cast, form, cast.family.father);
    const both = { ...(await releaseRow(cast, form, childs, cast.family.father)), category: 'SUPPORT_SO_FAR' };
    await test.owner.query(`delete from releases where consent_id = $1 and category = 'SUPPORT_SO_FAR'`, [form]);
    const second = (change: Row): Promise<string> => asSender(insertRow('releases', { ...both, ...change }));
    expect(await second({ signer_2: cast.family.mother })).toBe('releases_lapses_check');
    expect(await second(signedToo(2, cast.family.mother))).toBe('releases_lapses_2_fk');
    expect(await second({ ...signedToo(2, cast.family.father), ...signedToo(3, cast.family.mother) })).toBe('releases_lapses_3_fk');
    expect(await second({ signer_2: cast.family.mother, lapses_2: lapses })).toBe('1 rows');
  }); // prettier-ignore

  it('is sent with its own end, not the form’s', async () => {
    const referral = await draftCase(cast, [contact]);
    const item = await payloadRow(cast, referral, contact, form);
    const sending = insertRow('sendings', await sendingRow(cast, referral, contact));
    expect(await asSender(sending, insertRow('payload_items', item))).toBe('payload_items_ground_fk');
    await sentCase(cast, [contact]);
    const longer = `update payload_items set closes_at = 'infinity' where consent_id = '${form}'`;
    expect(await asSender(AS_SYSTEM, longer)).toBe('payload_items_ground_fk');
  });

  describe('and its paper', () => {
    const paper = async (change: Row = {}, signer = cast.family.mother): Promise<string> => {
      const { drafted_at = null, signed_on = null } = await signatureRow(cast, form, signer);
      const by = { special_categories: false, recorded_by: cast.sender.accountId };
      return insertRow('signature_papers', { ...named(signer), drafted_at, signed_on, ...by, ...change });
    };
    const lift = (signer = cast.family.mother, also = ''): string =>
      `update consent_signatures set papered = true${also} where consent_id = '${form}' and signer_id = '${signer}'`;

    it('lift its end only by the same person’s name', async () => {
      await sayForm(cast, form, cast.family.father);
      expect(await asSender(lift())).toBe('consent_signatures_paper_fk');
      const his = await paper({}, cast.family.father);
      expect(await asSender(his, lift())).toBe('consent_signatures_paper_fk');
      expect(await asSender(await paper({ signer_id: newId() }))).toBe('signature_papers_oral_fk');
      expect(await asSender(await paper(), lift())).toBe('1 rows');
    });

    it('follow only what was said', async () => {
      await signForm(cast, form, cast.family.father);
      expect(await asSender(await paper({}, cast.family.father))).toBe('signature_papers_oral_fk');
      expect(await asSender(lift(cast.family.father))).toBe('0 rows');
    });

    it('tick the special categories only where they are ticked on it', async () => {
      const ticks = lift(cast.family.mother, ', paper_ticks = true');
      expect(await asSender(await paper(), ticks)).toBe('consent_signatures_paper_ticks_fk');
      const bare = ticks.replace('papered = true, ', '');
      expect(await asSender(await paper(), bare)).toBe('policy consent_signatures');
      expect(await asSender(await paper({ special_categories: true }), ticks)).toBe('1 rows');
    });

    it.each<[string, () => Row, string]>([
      ['of a day before the drafting', () => ({ signed_on: '2020-01-01' }), 'signature_papers_signed_on_check'],
      ['of a day to come', () => ({ signed_on: '2199-01-01' }), 'signature_papers_signed_on_check'],
      ['drafted at another time', () => ({ drafted_at: '2020-01-01' }), 'signature_papers_oral_fk'],
      ['in another account’s name', () => ({ recorded_by: cast.third.accountId }), 'policy signature_papers'],
      ['under another discloser', () => ({ discloser_id: cast.other }), 'policy signature_papers'],
      ['dated by hand', () => ({ recorded_at: '2020-01-01' }), 'permission denied for table signature_papers'],
    ])('are refused %s', async (_title, lie, refusal) => {
      expect(await asSender(await paper(lie()))).toBe(refusal);
    }); // prettier-ignore

    it('are recorded by its discloser, once, and not of what was taken back', async () => {
      for (const settings of [settingsOf(cast.third), settingsOf(cast.recipient)]) {
        expect(await play(attacker, settings, await paper())).toBe('policy signature_papers');
        expect(await play(attacker, settings, lift())).toBe('0 rows');
      }
      expect(await asSender(AS_SYSTEM, lift())).toBe('policy consent_signatures');
      await paperForm(cast, form);
      expect(await asSender(await paper())).toBe('signature_papers_pkey');
      expect(await asSender(lift())).toBe('0 rows');
      expect(await asSender('delete from signature_papers')).toBe('permission denied for table signature_papers');
      const again = await draftForm(cast, { items: [contact] });
      await sayForm(cast, again);
      await revokeForm(cast, again);
      expect(await asSender(lift().replace(form, again))).toBe('0 rows');
    }); // prettier-ignore
  });
});
