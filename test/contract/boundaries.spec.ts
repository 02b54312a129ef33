import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');

/** A small system that keeps every rule. */
const SOUND: Record<string, string> = {
  'libs/kernel/src/index.ts': `export * from './money';`,
  'libs/kernel/src/money.ts': `import { createHash } from 'node:crypto'; export const fen = createHash;`,
  'libs/contracts/src/index.ts': `import '@pc/kernel'; import 'zod'; export type Code = string; export const CODE = 'x';`,
  'libs/bus/src/index.ts': `import '@pc/contracts'; import 'kafkajs';`,
  'libs/platform/src/index.ts': `import '@pc/bus'; import '@nestjs/common';`,
  'libs/store/src/index.ts': `import '@pc/bus'; import 'mongoose';`,
  'libs/service/src/index.ts': `import '@pc/store'; import '@pc/platform';`,
  'libs/testing/src/index.ts': `import '@pc/service'; import 'supertest';`,
  'libs/kernel/src/money.spec.ts': `import './money'; import '@pc/testing'; import 'fast-check';`,
  'libs/bus/test/bus-fixture.ts': `import '@pc/testing'; import '@swc/core'; import '../src';`,
  'apps/one/src/main.ts': `import './one.module';`,
  'apps/one/src/one.module.ts': `import './api/quotas.controller'; import './adapters/mongo/quota.repository';`,
  'apps/one/src/domain/quota.ts': `import type { Code } from '@pc/contracts'; import { fen } from '@pc/kernel'; export type Q = Code | typeof fen;`,
  'apps/one/src/use-cases/grant/grant.use-case.ts': `import '../../domain/quota'; import '@pc/contracts'; import '@pc/store';`,
  'apps/one/src/adapters/mongo/quota.repository.ts': `import 'mongoose'; import '../../domain/quota'; import '@pc/store';`,
  'apps/one/src/api/quotas.controller.ts': `import '../use-cases/grant/grant.use-case'; import '@pc/bus';`,
  'apps/two/src/main.ts': `import '@pc/platform';`,
  'apps/two/src/egg.ts': `export {};`,
  'apps/two/src/hen.ts': `import './egg';`,
  'apps/console/src/main.tsx': `import { createRoot } from 'react-dom/client'; import './app'; export const root = createRoot;`,
  'apps/console/src/app.tsx': `import { useState } from 'react'; export const use = useState;`,
  'apps/console/src/app.spec.tsx': `import '@testing-library/react'; import './testing/fake-gateway'; import './app';`,
  'apps/console/src/testing/fake-gateway.ts': `import '@testing-library/user-event';`,
  'apps/console/build.mjs': `import '@rspack/core'; import 'node:path';`,
  'apps/cli/src/main.ts': `import 'kafkajs'; import 'commander';`,
};

/** One breach each: rule, the file that commits it, its text. */
const BREACHES: [rule: string, file: string, text: string][] = [
  ['libs-order-kernel', 'libs/kernel/src/breach-order.ts', `import '@pc/contracts';`],
  ['libs-order-contracts', 'libs/contracts/src/breach-order.ts', `import '@pc/bus';`],
  ['libs-order-bus', 'libs/bus/src/breach-order.ts', `import '@pc/store';`],
  ['libs-order-platform', 'libs/platform/src/breach-order.ts', `import '@pc/store';`],
  ['libs-order-store', 'libs/store/src/breach-order.ts', `import '@pc/service';`],
  ['libs-order-service', 'libs/service/src/breach-order.ts', `import '@pc/testing';`],
  ['tests-stay-out-of-production', 'libs/service/src/breach-order.ts', `import '@pc/testing';`],
  ['tests-stay-out-of-production', 'libs/bus/src/breach-fixture.ts', `import '../test/bus-fixture';`],
  ['kernel-without-packages', 'libs/kernel/src/breach-package.ts', `import 'zod';`],
  ['libs-never-import-apps', 'libs/bus/src/breach-app.ts', `import '../../../apps/two/src/main';`],
  ['apps-never-import-apps', 'apps/one/src/breach-app.ts', `import '../../two/src/main';`],
  ['library-by-its-index', 'apps/one/src/breach-deep.ts', `import '../../../libs/kernel/src/money';`],
  ['library-by-its-index', 'libs/store/src/breach-deep.ts', `import '../../kernel/src/money';`],
  ['console-lives-in-the-browser', 'apps/console/src/breach-library.tsx', `import '@pc/contracts';`],
  ['console-lives-in-the-browser', 'apps/console/src/breach-node.ts', `import 'node:fs';`],
  ['console-lives-in-the-browser', 'apps/console/src/breach-package.ts', `import 'zod';`],
  ['tests-stay-out-of-production', 'apps/console/src/breach-fake.tsx', `import './testing/fake-gateway';`],
  ['domain-is-pure', 'apps/one/src/domain/breach-framework.ts', `import '@nestjs/common';`],
  ['domain-is-pure', 'apps/one/src/domain/breach-io.ts', `import 'node:fs';`],
  ['domain-is-pure', 'apps/one/src/domain/breach-store.ts', `import '@pc/store';`],
  ['domain-is-pure', 'apps/one/src/domain/breach-use-case.ts', `import '../use-cases/grant/grant.use-case';`],
  [
    'domain-knows-contracts-as-types',
    'apps/one/src/domain/breach-value.ts',
    `import { CODE } from '@pc/contracts'; export const c = CODE;`,
  ],
  ['use-cases-know-ports-only', 'apps/one/src/use-cases/grant/breach-adapter.ts', `import '../../adapters/mongo/quota.repository';`],
  ['use-cases-know-ports-only', 'apps/one/src/use-cases/grant/breach-api.ts', `import '../../api/quotas.controller';`],
  ['store-driver-in-adapters', 'apps/one/src/use-cases/grant/breach-driver.ts', `import 'mongoose';`],
  ['store-driver-in-adapters', 'libs/platform/src/breach-driver.ts', `import 'mongoose';`],
  ['broker-client-in-bus', 'apps/one/src/api/breach-kafka.ts', `import 'kafkajs';`],
  ['broker-client-in-bus', 'libs/store/src/breach-kafka.ts', `import 'kafkajs';`],
  ['no-development-packages-in-production', 'apps/two/src/breach-dev.ts', `import 'supertest';`],
  ['everything-resolves', 'apps/two/src/breach-missing.ts', `import './nowhere';`],
  ['no-cycles', 'apps/two/src/egg.ts', `import './hen';`],
];

describe('boundaries', () => {
  let tree: string;

  beforeEach(() => {
    tree = mkdtempSync(join(tmpdir(), 'pc-boundaries-'));
    for (const file of ['tsconfig.json', 'package.json']) copyFileSync(join(ROOT, file), join(tree, file));
    symlinkSync(join(ROOT, 'node_modules'), join(tree, 'node_modules'));
    for (const [file, text] of Object.entries(SOUND)) plant(file, text);
  });
  afterEach(() => rmSync(tree, { recursive: true }));

  it('a sound tree passes', () => {
    expect(cruise()).toEqual({ status: 0, violations: [] });
  });

  it('each planted breach is an error, and nothing else is', () => {
    for (const [, file, text] of BREACHES) plant(file, text);
    const { status, violations } = cruise();
    expect(status).not.toBe(0);
    expect(violations).toEqual(BREACHES.map(([rule, file]) => `${rule} ${file}`).sort());
  });

  it('every rule has its breach', () => {
    const { forbidden } = jest.requireActual<{ forbidden: { name: string; severity: string }[] }>(join(ROOT, '.dependency-cruiser.cjs'));
    expect([...new Set(BREACHES.map(([rule]) => rule))].sort()).toEqual(forbidden.map(({ name }) => name).sort());
    expect(forbidden.every(({ severity }) => severity === 'error')).toBe(true);
  });

  function plant(file: string, text: string): void {
    mkdirSync(dirname(join(tree, file)), { recursive: true });
    writeFileSync(join(tree, file), text);
  }

  function cruise(): { status: number | null; violations: string[] } {
    const program = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
    const result = spawnSync(
      process.execPath,
      [program, '--config', join(ROOT, '.dependency-cruiser.cjs'), '--output-type', 'json', 'apps', 'libs'],
      {
        cwd: tree,
        encoding: 'utf8',
        maxBuffer: 64 * 1024 * 1024,
      },
    );
    if (!result.stdout) throw new Error(result.stderr);
    const { summary } = JSON.parse(result.stdout) as { summary: { error: number; violations: { rule: { name: string }; from: string }[] } };
    return { status: summary.error, violations: summary.violations.map(({ rule, from }) => `${rule.name} ${from}`).sort() };
  }
});
