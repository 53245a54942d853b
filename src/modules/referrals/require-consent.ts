import { DomainError } from '../../domain/errors';
import type { ConsentDecision, ConsentItem, Cover } from '../consents';

/**
 * The gate's answer as a refusal, naming the payload item that is not covered.
 *
 * @throws CONSENT_REQUIRED with `details.reason` and `details.field`
 */
export function requireConsent(decision: ConsentDecision, items: readonly ConsentItem[]): readonly Cover[] {
  if (decision.allowed) return decision.covers;
  const { subjectId, category } = decision.item;
  const place = items.findIndex((item) => item.subjectId === subjectId && item.category === category);
  throw new DomainError('CONSENT_REQUIRED', { reason: decision.reason, field: `payload[${place}].category` });
}
