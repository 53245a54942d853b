/** Which characters a font has a picture for. */
export interface Coverage {
  has(codePoint: number): boolean;
}

/**
 * Reads the table `cmap` of a TrueType font (OpenType specification, formats 4 and 12): a tagged PDF is refused when a
 * single character has no picture, so it must be known before.
 */
export function fontCoverage(font: Buffer): Coverage {
  const cmap = tableAt(font, 'cmap');
  const covered = new Set<number>();
  for (let index = 0; index < font.readUInt16BE(cmap + 2); index += 1) {
    const subtable = cmap + font.readUInt32BE(cmap + 4 + 8 * index + 4);
    const format = font.readUInt16BE(subtable);
    if (format === 4) readFormat4(font, subtable, covered);
    if (format === 12) readFormat12(font, subtable, covered);
  }
  return covered;
}

function tableAt(font: Buffer, name: string): number {
  for (let index = 0; index < font.readUInt16BE(4); index += 1) {
    const record = 12 + 16 * index;
    if (font.toString('latin1', record, record + 4) === name) return font.readUInt32BE(record + 8);
  }
  throw new Error(`The font has no table ${name}.`);
}

/** Segments of 16-bit characters: four arrays of ends, starts, deltas and offsets to glyphs. */
function readFormat4(font: Buffer, at: number, covered: Set<number>): void {
  const size = font.readUInt16BE(at + 6);
  for (let segment = 0; segment < size; segment += 2) {
    const end = font.readUInt16BE(at + 14 + segment);
    const start = font.readUInt16BE(at + 16 + size + segment);
    const delta = font.readUInt16BE(at + 16 + 2 * size + segment);
    const offsetAt = at + 16 + 3 * size + segment;
    const offset = font.readUInt16BE(offsetAt);
    for (let code = start; code <= end && code < 0xffff; code += 1) {
      const listed = offset === 0 ? code : font.readUInt16BE(offsetAt + offset + 2 * (code - start));
      const glyph = listed === 0 ? 0 : (listed + delta) & 0xffff;
      if (glyph !== 0) covered.add(code);
    }
  }
}

/** Groups of characters: first, last, glyph of the first. */
function readFormat12(font: Buffer, at: number, covered: Set<number>): void {
  for (let group = 0; group < font.readUInt32BE(at + 12); group += 1) {
    const record = at + 16 + 12 * group;
    const first = font.readUInt32BE(record);
    const last = font.readUInt32BE(record + 4);
    const glyph = font.readUInt32BE(record + 8);
    for (let code = first; code <= last; code += 1) if (glyph + code - first !== 0) covered.add(code);
  }
}
