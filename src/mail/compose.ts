import MailComposer from 'nodemailer/lib/mail-composer';
import addressparser from 'nodemailer/lib/addressparser';
import type { Mail } from './post';

export interface Composed {
  /** The address alone, as the envelope wants it. */
  readonly from: string;
  readonly to: string;
  readonly bytes: Buffer;
}

/** A mail as it goes over the wire (RFC 5322), text and HTML. */
export async function compose(mail: Mail, sender: string): Promise<Composed> {
  const from = addressOf(sender);
  const message = new MailComposer({
    from: sender,
    to: mail.to,
    replyTo: [...mail.replyTo],
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    messageId: `<${mail.id}@${from.split('@')[1] ?? 'localhost'}>`,
    // nobody's out-of-office note is wanted (RFC 3834)
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: 'win',
  });
  return { from, to: mail.to.address, bytes: await message.compile().build() };
}

function addressOf(sender: string): string {
  const [parsed] = addressparser(sender, { flatten: true });
  return parsed?.address ?? sender;
}
