import type { Work } from '../../db/work';
import type { Revoking } from '../../domain/actor';
import { formCodeLookup, type Consent } from '../consents';
import { doorOf, requireOwnDoor, wrongCode } from './received-via';
import { insertFormRevocation, lockConsentsOfCode } from './form-code-repository';
import { findStandingSigners } from './revocation-repository';
import type { RevokeByCodeInput } from './revocation.types';
import { takeBack } from './take-back';

/**
 * Revokes a form by the code printed on it and a birth month that stands there (Art. 7 (3) DSGVO: as easily as it was given).
 * The code belongs to the form, and the form to all who signed it, so everything goes: what each standing signer gave, at all
 * disclosers that share the form; and it takes no signature any more, also when one on paper was not recorded yet. All
 * consequences in this one transaction, as in revokeConsent.
 *
 * Any partner may record it, named on the form or not: whoever has code and month could do so on the public page as well, and
 * a refusal that nobody is told would lose the family's word.
 *
 * @throws FORBIDDEN, INVALID_INPUT (received-via.ts); a wrong code, which only the audit trail is told (isWrongCode)
 */
export async function revokeByCode(work: Work<Revoking>, input: RevokeByCodeInput): Promise<void> {
  const { networkId, recordedBy } = work.actor;
  requireOwnDoor(recordedBy, input.receivedVia);
  const lookups = [work.installationKey, ...work.formerKeys].map((key) =>
    formCodeLookup(key, networkId, input.code, input.birthMonth),
  );
  const consents = await lockConsentsOfCode(work, lookups);
  if (consents.length === 0) throw wrongCode();
  for (const consent of consents) await revokeForm(work, consent, input);
  work.trail.done('CONSENT');
}

async function revokeForm(work: Work<Revoking>, consent: Consent, input: RevokeByCodeInput): Promise<void> {
  const { id: consentId, discloserId } = consent;
  const receivedVia = doorOf(work.actor.recordedBy, input.receivedVia, discloserId);
  work.trail.touch('CONSENT', consentId);
  for (const revokedById of await findStandingSigners(work, consentId))
    await takeBack(work, { consentId, revokedById, receivedVia, parts: null });
  await insertFormRevocation(work, consentId, receivedVia);
}
