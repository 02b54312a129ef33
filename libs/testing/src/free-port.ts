import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below the ports that systems give to outgoing connections: none of those can take one between the look and its use. */
const LOWEST = 15_000;
const HIGHEST = 32_000;
const given = new Set<number>();

/** A port of this machine on which nobody listens now, never the same one twice from this process. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(LOWEST, HIGHEST);
    if (given.has(port) || !(await isFree(port)) || given.has(port)) continue;
    given.add(port);
    return port;
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  const free = await new Promise<boolean>((done) => {
    server.once('error', () => done(false)).listen({ port, host: '127.0.0.1', exclusive: true }, () => done(true));
  });
  if (free) await new Promise((done) => server.close(done));
  return free;
}
