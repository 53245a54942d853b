import type { Work } from '../../db/work';
import { berlinDay } from '../../domain/period';
import { connectionOf, type Connection, type Page } from '../../graphql/connection';
import { listOpenEnds, type OpenEndRow } from './open-end-repository';
import type { OpenEndReason, OpenEndView } from './open-end.types';
import { isOverdue } from './referral-states';

/** What waits too long in the whole network, for the coordination; the oldest first. */
export async function openEndsOf(work: Work, page: Page): Promise<Connection<OpenEndView>> {
  const today = berlinDay(work.now);
  const rows = await listOpenEnds(work, today, page);
  return connectionOf(
    rows,
    page,
    (row) => ({ sort: '', id: row.id }),
    (row) => toOpenEndView(row, today),
  );
}

function toOpenEndView(row: OpenEndRow, today: string): OpenEndView {
  const reasons: OpenEndReason[] = [
    ...(isOverdue(row, today) ? (['OVERDUE'] as const) : []),
    ...(row.lapsed ? (['CONSENT_ENDED'] as const) : []),
  ];
  return {
    id: row.id,
    state: row.state,
    reasons,
    urgency: row.urgency,
    respondBy: row.respondBy,
    waitingDays: row.waitingDays,
    fromPartnerId: row.fromId,
    toPartnerId: row.toId,
  };
}
