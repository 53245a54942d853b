import { berlinDay } from '../../domain/period';
import { loaderPerWork } from '../../graphql/context';
import {
  findSignatures,
  findTerminations,
  findTerms,
  findTopicAreasOfAgreements,
} from './agreement-repository';
import type { AgreementSignature, Termination } from './agreement.entity';
import { isMember } from './membership';

/** Whether partners are members today, batched. */
export const membershipOf = loaderPerWork<string, boolean>(async (work, partnerIds) => {
  const terms = await findTerms(work, partnerIds);
  const today = berlinDay(work.now);
  return partnerIds.map((id) => isMember(terms, id, today));
});

export const signaturesOf = loaderPerWork<string, AgreementSignature[]>(async (work, ids) => {
  const rows = await findSignatures(work, ids);
  return ids.map((id) => rows.filter((row) => row.agreementId === id));
});

export const terminationOf = loaderPerWork<string, Termination | null>(async (work, ids) => {
  const rows = await findTerminations(work, ids);
  return ids.map((id) => rows.find((row) => row.agreementId === id) ?? null);
});

export const topicAreasOfAgreements = loaderPerWork<string, { id: string; name: string }[]>(
  async (work, ids) => {
    const rows = await findTopicAreasOfAgreements(work, ids);
    return ids.map((agreement) =>
      rows.filter((row) => row.agreementId === agreement).map(({ id, name }) => ({ id, name })),
    );
  },
);
