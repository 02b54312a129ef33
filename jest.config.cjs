/**
 * Projects by suffix (style 21): `unit` does no I/O, `integration` needs a broker and a store, `e2e` the whole system, and so does
 * `resilience`, which stops and kills its parts and therefore gets a system of its own.
 * `npm test` starts what they need; `KAFKA_BROKERS`, `MONGODB_URI`, `PC_ENDPOINT` and `PC_DATA_DIR` point them elsewhere.
 */
const compile = (jsc) => [
  '@swc/jest',
  { swcrc: false, sourceMaps: 'inline', module: { type: 'commonjs' }, jsc: { target: 'es2024', ...jsc } },
];
const compileServer = compile({
  parser: { syntax: 'typescript', decorators: true },
  transform: { legacyDecorator: true, decoratorMetadata: true },
});
const compileConsole = compile({ parser: { syntax: 'typescript', tsx: true }, transform: { react: { runtime: 'automatic' } } });

/** Jest's module loader cannot `require` ES modules: packages that ship nothing else are compiled like our own code. */
const ES_MODULE_PACKAGES = [
  '@nestjs',
  '@borewit',
  '@tokenizer',
  'file-type',
  'strtok3',
  'token-types',
  'uint8array-extras',
  'load-esm',
  'commander',
  'content-disposition',
  'cookie',
];

const common = {
  rootDir: __dirname,
  testEnvironment: 'node',
  moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'cjs', 'json', 'node'],
  moduleNameMapper: { '^@pc/(\\w+)$': '<rootDir>/libs/$1/src/index.ts' },
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/\\.cache', '<rootDir>/\\.data'],
  transform: { '\\.tsx$': compileConsole, '\\.[mc]?[tj]s$': compileServer },
  transformIgnorePatterns: [`/node_modules/(?!(?:${ES_MODULE_PACKAGES.join('|')})/)`],
  setupFiles: ['reflect-metadata'],
};

module.exports = {
  /** What waits has a limit of its own, and tells what it waited for; this one is for a busy machine. */
  testTimeout: 120_000,
  projects: [
    {
      ...common,
      displayName: 'unit',
      testMatch: ['**/*.spec.{ts,tsx,mjs}'],
      testPathIgnorePatterns: ['/node_modules/', '\\.(int|e2e)\\.spec\\.(ts|mjs)$'],
    },
    { ...common, displayName: 'integration', testMatch: ['**/*.int.spec.{ts,mjs}'] },
    { ...common, displayName: 'e2e', testMatch: ['<rootDir>/test/e2e/**/*.e2e.spec.ts'] },
    { ...common, displayName: 'resilience', testMatch: ['<rootDir>/test/resilience/**/*.e2e.spec.ts'] },
  ],
};
