const base = require('./jest.config');

/**
 * The tests that mutants of the rules are run against (stryker.config.mjs): tables, without a database. Properties are left
 * out: what chance finds in one run and misses in the next is no measure.
 */
module.exports = {
  ...base,
  // what lies outside is looked through anew for every mutant
  roots: ['<rootDir>/test/unit'],
  globalSetup: undefined,
  globalTeardown: undefined,
  reporters: undefined,
  testMatch: ['**/test/unit/*{-gate,-states,-policy,required-signers,grant-releases}*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '-property\\.test\\.ts$'],
  testTimeout: 10_000,
  maxWorkers: 1,
};
