/**
 * One mail to one person about one period. HANDED_OVER is written just before the last byte leaves: whoever finds it
 * later cannot know whether the mail arrived, and does not send it again (UNKNOWN).
 */
export type ReminderState =
  'WAITING' | 'HANDED_OVER' | 'SENT' | 'SUPERFLUOUS' | 'REFUSED' | 'UNKNOWN' | 'GIVEN_UP';

/** From which states a reminder comes to each. */
export const REMINDER_SOURCES = {
  /** The server said "not now" after all: another try. */
  WAITING: ['HANDED_OVER'],
  HANDED_OVER: ['WAITING'],
  /** The server has taken it; also when somebody else thought its sender dead. */
  SENT: ['HANDED_OVER', 'UNKNOWN'],
  /** Confirmed, given up or paused in the meantime, or the person has left. */
  SUPERFLUOUS: ['WAITING'],
  /** The server will never take it. */
  REFUSED: ['WAITING', 'HANDED_OVER'],
  UNKNOWN: ['HANDED_OVER'],
  /** Tried often enough. */
  GIVEN_UP: ['WAITING', 'HANDED_OVER'],
} as const satisfies Record<ReminderState, readonly ReminderState[]>;
