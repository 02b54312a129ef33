import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Fault } from './fault.mjs';
import { ROOT } from './paths.mjs';

export const HELP = `Starts the whole Partner Center on this machine.

  npm start -- [options]

  --port N          port of the API (8080)
  --kafka-port N    port of the own Kafka broker (a free one)
  --mongodb-port N  port of the own store (a free one)
  --data-dir DIR    where state, credentials and logs live (.data)
  --fresh           delete that state first and begin anew
  --help            this text

Broker and store: KAFKA_BROKERS and MONGODB_URI are used when set; else a Docker engine, if one
answers; else local servers of its own. BUS_NAMESPACE, MONGODB_PREFIX, RATE_LIMIT (on|off) and LOG_LEVEL
are handed on to the services.

Two copies run side by side with another --port and --data-dir. Ctrl-C stops everything that was started.`;

const OPTIONS = {
  port: { type: 'string', default: '8080' },
  'kafka-port': { type: 'string' },
  'mongodb-port': { type: 'string' },
  'data-dir': { type: 'string', default: '.data' },
  fresh: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
};

/** Reads the command line of `npm start`. Throws Fault for an unknown option or a port that is none. */
export function startOptions(args) {
  const values = parse(args, OPTIONS);
  return {
    port: port('--port', values.port),
    kafkaPort: port('--kafka-port', values['kafka-port']),
    mongodbPort: port('--mongodb-port', values['mongodb-port']),
    dataDir: resolve(ROOT, values['data-dir']),
    fresh: values.fresh,
    help: values.help,
  };
}

/** Reads a command line without positional arguments. Throws Fault that names what is wrong. */
export function parse(args, options) {
  try {
    return parseArgs({ args, options, allowPositionals: false }).values;
  } catch (error) {
    throw new Fault(error.message, ['--help shows the options']);
  }
}

function port(option, text) {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= 1 && number <= 65_535) return number;
  throw new Fault(`${option} must be a port, 1 to 65535, not "${text}"`);
}
