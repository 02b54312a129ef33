import { BusClient, KafkaBusServer } from '@pc/bus';
import { LOGGER, type Logger, stopOnSignal } from '@pc/platform';
import { loadGatewaySettings } from './config';
import { RootModule } from './root.module';
import { createGateway } from './server/create-gateway';

/** Runs the gateway until it is told to end. It listens before the broker answers, so that its health can be watched. */
export async function runGateway(): Promise<void> {
  const settings = loadGatewaySettings();
  const app = await createGateway(RootModule.with(settings), settings);
  const logger = app.get<Logger>(LOGGER);
  const client = app.get(BusClient);
  stopOnSignal(logger, async () => {
    await app.close();
    await client.stop();
  });
  app.connectMicroservice({ strategy: app.get(KafkaBusServer) });
  await app.listen(settings.HTTP_PORT, settings.HTTP_HOST);
  logger.info({ address: await app.getUrl() }, 'The HTTP API is served');
  await app.startAllMicroservices();
  await client.start();
  logger.info('Ready');
}
