import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Where a sealed value lives. Bound into the seal: a value moved to another row or column does not open. */
export interface Place {
  readonly networkId: string;
  readonly table: string;
  readonly id: string;
  readonly column: string;
}

const VERSION = 1;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM: version, initialisation vector, tag, cipher text. */
export function sealBytes(key: Buffer, clear: Buffer, place: Place): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(boundTo(place));
  const sealed = Buffer.concat([cipher.update(clear), cipher.final()]);
  return Buffer.concat([Buffer.of(VERSION), iv, cipher.getAuthTag(), sealed]);
}

/** Throws when the key, the place or a single bit is not the one it was sealed with. */
export function openBytes(key: Buffer, sealed: Buffer, place: Place): Buffer {
  if (sealed[0] !== VERSION) throw new Error('A seal of an unknown version.');
  const iv = sealed.subarray(1, 1 + IV_BYTES);
  const tag = sealed.subarray(1 + IV_BYTES, 1 + IV_BYTES + TAG_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES });
  decipher.setAAD(boundTo(place));
  decipher.setAuthTag(tag);
  return Buffer.concat([decipher.update(sealed.subarray(1 + IV_BYTES + TAG_BYTES)), decipher.final()]);
}

export function sealText(key: Buffer, text: string, place: Place): Buffer {
  return sealBytes(key, Buffer.from(text, 'utf8'), place);
}

export function openText(key: Buffer, sealed: Buffer, place: Place): string {
  return openBytes(key, sealed, place).toString('utf8');
}

function boundTo(place: Place): Buffer {
  return Buffer.from([place.networkId, place.table, place.id, place.column].join('|'), 'utf8');
}
