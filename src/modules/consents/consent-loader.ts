import { loaderPerWork } from '../../graphql/context';
import { deputisedForFamilies } from '../families';
import { consentsOfFamilies } from './consent-file';
import { toConsentView } from './consent-view';
import type { ConsentView } from './consent.types';
import { findSignatures } from './signature-repository';

/** The consents of families whose visibility was decided, batched; each one is on record as read. */
export const consentViewsOfFamilies = loaderPerWork<string, ConsentView[]>(async (work, familyIds) => {
  const files = await consentsOfFamilies(work).loadMany(familyIds);
  const ids = files.flatMap((file) => (file instanceof Error ? [] : file.rows.map((row) => row.id)));
  const signatures = await findSignatures(work, ids);
  const deputised = await deputisedForFamilies(work).loadMany(familyIds);
  return files.map((file, place) => {
    if (file instanceof Error) return file;
    const deputyOf = deputised[place] ?? null;
    if (deputyOf instanceof Error) return deputyOf;
    return file.rows.map((row) => {
      work.trail.read('CONSENT', row.id, 'CONSENT', deputyOf);
      const own = signatures.filter((signature) => signature.consentId === row.id);
      return toConsentView(row, file, own, work.now);
    });
  });
});
