import { addDays } from '../domain/period';
import { germanDay, linesOfOffer, type DueReminder } from '../modules/offers';
import { html } from '../web/html';
import type { Mail } from './post';

/** The mail that asks whether an offer is still right: what it says now, and one link. */
export function offerReminderMail(reminder: DueReminder, link: string): Mail {
  const { id, to, replyTo, content } = reminder;
  const words = wordsOf(reminder);
  return {
    id,
    to,
    replyTo,
    subject: `Stimmt das Angebot „${content.title}“ noch?`,
    text: textOf(reminder, words, link),
    html: htmlOf(reminder, words, link),
  };
}

interface Words {
  readonly why: string;
  readonly ask: string;
  readonly wrong: string;
  readonly otherwise: string;
  readonly thanks: string;
}

function wordsOf(reminder: DueReminder): Words {
  const { networkName, partnerName, confirmedOn, confirmUntil, insteadOfPartner, replyTo } = reminder;
  const lastDay = germanDay(confirmUntil);
  const instead = insteadOfPartner
    ? ` ${partnerName} hat im Hilfenetz noch kein Konto. Bitte fragen Sie dort nach, ob alles stimmt.`
    : '';
  return {
    why: `im Angebotsverzeichnis (${networkName}) steht dieses Angebot von ${partnerName}. Zuletzt bestätigt wurde es am ${germanDay(confirmedOn)}.${instead}`,
    ask: `Stimmt alles noch? Dann bestätigen Sie es bitte bis zum ${lastDay}. Ein Klick auf den Link und einer auf der Seite genügen, eine Anmeldung ist nicht nötig:`,
    wrong:
      replyTo.length === 0
        ? 'Stimmt etwas nicht mehr? Dann bestätigen Sie es bitte nicht, sondern ändern Sie das Angebot im Hilfenetz.'
        : 'Stimmt etwas nicht mehr? Dann bestätigen Sie es bitte nicht. Melden Sie die Änderung im Hilfenetz, oder antworten Sie einfach auf diese E-Mail: Ihre Antwort geht an die Netzwerkkoordination.',
    otherwise: `Ohne Bestätigung wird das Angebot ab dem ${germanDay(addDays(confirmUntil, 1))} nicht mehr angezeigt, damit Familien keine veralteten Angaben finden. Sobald jemand es bestätigt, ist es wieder da.`,
    thanks: 'Vielen Dank, dass Sie das Verzeichnis aktuell halten.',
  };
}

function textOf({ to, content, networkName }: DueReminder, words: Words, link: string): string {
  const lines = linesOfOffer(content).map(({ label, text }) => `  ${label}: ${text}`);
  return [
    `Guten Tag ${to.name},`,
    words.why,
    [`  ${content.title}`, ...lines].join('\n'),
    words.ask,
    link,
    words.wrong,
    words.otherwise,
    words.thanks,
    `Ihr Hilfenetz\n${networkName}`,
  ].join('\n\n');
}

/** Plain enough to be read aloud, and at any size: no tables, no pictures, one link that says where it leads. */
function htmlOf({ to, content, networkName }: DueReminder, words: Words, link: string): string {
  const lines = linesOfOffer(content).map(
    ({ label, text }) => html`<li><strong>${label}:</strong> ${text}</li>`,
  );
  return html`<!doctype html>
    <html lang="de">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Stimmt das Angebot „${content.title}“ noch?</title>
      </head>
      <body style="margin:0 auto;max-width:36em;padding:1em;font:1em/1.5 sans-serif;overflow-wrap:anywhere">
        <p>Guten Tag ${to.name},</p>
        <p>${words.why}</p>
        <h1 style="font-size:1.25em">${content.title}</h1>
        <ul style="padding-left:1.25em">
          ${lines}
        </ul>
        <p>${words.ask}</p>
        <p>
          <a
            href="${link}"
            style="display:inline-block;padding:.75em 1em;border:2px solid;border-radius:4px;font-weight:bold"
            >Angebot ansehen und bestätigen</a
          >
        </p>
        <p>${words.wrong}</p>
        <p>${words.otherwise}</p>
        <p>${words.thanks}</p>
        <p>Ihr Hilfenetz<br />${networkName}</p>
      </body>
    </html>`.text;
}
