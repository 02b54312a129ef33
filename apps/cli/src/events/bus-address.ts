import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Cli } from '../shell/cli';
import { CommandFault } from '../shell/faults';

/** Where the system's Kafka is, and what its topics begin with. */
export interface BusAddress {
  readonly brokers: string[];
  readonly namespace: string;
}

const servers = z.looseObject({ kafka_brokers: z.string().min(1), namespace: z.string().default('') });

/** `KAFKA_BROKERS` and `BUS_NAMESPACE` if they are set, else `servers.json` of the data folder. */
export function busAddress(cli: Cli): BusAddress {
  const { KAFKA_BROKERS: brokers, BUS_NAMESPACE: namespace } = cli.io.env;
  if (brokers) return { brokers: brokers.split(','), namespace: namespace ?? '' };
  const path = join(cli.dataDir, 'servers.json');
  const found = servers.safeParse(readJson(path));
  if (!found.success)
    throw new CommandFault(
      `${path} is missing or does not name the brokers. Start the system with \`npm start\`, name its folder with --data-dir, or set KAFKA_BROKERS.`,
    );
  return { brokers: found.data.kafka_brokers.split(','), namespace: found.data.namespace };
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
