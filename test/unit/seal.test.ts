import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { openBytes, openText, sealBytes, sealText, type Place } from '../../src/modules/keys/seal';
import { COLLEAGUE, OTHER, OWN, SELF } from '../support/hats';
import { expectProperty } from '../support/property';

const keyOf = (name: string): Buffer => createHash('sha256').update(name).digest();
const KEY = keyOf('one');
const PLACE: Place = { networkId: OWN, table: 'family_members', id: SELF, column: 'sealed' };
const TEXT = 'Erika Muster, bitte 9–11 Uhr anrufen';

const opens = (sealed: Buffer, key = KEY, place = PLACE): boolean => {
  try {
    openBytes(key, sealed, place);
    return true;
  } catch {
    return false;
  }
};

describe('A sealed value does not open', () => {
  const sealed = sealText(KEY, TEXT, PLACE);

  it('with a single bit changed, whichever it is', () => {
    const opened: number[] = [];
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const flipped = Buffer.from(sealed);
      flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      if (opens(flipped)) opened.push(bit);
    }
    expect(opened).toEqual([]);
  });

  it('with its end cut off, at any length, or with a byte more', () => {
    const lengths = Array.from({ length: sealed.length }, (_, length) => length);
    expect(lengths.filter((length) => opens(sealed.subarray(0, length)))).toEqual([]);
    expect(opens(Buffer.concat([sealed, Buffer.of(0)]))).toBe(false);
  });

  it('with another key', () => {
    expect(opens(sealed, keyOf('another'))).toBe(false);
  });

  it.each<[string, Partial<Place>]>([
    ['another network', { networkId: OTHER }],
    ['another table', { table: 'families' }],
    ['another row', { id: COLLEAGUE }],
    ['another column', { column: 'contact' }],
  ])('in %s', (_title, moved) => {
    expect(opens(sealed, KEY, { ...PLACE, ...moved })).toBe(false);
  });

  it('when it was never sealed', () => {
    expect(opens(Buffer.from(TEXT))).toBe(false);
    expect(opens(Buffer.alloc(0))).toBe(false);
    expect(opens(Buffer.concat([Buffer.of(1), KEY, KEY]))).toBe(false);
  });

  it('with a key of another length', () => {
    expect(() => sealText(KEY.subarray(0, 16), TEXT, PLACE)).toThrow();
    expect(opens(sealed, KEY.subarray(0, 31))).toBe(false);
  });
});

describe('A sealed value', () => {
  it('shows nothing of the text but its length', () => {
    const sealed = sealText(KEY, TEXT, PLACE);
    expect(sealed.toString('latin1')).not.toContain('Muster');
    expect(sealed.length).toBe(1 + 12 + 16 + Buffer.byteLength(TEXT));
  });

  it('is another each time, so that two equal texts cannot be told', () => {
    const all = Array.from({ length: 100 }, () => sealText(KEY, TEXT, PLACE).toString('hex'));
    expect(new Set(all).size).toBe(100);
  });

  it('opens again to every text, in every script', () => {
    const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.constant(''));
    const property = fc.property(texts, (text) => {
      expect(openText(KEY, sealText(KEY, text, PLACE), PLACE)).toBe(text);
    });
    expectProperty(property, { sample: 500, long: 100_000 });
  });

  it('opens again to every row of bytes', () => {
    const property = fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => {
      const clear = Buffer.from(bytes);
      expect(openBytes(KEY, sealBytes(KEY, clear, PLACE), PLACE).equals(clear)).toBe(true);
    });
    expectProperty(property, { sample: 200, long: 20_000 });
  });
});
