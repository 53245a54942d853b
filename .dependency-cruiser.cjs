/** What may know what. Data flows one way: web → api → resolver → operation → (rules, repository) → db. */
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'domain-knows-nobody',
      comment: 'Shared words import nothing outside themselves.',
      severity: 'error',
      from: { path: '^src/domain' },
      to: { path: '^src/', pathNot: '^src/domain' },
    },
    {
      name: 'rules-are-pure',
      comment:
        'State tables, policies and gates know words and other rules, never a database, a clock or the API.',
      severity: 'error',
      from: {
        path: '^src/modules/.*(-states|-policy|-gate|-rules|required-signers|membership|grant-releases)\\.ts$',
      },
      to: { path: '^src/(db|api|graphql|web|cli|start|operator)/|(repository|resolver|entity|loader)\\.ts$' },
    },
    {
      name: 'modules-by-their-door',
      comment: 'Another module is entered through its index.ts.',
      severity: 'error',
      from: { path: '^src/modules/([^/]+)/' },
      to: { path: '^src/modules/([^/]+)/', pathNot: '^src/modules/($1)/|^src/modules/[^/]+/index\\.ts$' },
    },
    {
      name: 'outside-by-the-door',
      severity: 'error',
      from: { path: '^src/(api|web|mail|worker|cli|start|operator)/' },
      to: { path: '^src/modules/[^/]+/', pathNot: 'index\\.ts$' },
    },
    {
      name: 'embedded-by-its-door',
      severity: 'error',
      from: { path: '^src', pathNot: '^src/db/embedded/' },
      to: { path: '^src/db/embedded/', pathNot: 'index\\.ts$' },
    },
    {
      name: 'db-knows-no-module',
      severity: 'error',
      from: { path: '^src/(db|graphql)/' },
      to: { path: '^src/(modules|api|web|mail|worker|cli|start)/' },
    },
    {
      name: 'resolvers-only-translate',
      comment: 'Entities are for repositories and operations; resolvers see views.',
      severity: 'error',
      from: { path: '^src/modules/' },
      to: { path: '^src/(api|web|mail|worker|cli|start|operator)/' },
    },
    {
      name: 'no-test-in-product',
      severity: 'error',
      from: { path: '^(src|migrations|seeds)/' },
      to: { path: '^test/' },
    },
    { name: 'no-orphans', severity: 'error', from: { orphan: true, pathNot: '(^test/|\\.d\\.ts$)' }, to: {} },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-dev-dependencies',
      severity: 'error',
      from: { path: '^(src|migrations|seeds)/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // the peers of the benchmark need packages that are installed for it alone
    exclude: { path: '^test/bench/(peers|node_modules)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
  },
};
