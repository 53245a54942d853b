import { addDays } from '../../domain/period';
import { germanDay, linesOfOffer, type OfferToConfirm } from '../../modules/offers';
import { html } from '../html';
import type { PageText } from '../page';

/** What the offer says, and the one question about it. */
export function askText(offer: OfferToConfirm): PageText {
  const { content, partnerName, confirmedOn } = offer;
  const lines = linesOfOffer(content).map(
    ({ label, text }) =>
      html`<dt>${label}</dt>
        <dd>${text}</dd> `,
  );
  return {
    title: 'Stimmt dieses Angebot noch?',
    body: html`<h2>${content.title}</h2>
      <p>Angebot von ${partnerName}, zuletzt bestätigt am ${germanDay(confirmedOn)}.</p>
      <dl>${lines}</dl>
      <form method="post">
        <button>Ja, das Angebot stimmt noch</button>
      </form>
      <h2>Etwas stimmt nicht mehr?</h2>
      <p>
        Dann bestätigen Sie es bitte nicht. Melden Sie die Änderung im Hilfenetz, oder antworten Sie auf die
        E-Mail, die Sie hierher geführt hat. Auch wenn es das Angebot nicht mehr gibt, genügt eine kurze
        Antwort.
      </p>
      <p>${withoutConfirmation(offer)} Sobald jemand es bestätigt, ist es wieder da.</p>`.text,
  };
}

function withoutConfirmation({ confirmUntil, isPaused }: OfferToConfirm): string {
  const firstDay = germanDay(addDays(confirmUntil, 1));
  return isPaused
    ? `Seit dem ${firstDay} wird das Angebot nicht mehr angezeigt, weil es niemand bestätigt hat.`
    : `Ohne Bestätigung wird das Angebot ab dem ${firstDay} nicht mehr angezeigt.`;
}

export const CONFIRMED = 'Danke, das Angebot ist bestätigt';

export function confirmedText({ content }: OfferToConfirm, confirmUntil: string): string {
  return html`<p>
      „${content.title}“ steht weiter im Angebotsverzeichnis, bis zum ${germanDay(confirmUntil)}. Rechtzeitig
      vorher fragen wir wieder nach.
    </p>
    <p>Sie können diese Seite jetzt schließen.</p>`.text;
}

/** The same words for every link that does not hold, whatever the reason. */
export const ENDED: PageText = {
  title: 'Dieser Link gilt nicht mehr',
  body: `<p>Vielleicht ist das Angebot schon bestätigt, von Ihnen oder von jemandem aus Ihrer Einrichtung. Dann ist nichts
      mehr zu tun.</p>
      <p>Ein Link gilt nur einmal und nur eine begrenzte Zeit. Bitte prüfen Sie auch, ob die Adresse vollständig ist: Manche
      E-Mail-Programme brechen lange Adressen um.</p>
      <p>So geht es trotzdem: Melden Sie sich im Hilfenetz an und bestätigen Sie das Angebot dort, oder fragen Sie Ihre
      Netzwerkkoordination. Auch ein Angebot, das nicht mehr angezeigt wird, kommt so zurück.</p>`,
};
