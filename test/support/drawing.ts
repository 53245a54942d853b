import { crc32, deflateSync } from 'node:zlib';

/** PNGs by hand: a drawn signature, and what else looks like one. */
export function chunk(type: string, data: Buffer = Buffer.alloc(0)): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

export const MAGIC = Buffer.from('89504e470d0a1a0a', 'hex');
export const END = chunk('IEND');

/** The header of a grey picture of one bit a pixel. */
export function header(
  width: number,
  height: number,
  change: { depth?: number; interlace?: number } = {},
): Buffer {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  data[8] = change.depth ?? 1;
  data[12] = change.interlace ?? 0;
  return chunk('IHDR', data);
}

/** What lies in it: a line of pixels is a filter byte and its bits. */
export function pixels(width: number, height: number): Buffer {
  return chunk('IDAT', deflateSync(Buffer.alloc(height * (1 + Math.ceil(width / 8)), 0x55).fill(0, 0, 1)));
}

export function pngOf(...chunks: readonly Buffer[]): string {
  return Buffer.concat([MAGIC, ...chunks]).toString('base64');
}

/** A small picture that is one. */
export const DRAWING = pngOf(header(40, 12), pixels(40, 12), END);
