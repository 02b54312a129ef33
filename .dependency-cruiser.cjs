/**
 * The layers of docs/architecture as errors. `test/contract/boundaries.spec.ts` plants a breach of each rule and sees it caught.
 * A spec, and what stands in the test folder of a library, may reach for what its subject may not: the testing library and
 * development packages, nothing else.
 */
const SPEC = '\\.spec\\.tsx?$|^libs/[^/]+/test/|^apps/console/src/testing/';
const TESTS = [SPEC, '^test/', '^libs/testing/'];
/** Runs while the system is built, and never again. */
const BUILD = '^apps/console/build\\.mjs$';

const LIBS = ['kernel', 'contracts', 'bus', 'platform', 'store', 'service'];

/** Each library may import those before it in the list, none after it. */
const libraryOrder = LIBS.map((lib, position) => ({
  name: `libs-order-${lib}`,
  comment: `libs/${lib} imports only ${LIBS.slice(0, position).join(', ') || 'nothing'} of the other libraries`,
  severity: 'error',
  from: { path: `^libs/${lib}/`, pathNot: SPEC },
  to: { path: '^libs/', pathNot: `^libs/(${LIBS.slice(0, position + 1).join('|')})/` },
}));

module.exports = {
  forbidden: [
    ...libraryOrder,
    {
      name: 'kernel-without-packages',
      comment: 'Everything stands on the kernel; it stands on Node alone',
      severity: 'error',
      from: { path: '^libs/kernel/', pathNot: SPEC },
      to: { path: 'node_modules/' },
    },
    {
      name: 'libs-never-import-apps',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
    {
      name: 'apps-never-import-apps',
      comment: 'Services speak over the bus, by libs/contracts',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'library-by-its-index',
      comment: 'What is not in the index of a library is its own affair',
      severity: 'error',
      from: { path: '^(?:apps/|test/|libs/([^/]+)/)' },
      to: { path: '^libs/[^/]+/', pathNot: ['^libs/$1/', '^libs/[^/]+/src/index\\.ts$'] },
    },
    {
      name: 'console-lives-in-the-browser',
      comment: 'The bundle holds React and the console itself: nothing of the services, no Node',
      severity: 'error',
      from: { path: '^apps/console/', pathNot: [SPEC, BUILD] },
      to: { pathNot: ['^apps/console/', 'node_modules/(?:@types/)?react(?:-dom)?/'] },
    },
    {
      name: 'domain-is-pure',
      comment: 'Decisions know the kernel, and the words of the contracts as types; no framework, no I/O, no Node',
      severity: 'error',
      from: { path: '^apps/([^/]+)/src/domain/', pathNot: SPEC },
      to: { pathNot: ['^apps/$1/src/domain/', '^libs/(kernel|contracts)/src/index\\.ts$'] },
    },
    {
      name: 'domain-knows-contracts-as-types',
      severity: 'error',
      from: { path: '^apps/([^/]+)/src/domain/', pathNot: SPEC },
      to: { path: '^libs/contracts/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'use-cases-know-ports-only',
      comment: 'A use case gets its repository by injection; who keeps the data and who asked is not its business',
      severity: 'error',
      from: { path: '^apps/([^/]+)/src/use-cases/', pathNot: SPEC },
      to: { path: '^apps/$1/src/(adapters|api)/|^apps/$1/src/[^/]+\\.ts$' },
    },
    {
      name: 'store-driver-in-adapters',
      comment: 'The database is known to libs/store and to the adapters that are named after it',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: ['^libs/(store|testing)/', '^apps/[^/]+/src/adapters/', SPEC] },
      to: { path: 'node_modules/(mongoose|mongodb|bson)/' },
    },
    {
      name: 'broker-client-in-bus',
      comment: 'Kafka is known to libs/bus; the CLI has a consumer of its own to be an independent witness',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: ['^libs/(bus|testing)/', '^apps/cli/', SPEC] },
      to: { path: 'node_modules/kafkajs/' },
    },
    {
      name: 'tests-stay-out-of-production',
      severity: 'error',
      from: { pathNot: TESTS },
      to: { path: TESTS },
    },
    {
      name: 'no-development-packages-in-production',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: [...TESTS, BUILD] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'everything-resolves',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default'] },
  },
};
