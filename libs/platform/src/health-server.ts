import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { HealthRegistry } from './health';
import type { Metrics } from './metrics';

/** Serves `/health/live`, `/health/ready` and `/metrics` for a process that has no HTTP API. Resolves with the port when it listens. */
export async function startHealthServer(
  host: string,
  port: number,
  health: HealthRegistry,
  metrics: Metrics,
): Promise<{ port: number; close(): Promise<void> }> {
  const server = createServer((request, response) => void answer(request, response, health, metrics));
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  return { port: (server.address() as AddressInfo).port, close: () => close(server) };
}

async function answer(request: IncomingMessage, response: ServerResponse, health: HealthRegistry, metrics: Metrics): Promise<void> {
  if (request.url === '/health/live') return send(response, 200, 'application/json', '{"status":"up"}');
  if (request.url === '/health/ready') {
    const report = await health.report();
    return send(response, report.status === 'up' ? 200 : 503, 'application/json', JSON.stringify(report));
  }
  if (request.url === '/metrics') return send(response, 200, metrics.contentType, await metrics.text());
  send(response, 404, 'application/json', '{"status":"unknown path"}');
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': type }).end(body);
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
