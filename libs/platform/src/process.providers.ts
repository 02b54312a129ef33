import type { FactoryProvider, Provider } from '@nestjs/common';
import { BusClient, DeadLetters, type BusMetrics } from '@pc/bus';
import { Sealer, systemClock, TickSequence } from '@pc/kernel';
import { busMetrics } from './bus-metrics';
import { ConfigurationError } from './config';
import { HealthRegistry } from './health';
import { createLogger, type Logger } from './logger';
import { Metrics } from './metrics';
import type { ProcessSettings } from './settings';
import { BUS_METRICS, CLOCK, LOGGER, PROCESS_SETTINGS } from './tokens';

/** What every process has: log, clock, metrics, health, keys, and the way to ask services. */
export function processProviders(name: string, settings: () => ProcessSettings): Provider[] {
  return [
    { provide: PROCESS_SETTINGS, useFactory: settings },
    logger(name),
    { provide: CLOCK, useValue: systemClock },
    { provide: TickSequence, useFactory: () => new TickSequence() },
    { provide: Sealer, inject: [PROCESS_SETTINGS], useFactory: ({ PC_KEY_RING }: ProcessSettings) => sealer(PC_KEY_RING) },
    { provide: Metrics, useFactory: () => new Metrics(name) },
    { provide: BUS_METRICS, inject: [Metrics], useFactory: busMetrics },
    { provide: HealthRegistry, useFactory: () => new HealthRegistry() },
    busClient,
    deadLetters,
  ];
}

function logger(name: string): FactoryProvider<Logger> {
  return {
    provide: LOGGER,
    inject: [PROCESS_SETTINGS],
    useFactory: ({ LOG_LEVEL, INSTANCE_ID }: ProcessSettings) => createLogger(name, LOG_LEVEL, INSTANCE_ID),
  };
}

function sealer(keyRing: string): Sealer {
  try {
    return new Sealer(keyRing);
  } catch (error) {
    throw new ConfigurationError(`The configuration is not usable:\n  PC_KEY_RING: ${(error as Error).message}`);
  }
}

/** Of the 70 ms that a request of many takes; a produce for each few of them would cost the machine more. */
const GATHER_MS = 3;

const busClient: FactoryProvider<BusClient> = {
  provide: BusClient,
  inject: [PROCESS_SETTINGS, LOGGER, BUS_METRICS, HealthRegistry],
  useFactory: (settings: ProcessSettings, logger: Logger, metrics: BusMetrics, health: HealthRegistry) => {
    const client = new BusClient({ ...busOptions(settings, logger), metrics, gatherMs: GATHER_MS });
    health.register('replies', () => client.readiness());
    return client;
  },
};

const deadLetters: FactoryProvider<DeadLetters> = {
  provide: DeadLetters,
  inject: [PROCESS_SETTINGS, LOGGER],
  useFactory: (settings: ProcessSettings, logger: Logger) => new DeadLetters(busOptions(settings, logger)),
};

/** How every part of a process reaches the broker. */
export function busOptions(settings: ProcessSettings, logger: Logger) {
  return {
    brokers: settings.KAFKA_BROKERS,
    namespace: settings.BUS_NAMESPACE,
    instanceId: settings.INSTANCE_ID,
    logger: {
      debug: logger.debug.bind(logger),
      info: logger.info.bind(logger),
      warn: logger.warn.bind(logger),
      error: logger.error.bind(logger),
    },
  };
}
