import type { Deputy } from './deputy.entity';
import type { DeputyView } from './deputy.types';

export function toDeputyView(deputy: Deputy, now: Date): DeputyView {
  const { id, accountId, deputyId, validFrom, validUntil, endedAt, opensAt, closesAt } = deputy;
  const active = endedAt === null && opensAt <= now && now < closesAt;
  return { id, from: validFrom, until: validUntil, endedAt, active, accountId, deputyId };
}
