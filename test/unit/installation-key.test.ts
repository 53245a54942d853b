import { createHash } from 'node:crypto';
import { parseInstallationKey } from '../../src/domain/installation-key';

/** As good as chance, and the same in every run. */
const chance = (bytes: number): Buffer => createHash('sha512').update('chance').digest().subarray(0, bytes);

/** 32 bytes with so many different values. */
const withValues = (count: number): Buffer =>
  Buffer.from(Array.from({ length: 32 }, (_, place) => place % count));
const good = Buffer.from(Array.from({ length: 32 }, (_, place) => 255 - place * 7)).toString('base64');

describe('An installation key is refused', () => {
  it.each([
    ['empty', ''],
    ['of 31 bytes', chance(31).toString('base64')],
    ['of 33 bytes', chance(33).toString('base64')],
    ['of 64 bytes', chance(64).toString('base64')],
    ['without its padding', good.replace('=', '')],
    ['with a blank before it', ` ${good}`],
    ['with a line break after it', `${good}\n`],
    ['in the alphabet of addresses', Buffer.alloc(32, 0xfb).fill(0xff, 16).toString('base64url')],
    ['written in hexadecimal', chance(32).toString('hex')],
    ['with bits beyond its last byte', `${good.slice(0, 42)}${good[42] === 'A' ? 'B' : 'D'}=`],
    ['that is a sentence', 'Dieses Kennwort ist geheim und lang genug!!!'],
    ['of zeros', Buffer.alloc(32).toString('base64')],
    ['of fifteen different values', withValues(15).toString('base64')],
  ])('%s', (_title, text) => {
    expect(parseInstallationKey(text)).toBeNull();
  });
});

describe('An installation key', () => {
  it('is read from 32 bytes of base64, with sixteen different values or more', () => {
    expect(parseInstallationKey(good)?.bytes.toString('base64')).toBe(good);
    expect(parseInstallationKey(withValues(16).toString('base64'))?.bytes).toEqual(withValues(16));
  });

  it('has an id that follows from it, is another for another key, and does not show it', () => {
    const other = withValues(32).toString('base64');
    const id = parseInstallationKey(good)?.id ?? '';
    expect(id).toMatch(/^[0-9a-f]{16}$/);
    expect(parseInstallationKey(good)?.id).toBe(id);
    expect(parseInstallationKey(other)?.id).not.toBe(id);
    expect(Buffer.from(good, 'base64').toString('hex')).not.toContain(id);
  });
});
