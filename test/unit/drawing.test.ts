import { randomBytes } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { DRAWING_MAX, drawingOf } from '../../src/modules/consents/drawing';
import { chunk, DRAWING, END, header, MAGIC, pixels, pngOf } from '../support/drawing';

/** A drawn signature is a PNG that holds the picture it says, and nothing else. */
const bomb = chunk('IDAT', deflateSync(Buffer.alloc(20_000_000)));

it('takes a PNG as it is, byte for byte', () => {
  expect(drawingOf(DRAWING)?.toString('base64')).toBe(DRAWING);
  const halves = pixels(40, 12).subarray(8, -4);
  const parts = [chunk('IDAT', halves.subarray(0, 5)), chunk('IDAT', halves.subarray(5))];
  expect(drawingOf(pngOf(header(40, 12), ...parts, END))).not.toBeNull();
});

it.each<[string, string]>([
  ['nothing', ''],
  ['no base64', 'Unterschrift'],
  ['base64 with a blank in it', `${DRAWING.slice(0, 8)} ${DRAWING.slice(8)}`],
  ['another kind of file', Buffer.from('<svg onload="x"/>').toString('base64')],
  ['the magic bytes alone', MAGIC.toString('base64')],
  ['no header', pngOf(pixels(40, 12), END)],
  ['no picture', pngOf(header(40, 12), END)],
  ['no end', pngOf(header(40, 12), pixels(40, 12))],
  ['something behind its end', pngOf(header(40, 12), pixels(40, 12), END, Buffer.from('mehr'))],
  ['two ends', pngOf(header(40, 12), pixels(40, 12), END, END)],
  ['a text in it', pngOf(header(40, 12), chunk('tEXt', Buffer.from('Author\0Erika')), pixels(40, 12), END)],
  ['a chunk cut short', pngOf(header(40, 12), pixels(40, 12).subarray(0, -3), END)],
  ['a bit turned', pngOf(header(40, 12), flipped(pixels(40, 12)), END)],
  ['less than it says', pngOf(header(40, 13), pixels(40, 12), END)],
  ['more than it says', pngOf(header(40, 11), pixels(40, 12), END)],
  ['far more than it says', pngOf(header(40, 12), bomb, END)],
  ['no packed picture', pngOf(header(40, 12), chunk('IDAT', Buffer.from('roh')), END)],
  ['no width', pngOf(header(0, 12), pixels(0, 12), END)],
  ['a side too long', pngOf(header(4001, 1), pixels(4001, 1), END)],
  ['a depth that is none', pngOf(header(40, 12, { depth: 3 }), pixels(40, 12), END)],
  ['an interlaced picture', pngOf(header(40, 12, { interlace: 1 }), pixels(40, 12), END)],
])('takes no drawing that is %s', (_title, base64) => {
  expect(drawingOf(base64)).toBeNull();
});

it('takes none that is too long for a request', () => {
  const noise = chunk('pHYs', randomBytes(70_000));
  const long = pngOf(header(40, 12), noise, pixels(40, 12), END);
  expect(long.length).toBeGreaterThan(DRAWING_MAX);
  expect(drawingOf(long)).toBeNull();
});

function flipped(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUInt8(copy.readUInt8(10) ^ 1, 10);
  return copy;
}
