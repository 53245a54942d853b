import { crc32, inflateSync } from 'node:zlib';

/** Characters of base64 that a drawing may have: with the rest of the request it fits into one body. */
export const DRAWING_MAX = 90_000;

const MAGIC = Buffer.from('89504e470d0a1a0a', 'hex');
const SIDE_MAX = 4_000;
/** What an image is made of. Texts and times in it would be told unseen. */
const CHUNKS = new Set([
  'IHDR',
  'PLTE',
  'tRNS',
  'sRGB',
  'gAMA',
  'cHRM',
  'pHYs',
  'sBIT',
  'bKGD',
  'IDAT',
  'IEND',
]);
/** Samples of a pixel by colour type. */
const SAMPLES: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/**
 * A drawn signature as PNG out of its base64, or null when it is none: every chunk whole and known, the picture in it, and
 * nothing behind its end.
 */
export function drawingOf(base64: string): Buffer | null {
  if (base64.length > DRAWING_MAX) return null;
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.toString('base64') !== base64 || !bytes.subarray(0, MAGIC.length).equals(MAGIC)) return null;
  const chunks = chunksOf(bytes);
  const [header] = chunks ?? [];
  if (chunks === null || header?.type !== 'IHDR' || header.data.length !== 13) return null;
  if (chunks.at(-1)?.type !== 'IEND' || chunks.filter((chunk) => chunk.type === 'IEND').length !== 1)
    return null;
  return holdsPicture(header.data, chunks) ? bytes : null;
}

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

function chunksOf(bytes: Buffer): Chunk[] | null {
  const chunks: Chunk[] = [];
  for (let at = MAGIC.length; at < bytes.length;) {
    if (at + 12 > bytes.length) return null;
    const length = bytes.readUInt32BE(at);
    const end = at + 12 + length;
    if (end > bytes.length) return null;
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (!CHUNKS.has(type) || crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4))
      return null;
    chunks.push({ type, data: bytes.subarray(at + 8, end - 4) });
    at = end;
  }
  return chunks;
}

/** Exactly as many bytes as width, height and colours ask for; never more are unpacked. */
function holdsPicture(header: Buffer, chunks: readonly Chunk[]): boolean {
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const [depth = 0, colour = 0, compression, filter, interlace] = header.subarray(8);
  const samples = SAMPLES[colour];
  if (width < 1 || height < 1 || width > SIDE_MAX || height > SIDE_MAX || samples === undefined) return false;
  if (![1, 2, 4, 8].includes(depth) || compression !== 0 || filter !== 0 || interlace !== 0) return false;
  const expected = height * (1 + Math.ceil((width * depth * samples) / 8));
  const packed = Buffer.concat(chunks.filter((chunk) => chunk.type === 'IDAT').map((chunk) => chunk.data));
  try {
    return inflateSync(packed, { maxOutputLength: expected }).length === expected;
  } catch {
    return false;
  }
}
