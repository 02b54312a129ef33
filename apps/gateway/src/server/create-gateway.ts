import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { LOGGER, type Logger, nestLogger } from '@pc/platform';
import type { GatewaySettings } from '../config';
import { createAdapter } from './adapter';
import { serveConsole } from './console/serve-console';
import { serveDocs } from './docs';
import { RequestHooks } from './request-hooks';

type RootModule = Parameters<typeof NestFactory.create>[0];

/** The gateway's application, ready to listen. */
export async function createGateway(module: RootModule, settings: GatewaySettings): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(module, createAdapter(settings), {
    bodyParser: false,
    bufferLogs: true,
    abortOnError: false,
  });
  app.useLogger(nestLogger(app.get<Logger>(LOGGER)));
  // Both must stand on the server before Nest adds its routes.
  app.get(RequestHooks).install(app.getHttpAdapter().getInstance());
  await serveDocs(app);
  await serveConsole(app, settings);
  return app;
}
