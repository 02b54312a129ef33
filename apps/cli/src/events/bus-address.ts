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

/** `servers.json` of the data folder; `KAFKA_BROKERS` and `BUS_NAMESPACE` stand above it. */
export function busAddress(cli: Cli): BusAddress {
  const path = join(cli.dataDir, 'servers.json');
  const found = servers.safeParse(readJson(path)).data;
  const brokers = cli.io.env['KAFKA_BROKERS'] ?? found?.kafka_brokers;
  if (!brokers) {
    throw new CommandFault(
      `${path} is missing or does not name the brokers. Start the system with \`npm start\`, name its folder with --data-dir, or set KAFKA_BROKERS.`,
    );
  }
  return { brokers: brokers.split(','), namespace: cli.io.env['BUS_NAMESPACE'] ?? found?.namespace ?? '' };
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
