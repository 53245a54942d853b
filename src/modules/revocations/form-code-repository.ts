import type { Work } from '../../db/work';
import type { Revoking } from '../../domain/actor';
import type { Consent } from '../consents';
import type { ReceivedVia } from './revocation.types';

/** The consents of a form by what its code is kept as, under the present key or a former one, held for a revocation, in the order of all who hold several. */
export function lockConsentsOfCode(work: Work<Revoking>, lookups: readonly Buffer[]): Promise<Consent[]> {
  return work.db.rows<Consent>(
    `select * from consents where network_id = app.network() and id in (
        select app.consents_of_code(wanted) from unnest($1::bytea[]) as wanted)
      order by id for update`,
    [lookups],
  );
}

/** The form is over for good: nobody signs it any more. A second time changes nothing. */
export async function insertFormRevocation(
  work: Work<Revoking>,
  consentId: string,
  receivedVia: ReceivedVia,
): Promise<void> {
  await work.db.touch(
    `insert into form_revocations (network_id, consent_id, received_via, recorded_by)
     values (app.network(), $1, $2, app.account()) on conflict (network_id, consent_id) do nothing`,
    [consentId, receivedVia],
  );
}
