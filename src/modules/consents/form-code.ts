import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { InstallationKey } from '../../domain/installation-key';
import type { FamilyRoster } from '../families';
import type { ConsentItem } from './consent-words';
import { mustOrMaySign, requiredSigners, type ChildCustodyRule } from './required-signers';

/** Letters and digits that nobody takes for another, on paper or by telephone: no 0 or O, no 1 or I. */
const SIGNS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** Twelve signs of 32: 60 bits that nobody guesses, not even without a limit on trying. */
const LENGTH = 12;

/** The code of a form, `K7MP-2QXR-9TDW`: whoever has the form and a birth month on it can revoke it. */
export function newFormCode(): string {
  const signs = [...randomBytes(LENGTH)].map((byte) => SIGNS.charAt(byte % SIGNS.length)).join('');
  return signs.replace(/(.{4})(?=.)/g, '$1-');
}

/**
 * What a code and a birth month are kept as and found by. Without the installation's key nobody finds a form by it, nor a
 * month; small letters, blanks and dashes are as good as the printed ones.
 *
 * @param month a month as the form has it, `2026-03`
 */
export function formCodeLookup(
  installation: InstallationKey,
  networkId: string,
  code: string,
  month: string,
): Buffer {
  const key = hkdfSync('sha256', installation.bytes, '', 'hilfenetz form codes', 32);
  const parts = [networkId, code.toUpperCase().replace(/[^A-Z0-9]/g, ''), month.trim()];
  return createHmac('sha256', Buffer.from(key)).update(parts.join('|')).digest();
}

/**
 * The birth months that go with a form's code, `2026-03`: of everybody whom it asks about and everybody who has to sign for
 * them, for a pregnancy the month it is due. Where none of these is on record, those of the whole family: a form without any
 * could not be revoked by its code.
 *
 * @param birthMonths by member, as far as they are on record
 */
export function monthsOnForm(
  roster: FamilyRoster,
  asked: readonly ConsentItem[],
  childCustody: ChildCustodyRule,
  birthMonths: ReadonlyMap<string, string>,
): string[] {
  const onForm = roster.members.filter((member) =>
    asked.some(
      ({ subjectId, category }) =>
        subjectId === member.id ||
        mustOrMaySign(requiredSigners(roster, subjectId, childCustody, category), member.id),
    ),
  );
  const monthsOf = (members: readonly { id: string }[]): string[] => [
    ...new Set(members.flatMap((member) => birthMonths.get(member.id) ?? [])),
  ];
  const months = monthsOf(onForm);
  return months.length > 0 ? months : monthsOf(roster.members);
}
