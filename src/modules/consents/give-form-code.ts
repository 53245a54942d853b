import type { Work } from '../../db/work';
import type { Person } from '../../domain/actor';
import { birthMonthsOf, rostersOf, type FamilyRow } from '../families';
import { openKey, openText, sealText, type Place } from '../keys';
import { getSettings } from '../networks';
import type { ConsentItem } from './consent-words';
import { formCodeLookup, monthsOnForm, newFormCode } from './form-code';

/** The code of a form about to be drafted. */
export interface FormCode {
  /** For the form itself, to be shown to whoever recorded it; null where no birth month is on record: then there is no code. */
  readonly sealed: Buffer | null;
  /** What it is found by: one for each birth month on the form. */
  readonly lookups: readonly Buffer[];
}

/**
 * Makes the code of a new form, with the birth months that are on record now: it is they that stand on the paper, whatever is
 * corrected later. No code where no month is known: one that never fits would be a promise that nobody keeps.
 */
export async function giveFormCode(
  work: Work<Person>,
  family: FamilyRow,
  consentId: string,
  asked: readonly ConsentItem[],
): Promise<FormCode> {
  const { networkId } = work.actor;
  const key = await openKey(work, family.keyId);
  const roster = await rostersOf(work).load(family.id);
  const { childCustody } = await getSettings(work);
  const birthMonths = await birthMonthsOf(work, family.id, key);
  const months = monthsOnForm(roster, asked, childCustody, birthMonths);
  if (months.length === 0) return { sealed: null, lookups: [] };
  const code = newFormCode();
  return {
    sealed: sealText(key, code, codePlace(networkId, consentId)),
    lookups: months.map((month) => formCodeLookup(work.installationKey, networkId, code, month)),
  };
}

export function openFormCode(
  key: Buffer,
  consent: { readonly networkId: string; readonly id: string; readonly formCode: Buffer },
): string {
  return openText(key, consent.formCode, codePlace(consent.networkId, consent.id));
}

function codePlace(networkId: string, id: string): Place {
  return { networkId, table: 'consents', id, column: 'form_code' };
}
