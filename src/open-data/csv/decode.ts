/** The text of a file, and whether it may have lost letters on its way. */
export interface Decoded {
  readonly text: string;
  /** It came in a character set of Western Europe: a spreadsheet has written `?` for every letter it has not. */
  readonly western: boolean;
}

const UTF_16 = [
  [0xff, 0xfe],
  [0xfe, 0xff],
];

/**
 * UTF-8, or else the Windows-1252 in which a German spreadsheet saves "CSV (Trennzeichen-getrennt)"; null when it is
 * neither, as a picture or a file in UTF-16 is.
 */
export function decode(bytes: Uint8Array): Decoded | null {
  if (UTF_16.some((mark) => mark.every((byte, place) => bytes[place] === byte))) return null;
  const utf8 = decodeUtf8(bytes);
  const text = utf8 ?? decodeWestern(bytes);
  if (isBinary(text)) return null;
  return { text: text.replace(/\r\n?/g, '\n'), western: utf8 === null };
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** What Windows-1252 has where Latin 1 has control characters. Some versions of Node decode them as those. */
const BETWEEN_80_AND_9F = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function decodeWestern(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (character) => BETWEEN_80_AND_9F.charAt(character.charCodeAt(0) - 0x80));
}

/** Control characters, those included that Windows-1252 leaves free: no spreadsheet writes them. */
function isBinary(text: string): boolean {
  // eslint-disable-next-line no-control-regex -- it is control characters that are looked for
  return /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/.test(text);
}
