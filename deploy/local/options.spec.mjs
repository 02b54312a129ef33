import { resolve } from 'node:path';
import { startOptions } from './options.mjs';
import { testOptions } from './test-options.mjs';

describe('npm start', () => {
  it('listens on 8080, keeps its state in .data and lets broker and store find their ports', () => {
    expect(startOptions([])).toEqual({
      port: 8080,
      kafkaPort: undefined,
      mongodbPort: undefined,
      dataDir: resolve('.data'),
      fresh: false,
      help: false,
    });
  });

  it('takes every option', () => {
    const args = ['--port', '8081', '--kafka-port', '39192', '--mongodb-port', '37117', '--data-dir', '/tmp/two', '--fresh'];
    expect(startOptions(args)).toEqual({ port: 8081, kafkaPort: 39192, mongodbPort: 37117, dataDir: '/tmp/two', fresh: true, help: false });
  });

  it.each([
    [['--port', '0'], '--port must be a port, 1 to 65535, not "0"'],
    [['--kafka-port', '65536'], '--kafka-port must be a port, 1 to 65535, not "65536"'],
    [['--port', '80a'], '--port must be a port, 1 to 65535, not "80a"'],
    [['--prot', '8080'], "Unknown option '--prot'"],
    [['8080'], "Unexpected argument '8080'"],
  ])('refuses %j', (args, message) => {
    expect(() => startOptions(args)).toThrow(message);
  });
});

describe('npm test', () => {
  it('runs everything, cheap parts first', () => {
    expect(testOptions([])).toMatchObject({
      checks: ['lint', 'types', 'boundaries'],
      suites: ['unit', 'integration', 'e2e', 'resilience'],
      filters: [],
    });
  });

  it('runs some parts, in their order', () => {
    expect(testOptions(['--only', 'integration,unit,lint'])).toMatchObject({ checks: ['lint'], suites: ['unit', 'integration'] });
  });

  it('leaves the checks out when a name or a file narrows the run', () => {
    expect(testOptions(['-t', 'R-8', 'libs/bus'])).toMatchObject({
      checks: [],
      suites: ['unit', 'integration', 'e2e', 'resilience'],
      filters: ['--testNamePattern', 'R-8', 'libs/bus'],
    });
  });

  it('names a part that does not exist', () => {
    expect(() => testOptions(['--only', 'unit,bench'])).toThrow('There is no part bench');
  });
});
