import { html, type Html } from '../html';
import type { PageText } from '../page';

const MONTHS = [
  'Januar', 'Februar', 'März', 'April', 'Mai', 'Juni', 'Juli', 'August', 'September', 'Oktober', 'November', 'Dezember',
]; // prettier-ignore

export const NOT_FILLED = 'Bitte füllen Sie alle drei Felder aus.';

/** What can be revoked here, how, and what comes of it. */
export function askText(networkName: string, problem: string | null): PageText {
  const told = problem === null ? '' : html`<p class="problem" role="alert">${problem}</p>`;
  return {
    title: 'Einwilligung widerrufen',
    body: html`${told}
      <p>${networkName}</p>
      <p>
        Sie haben ein Formular unterschrieben, damit Fachleute über Ihre Familie sprechen dürfen. Das können
        Sie jederzeit beenden. Einen Grund müssen Sie nicht nennen. Sie brauchen nur das Formular.
      </p>
      <form method="post">
        <label for="code">Code, der auf dem Formular steht</label>
        <input
          id="code"
          name="code"
          aria-describedby="code-form"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck="false"
          maxlength="40"
          required
        />
        <p id="code-form">Zum Beispiel so: ABCD-EFGH-JKLM. Groß oder klein ist gleich.</p>
        <fieldset>
          <legend>Ein Geburtsmonat, der auf dem Formular steht</legend>
          <p>Ihrer oder der Ihres Kindes. In der Schwangerschaft: der Monat, in dem Ihr Kind kommen soll.</p>
          <label for="monat">Monat</label>
          <select id="monat" name="monat" required>
            <option value="">Bitte wählen</option>
            ${MONTHS.map(monthChoice)}
          </select>
          <label for="jahr">Jahr, mit vier Ziffern</label>
          <input id="jahr" name="jahr" inputmode="numeric" autocomplete="off" maxlength="4" required />
        </fieldset>
        <button>Jetzt widerrufen</button>
      </form>
      <h2>Was dann geschieht</h2>
      <ul>
        <li>
          Alles, was mit diesem Formular erlaubt war, ist beendet. Das gilt für alle, die es unterschrieben
          haben.
        </li>
        <li>
          Was über Sie verschickt und noch nicht angenommen ist, kann die Stelle, an die es ging, nicht mehr
          lesen.
        </li>
        <li>
          Wer schon mit Ihnen arbeitet, kann nicht mehr lesen, was mit diesem Formular mitgeteilt wurde. Er
          muss es löschen, oder sagen, welches Gesetz verlangt, dass er es aufhebt.
        </li>
        <li>Was bis jetzt geschehen ist, war erlaubt und bleibt es.</li>
      </ul>
      ${SILENCE} ${OTHER_WAYS}`.text,
  };
}

function monthChoice(name: string, place: number): Html {
  return html`<option value="${String(place + 1).padStart(2, '0')}">${name}</option> `;
}

const SILENCE = html`<h2>Warum hier nicht steht, ob der Code stimmt</h2>
  <p>
    Nach dem Absenden sehen Sie immer dasselbe, ob der Code richtig war oder nicht. So kann niemand durch
    Probieren etwas über eine Familie erfahren. Wenn Sie sicher sein wollen, fragen Sie bei der Stelle nach,
    bei der Sie unterschrieben haben.
  </p>`;

const OTHER_WAYS = html`<h2>Es geht auch ohne diese Seite</h2>
  <p>
    Sagen Sie es dort, wo Sie unterschrieben haben, bei einer Stelle, die auf dem Formular steht, oder bei der
    Koordination des Netzwerks, auch am Telefon.
  </p>`;

/** The same words for what was right and what was wrong. */
export const ARRIVED: PageText = {
  title: 'Ihre Angabe ist angekommen',
  body: html`<p>
      Wenn Code und Geburtsmonat zu einem Formular gehören, ist jetzt alles beendet, was mit ihm erlaubt war.
      Sie müssen nichts weiter tun.
    </p>
    ${SILENCE} ${OTHER_WAYS}
    <p><a href="">Noch einen Code eingeben</a></p>`.text,
};

/** @param seconds after which the next code is taken */
export function tooManyText(seconds: number): PageText {
  const minutes = Math.ceil(seconds / 60);
  return {
    title: 'Bitte warten Sie einen Moment',
    body: html`<p>
        Es sind gerade sehr viele Codes eingegeben worden. Ihre Angabe ist
        <strong>nicht</strong> angekommen. Bitte versuchen Sie es in
        ${minutes === 1 ? 'einer Minute' : `${minutes} Minuten`} noch einmal.
      </p>
      ${OTHER_WAYS}
      <p><a href="">Zurück zur Eingabe</a></p>`.text,
  };
}

export const FAILED: PageText = {
  title: 'Das hat gerade nicht geklappt',
  body: html`<p>
      Ihre Angabe ist <strong>nicht</strong> angekommen. Das liegt nicht an Ihnen. Bitte versuchen Sie es in
      ein paar Minuten noch einmal.
    </p>
    ${OTHER_WAYS}
    <p><a href="">Zurück zur Eingabe</a></p>`.text,
};

export const NO_NETWORK: PageText = {
  title: 'Diese Seite gibt es nicht',
  body: html`<p>Bitte prüfen Sie, ob die Adresse vollständig ist.</p>
    ${OTHER_WAYS}`.text,
};
