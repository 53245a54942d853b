import { PASSWORD_LENGTH, hashPassword, passwordFits } from '../../src/modules/accounts/password';

const PASSWORD = 'schöne grüße aus hamm';

describe('A password does not fit', () => {
  it('without an account, not even the one that the decoy was made of', async () => {
    expect(await passwordFits(null, PASSWORD)).toBe(false);
    expect(await passwordFits(null, 'no account has this password')).toBe(false);
    expect(await passwordFits(null, '')).toBe(false);
  });

  it.each([
    ['in other letters', 'Schöne grüße aus hamm'],
    ['with a blank more', `${PASSWORD} `],
    ['cut short', PASSWORD.slice(0, -1)],
    ['without its umlauts', 'schone gruße aus hamm'],
    ['when it is empty', ''],
  ])('%s', async (_title, other) => {
    expect(await passwordFits(await hashPassword(PASSWORD), other)).toBe(false);
  });
});

describe('A password', () => {
  it('is kept as argon2id with 19 MiB, two passes and one lane, or more', async () => {
    const kept = await hashPassword(PASSWORD);
    const [, memory, passes, lanes] = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$/.exec(kept) ?? [];
    expect(Number(memory)).toBeGreaterThanOrEqual(19_456);
    expect(Number(passes)).toBeGreaterThanOrEqual(2);
    expect(Number(lanes)).toBeGreaterThanOrEqual(1);
    expect(kept).not.toContain(PASSWORD);
  });

  it('is kept with salt: the same twice is not the same', async () => {
    expect(await hashPassword(PASSWORD)).not.toBe(await hashPassword(PASSWORD));
  });

  it('fits as it was typed, also where a keyboard puts umlauts together', async () => {
    const kept = await hashPassword(PASSWORD.normalize('NFC'));
    expect(await passwordFits(kept, PASSWORD)).toBe(true);
    expect(await passwordFits(kept, PASSWORD.normalize('NFD'))).toBe(true);
    const other = await hashPassword(PASSWORD.normalize('NFD'));
    expect(await passwordFits(other, PASSWORD.normalize('NFC'))).toBe(true);
  });

  it('has twelve to two hundred characters', () => {
    expect(PASSWORD_LENGTH).toEqual({ least: 12, most: 200 });
  });
});
