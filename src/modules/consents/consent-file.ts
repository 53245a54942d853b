import type { Work } from '../../db/work';
import { loaderPerWork } from '../../graphql/context';
import { rostersOf } from '../families';
import { getSettings } from '../networks';
import type { ConsentFile, ConsentForm } from './consent-gate';
import {
  findConsentsOfFamilies,
  findItems,
  findReleases,
  findRevokedForms,
  lockConsentsOfFamily,
} from './consent-repository';
import type { Consent } from './consent.entity';
import type { ConsentFacts } from './consent-states';
import { findSignatures, findTakenBack } from './signature-repository';
import { toFormSignature } from './to-form-signature';

/** Everything recorded of a family's releases, as the gate reads it, with the rows it was made of. */
export interface FamilyConsents extends ConsentFile {
  readonly rows: readonly Consent[];
  readonly facts: ReadonlyMap<string, ConsentFacts>;
}

/** The consents of families, batched. Only the discloser sees them; row-level security leaves others' empty. */
export const consentsOfFamilies = loaderPerWork<string, FamilyConsents>(async (work, familyIds) =>
  assemble(work, familyIds, await findConsentsOfFamilies(work, familyIds)),
);

/** The same for one family, every form held until the transaction ends: a revocation waits. */
export async function lockFamilyConsents(work: Work, familyId: string): Promise<FamilyConsents> {
  const [consents] = await assemble(work, [familyId], await lockConsentsOfFamily(work, familyId));
  if (consents === undefined) throw new Error('One family was asked for.');
  return consents;
}

async function assemble(
  work: Work,
  familyIds: readonly string[],
  rows: readonly Consent[],
): Promise<FamilyConsents[]> {
  const facts = await factsOf(work, rows);
  const rosters = await rostersOf(work).loadMany(familyIds);
  const { childCustody } = await getSettings(work);
  return familyIds.map((familyId, place) => {
    const roster = rosters[place];
    if (roster === undefined || roster instanceof Error)
      throw roster ?? new Error('A family without its roster.');
    const own = rows.filter((row) => row.familyId === familyId);
    const ownFacts = new Map(own.flatMap((row) => [...facts].filter(([id]) => id === row.id)));
    return {
      rows: own,
      facts: ownFacts,
      forms: [...ownFacts.values()].map((fact) => fact.form),
      roster,
      childCustody,
    };
  });
}

async function factsOf(work: Work, rows: readonly Consent[]): Promise<Map<string, ConsentFacts>> {
  const ids = rows.map((row) => row.id);
  const items = await findItems(work, ids);
  const signatures = await findSignatures(work, ids);
  const releases = await findReleases(work, ids);
  const takenBack = await findTakenBack(work, ids);
  const revoked = await findRevokedForms(work, ids);
  return new Map(
    rows.map((row) => {
      const own = releases.filter((release) => release.consentId === row.id);
      const form: ConsentForm = {
        id: row.id,
        familyId: row.familyId,
        discloserId: row.discloserId,
        purpose: row.purpose,
        refused: row.state === 'REFUSED',
        revokedByCode: revoked.includes(row.id),
        opening: { opensAt: row.opensAt, closesAt: row.closesAt },
        asked: items.filter((item) => item.consentId === row.id),
        signatures: signatures.filter((signature) => signature.consentId === row.id).map(toFormSignature),
        takenBack: takenBack.filter((part) => part.consentId === row.id),
        releases: own,
      };
      return [row.id, { stored: row.state, superseded: row.supersededById !== null, form }];
    }),
  );
}
