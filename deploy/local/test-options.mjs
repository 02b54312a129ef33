import { parseArgs } from 'node:util';
import { Fault } from './fault.mjs';

/** In the order in which they run: what is cheap and needs nothing first. */
export const CHECKS = ['lint', 'types', 'boundaries'];
export const SUITES = ['unit', 'integration', 'e2e', 'resilience'];
const PARTS = [...CHECKS, ...SUITES];

export const TEST_HELP = `Runs every check and test on servers of its own, and ends with one line: N passed, N failed.

  npm test -- [options] [files]

  --only PARTS      some of ${PARTS.join(', ')}, separated by commas
  -t PATTERN        only tests whose name matches (suites only)
  files             only test files whose path matches (suites only)
  --help            this text`;

const OPTIONS = { only: { type: 'string' }, 'name-pattern': { type: 'string', short: 't' }, help: { type: 'boolean', default: false } };

/** Reads the command line of `npm test`. A name or a file narrows the run to the suites, unless `--only` says more. */
export function testOptions(args) {
  const { values, positionals } = parsed(args);
  const pattern = values['name-pattern'];
  const filters = [...(pattern ? ['--testNamePattern', pattern] : []), ...positionals];
  const parts = values.only?.split(',') ?? (filters.length > 0 ? SUITES : PARTS);
  const unknown = parts.filter((part) => !PARTS.includes(part));
  if (unknown.length > 0) throw new Fault(`There is no part ${unknown.join(', ')}`, [`the parts are ${PARTS.join(', ')}`]);
  return {
    help: values.help,
    checks: CHECKS.filter((part) => parts.includes(part)),
    suites: SUITES.filter((part) => parts.includes(part)),
    filters,
  };
}

function parsed(args) {
  try {
    return parseArgs({ args, options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new Fault(error.message, ['--help shows the options']);
  }
}
