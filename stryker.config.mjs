/** `npm run test:mutation`: every line of the rules is changed in turn, and some test must notice (docs/mutation-testing.md). */
export default {
  testRunner: 'jest',
  jest: { projectType: 'custom', configFile: 'jest.mutation.config.js', enableFindRelatedTests: true },
  coverageAnalysis: 'perTest',
  mutate: [
    'src/modules/**/*-{gate,states,policy}.ts',
    'src/modules/consents/required-signers.ts',
    'src/modules/consents/grant-releases.ts',
  ],
  concurrency: 2,
  reporters: ['clear-text'],
  clearTextReporter: { allowColor: false, logTests: false, reportScoreTable: true },
  // whatever is not noticed is killed by a test, or excused beside the line with a reason
  // a machine that is busy is no endless loop
  timeoutMS: 60_000,
  thresholds: { high: 100, low: 100, break: 100 },
  ignorePatterns: ['dist', '.state', 'test/bench', 'coverage'],
  tempDirName: '.stryker-tmp',
  allowEmpty: false,
};
