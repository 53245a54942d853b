import { read, transact } from '../db/work';
import type { SystemActor } from '../domain/actor';
import { isId } from '../domain/ids';
import { offerReminderMail } from '../mail/offer-reminder-mail';
import { MailRefused } from '../mail/post';
import { newSecretToken } from '../modules/accounts';
import { ReminderTaken, handOverReminder, nextReminderStep, settleReminder } from '../modules/offers';
import type { Job, JobParts } from './job-parts';

/**
 * Sends one reminder, at most once. The token of its link is made for this try and kept only as a hash; "handed over"
 * is committed when the server waits for the mail and before the first byte leaves. So a try that failed earlier is
 * repeated, and one that was cut off later is not: rather one mail too few than two.
 */
export async function sendOfferReminder(parts: JobParts, payload: unknown, job: Job): Promise<void> {
  const subject = subjectOf(payload);
  const { actor, id } = subject;
  const step = await read(parts.database, actor, 'sendOfferReminder', (work) => nextReminderStep(work, id));
  if (step.step === 'NOTHING') return;
  if (step.step === 'SETTLE') return settle(parts, subject, step.state);
  // mail was switched off: the reminder waits, as long as its job is tried again
  if (parts.post === null)
    return tryLater(parts, subject, job, new MailRefused('NOT_NOW', 'MAIL_OFF'), false);

  let handedOver = false;
  const token = newSecretToken(actor.networkId);
  const mail = offerReminderMail(step.reminder, `${parts.publicUrl}/angebot-bestaetigen/${token.text}`);
  const handOver = async (): Promise<void> => {
    await transact(parts.database, actor, 'sendOfferReminder', (work) => handOverReminder(work, id, token));
    handedOver = true;
  };
  try {
    await parts.post.deliver(mail, { signal: job.signal, handOver });
  } catch (error) {
    if (error instanceof ReminderTaken) return;
    if (!(error instanceof MailRefused)) throw error;
    if (error.refusal === 'NOT_NOW') return tryLater(parts, subject, job, error, handedOver);
    return settle(parts, subject, error.refusal === 'NEVER' ? 'REFUSED' : 'UNKNOWN', error.codes);
  }
  await settle(parts, subject, 'SENT');
}

interface Subject {
  readonly actor: SystemActor;
  readonly id: string;
}

type Outcome = Parameters<typeof settleReminder>[2];

/** What the operator should know about: each is a mail that did not arrive, or may not have. */
const FAULTS: Partial<Record<Outcome, string>> = {
  UNKNOWN: 'nobody knows whether a mail arrived; it is not sent again',
  REFUSED: 'a mail was refused for good',
  GIVEN_UP: 'a mail was given up after the last try',
};

async function settle(
  parts: JobParts,
  { actor, id }: Subject,
  state: Outcome,
  codes?: string,
): Promise<void> {
  await transact(parts.database, actor, 'settleOfferReminder', (work) => settleReminder(work, id, state));
  const fault = FAULTS[state];
  if (fault !== undefined) parts.logger.error({ networkId: actor.networkId, reminder: id, codes }, fault);
}

/** Not sent, for certain: tried again later, until it was the last time. */
async function tryLater(
  parts: JobParts,
  subject: Subject,
  job: Job,
  refused: MailRefused,
  handedOver: boolean,
): Promise<void> {
  if (job.isLastTry) return settle(parts, subject, 'GIVEN_UP', refused.codes);
  if (handedOver) await settle(parts, subject, 'WAITING');
  throw refused;
}

function subjectOf(payload: unknown): Subject {
  const { network, id } = (payload ?? {}) as Record<string, unknown>;
  if (typeof network !== 'string' || typeof id !== 'string' || !isId(network) || !isId(id))
    throw new Error('A job does not say what it is about.');
  return { actor: { kind: 'SYSTEM', networkId: network }, id };
}
