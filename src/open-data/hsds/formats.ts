import { domainToASCII } from 'node:url';

/** Everything beyond ASCII, and what RFC 3986 keeps out of an address. */
const NOT_IN_A_URI = /[^\u0021-\u007e]|[<>"{}|\\^`[\]]/g;

/** Letters that look like brackets become brackets on the way into ASCII: such a host is none. */
const HOST = /^[a-z0-9._-]+(:\d+)?$/;

/** The address as RFC 3986 has it, umlauts encoded; null for what is none. */
export function toUri(text: string | null): string | null {
  if (text === null || !URL.canParse(text)) return null;
  const { origin, host, username, pathname, search, hash } = new URL(text);
  // no address that anybody should follow carries a name or a password
  if (username !== '' || origin === 'null' || !HOST.test(host)) return null;
  const rest = `${pathname}${search}`.replace(/%(?![0-9A-Fa-f]{2})/g, '%25') + encodeFragment(hash);
  return origin + rest.replace(NOT_IN_A_URI, encodeURIComponent);
}

function encodeFragment(hash: string): string {
  const inside = hash.slice(1).replace(/%(?![0-9A-Fa-f]{2})/g, '%25');
  return inside === '' ? '' : `#${inside.replaceAll('#', '%23')}`;
}

const EMAIL =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i;

/** The e-mail address with its domain in ASCII; null where the form of the standard has no place for it. */
export function toEmail(text: string | null): string | null {
  if (text === null) return null;
  const at = text.lastIndexOf('@');
  const email = `${text.slice(0, at)}@${domainToASCII(text.slice(at + 1))}`;
  return EMAIL.test(email) ? email : null;
}
