import type { INestMicroservice, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { BusClient, KafkaBusServer, OutboxRelay } from '@pc/bus';
import type { ServiceName } from '@pc/contracts';
import {
  failedStart,
  HealthRegistry,
  LOGGER,
  Metrics,
  nestLogger,
  PROCESS_SETTINGS,
  startHealthServer,
  stopOnSignal,
  type Logger,
} from '@pc/platform';
import { StoreConnection } from '@pc/store';
import type { ServiceSettings } from './settings';
import { untilTopicsExist } from './topics';

export interface ServiceDescription {
  readonly service: ServiceName;
  readonly module: Type;
}

/** Runs a service until it is told to end. A start that fails says why and ends the process. */
export async function bootstrapService({ service, module }: ServiceDescription): Promise<void> {
  try {
    await run(module);
  } catch (error) {
    const { text, exitCode } = failedStart(error);
    process.stderr.write(`${service} cannot start. ${text}\n`);
    process.exit(exitCode);
  }
}

async function run(module: Type): Promise<void> {
  const app = await NestFactory.createMicroservice(module, {
    inject: [KafkaBusServer],
    useFactory: (server: KafkaBusServer) => ({ strategy: server }),
    // A failed start is told once, by `bootstrapService`; buffered lines would tell it once more, with a stack.
    logger: false,
    abortOnError: false,
  });
  const logger = app.get<Logger>(LOGGER);
  app.useLogger(nestLogger(logger));
  const stop = await start(app, logger);
  stopOnSignal(logger, stop);
}

/** Health first, so that a start that waits for the broker can be watched. What was started last stops first. */
async function start(app: INestMicroservice, logger: Logger): Promise<() => Promise<void>> {
  const settings = app.get<ServiceSettings>(PROCESS_SETTINGS);
  const healthServer = await startHealthServer(settings.HEALTH_HOST, settings.HEALTH_PORT, app.get(HealthRegistry), app.get(Metrics));
  logger.info({ port: healthServer.port }, 'Health and metrics are served');
  await untilTopicsExist(settings, logger);
  const client = app.get(BusClient);
  const relay = app.get(OutboxRelay);
  await client.start();
  relay.start();
  await app.listen();
  await app.get(KafkaBusServer).whenReady();
  logger.info('Ready');
  return async () => {
    await app.close();
    await relay.stop();
    await client.stop();
    await app.get(StoreConnection).close();
    await healthServer.close();
  };
}
