import type { ApolloServer } from '@apollo/server';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Asker } from '../../api/operation-context';
import { page, type PageText } from '../page';

const SET_PASSWORD =
  'mutation ($token: String!, $password: String!) { setPassword(token: $token, password: $password) }';

/** What the person is told, by the reason of the refusal. */
const MESSAGES: Record<string, string> = {
  TOO_SHORT: 'Das Passwort ist zu kurz. Bitte nehmen Sie mindestens 12 Zeichen.',
  TOO_LONG: 'Das Passwort ist zu lang. Bitte nehmen Sie höchstens 200 Zeichen.',
  EMPTY: 'Bitte geben Sie ein Passwort ein.',
  DIFFERENT: 'Die beiden Eingaben sind nicht gleich. Bitte geben Sie das Passwort noch einmal ein.',
  LINK_ENDED: 'Dieser Link gilt nicht mehr. Bitte lassen Sie sich einen neuen geben.',
};

/** The page behind a one-time link: looking at it changes nothing, sending it sets the password. Works without JavaScript. */
export function passwordPage(app: FastifyInstance, apollo: ApolloServer<Asker>): void {
  app.get<{ Params: { token: string } }>('/passwort/:token', (_request, reply) =>
    show(reply, 200, form(null)),
  );

  app.post<{ Params: { token: string } }>('/passwort/:token', async (request, reply) => {
    const { password, again } = fieldsOf(request.body);
    if (password !== again) return show(reply, 400, form('DIFFERENT'));
    const { body } = await apollo.executeOperation(
      { query: SET_PASSWORD, variables: { token: request.params.token, password } },
      { contextValue: { actor: { kind: 'NOBODY' }, tokenRejected: false } },
    );
    const refusal = body.kind === 'single' ? body.singleResult.errors?.[0] : undefined;
    if (refusal === undefined) return show(reply, 200, done);
    const reason = String((refusal.extensions?.details as { reason?: string } | undefined)?.reason);
    return show(reply, 400, reason === 'LINK_ENDED' ? ended : form(reason));
  });
}

function form(problem: string | null): PageText {
  const message =
    problem === null
      ? ''
      : `<p class="problem" role="alert">${MESSAGES[problem] ?? 'Das hat nicht geklappt. Bitte versuchen Sie es noch einmal.'}</p>`;
  return {
    title: 'Passwort festlegen',
    body: `${message}
      <p>Mit diesem Passwort melden Sie sich künftig im Netzwerk Frühe Hilfen an. Bitte nehmen Sie mindestens 12 Zeichen.</p>
      <form method="post">
        <label for="password">Neues Passwort</label>
        <input id="password" name="password" type="password" autocomplete="new-password" minlength="12" maxlength="200" required>
        <label for="again">Noch einmal zur Sicherheit</label>
        <input id="again" name="again" type="password" autocomplete="new-password" minlength="12" maxlength="200" required>
        <button>Passwort speichern</button>
      </form>`,
  };
}

const done: PageText = {
  title: 'Ihr Passwort ist gespeichert',
  body: '<p>Sie können sich jetzt anmelden. Dieser Link wird nicht mehr gebraucht.</p>',
};

const ended: PageText = { title: 'Dieser Link gilt nicht mehr', body: `<p>${MESSAGES.LINK_ENDED}</p>` };

function fieldsOf(body: unknown): { password: string; again: string } {
  const fields = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const text = (name: string): string => (typeof fields[name] === 'string' ? fields[name] : '');
  return { password: text('password'), again: text('again') };
}

function show(reply: FastifyReply, status: number, text: PageText): FastifyReply {
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(page(text));
}
