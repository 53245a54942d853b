import { loaderPerWork } from '../../graphql/context';
import { consentsOfFamilies } from './consent-file';
import { toConsentView } from './consent-view';
import type { ConsentView } from './consent.types';
import { findSignatures } from './signature-repository';

/** The consents of families whose visibility was decided, batched; each one is on record as read. */
export const consentViewsOfFamilies = loaderPerWork<string, ConsentView[]>(async (work, familyIds) => {
  const files = await consentsOfFamilies(work).loadMany(familyIds);
  const ids = files.flatMap((file) => (file instanceof Error ? [] : file.rows.map((row) => row.id)));
  const signatures = await findSignatures(work, ids);
  return files.map((file) => {
    if (file instanceof Error) return file;
    return file.rows.map((row) => {
      work.trail.read('CONSENT', row.id, 'CONSENT');
      const own = signatures.filter((signature) => signature.consentId === row.id);
      return toConsentView(row, file, own, work.now);
    });
  });
});
