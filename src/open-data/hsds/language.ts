import { derivedId, present, type HsdsObject } from './document';

const GERMAN_SIGN_LANGUAGE = { code: 'gsg', name: 'Deutsche Gebärdensprache' };
const names = new Intl.DisplayNames('de', { type: 'language', fallback: 'none' });

/** Library codes of ISO 639-2 that ISO 639-3 does not know. */
const BIBLIOGRAPHIC = /^(alb|arm|baq|bur|chi|cze|dut|fre|geo|ger|gre|ice|mac|mao|may|per|rum|slo|tib|wel)$/;

/** Languages an offer is held in. A code that no standard knows is kept as a name, without a code. */
export function toLanguages(
  serviceId: string,
  codes: readonly string[],
  signLanguage: boolean,
): HsdsObject[] {
  const spoken = codes.map(languageOf);
  const all =
    signLanguage && !codes.includes(GERMAN_SIGN_LANGUAGE.code) ? [...spoken, GERMAN_SIGN_LANGUAGE] : spoken;
  return all.map(({ code, name }) =>
    present({
      id: derivedId('language', serviceId, code ?? name),
      service_id: serviceId,
      name,
      code,
    }),
  );
}

interface Language {
  readonly code: string | null;
  readonly name: string;
}

/** Asking the language data takes long, and there are only so many codes of two or three letters. */
const known = new Map<string, Language>();

function languageOf(code: string): Language {
  const found = known.get(code) ?? lookUp(code);
  known.set(code, found);
  return found;
}

function lookUp(code: string): Language {
  if (code === GERMAN_SIGN_LANGUAGE.code) return GERMAN_SIGN_LANGUAGE;
  const name = names.of(code);
  if (name === undefined) return { code: null, name: code };
  return { code: code.length === 2 || BIBLIOGRAPHIC.test(code) ? canonical(code) : code, name };
}

/** `iw` is `he` today, and `ger` is `de`. */
function canonical(code: string): string {
  return Intl.getCanonicalLocales(code)[0] ?? code;
}
