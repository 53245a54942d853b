import { isWrongCode } from './received-via';

/** An answer leaves at a full multiple of this after it was asked for, in milliseconds. */
export const ANSWER_STEP = 400;

/** How long an answer that took so many milliseconds still waits. */
export function waitAfter(elapsed: number): number {
  return Math.ceil(elapsed / ANSWER_STEP) * ANSWER_STEP - elapsed;
}

/**
 * The same answer for a right code and a wrong one, and at the same time: it leaves at the next full step, by a clock that
 * nobody sets. What fails is told, also at a full step: a revocation that is lost unseen would be worse.
 */
export async function answerEvenly(revoke: () => Promise<void>): Promise<true> {
  const begun = performance.now();
  try {
    await revoke();
  } catch (error) {
    if (!isWrongCode(error)) throw error;
  } finally {
    await pause(waitAfter(performance.now() - begun));
  }
  return true;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds));
}
