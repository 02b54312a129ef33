import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { Fault } from './fault.mjs';

const HOST = '127.0.0.1';
/** Below the ports that systems give to outgoing connections: none of those can take one between the look and its use. */
const LOWEST = 15_000;
const HIGHEST = 32_000;
const given = new Set();

/** A port of the loopback address that nobody listens on now, never the same one twice from this process. */
export async function freePort() {
  for (;;) {
    const port = randomInt(LOWEST, HIGHEST);
    if (given.has(port) || !(await isFree(port)) || given.has(port)) continue;
    given.add(port);
    return port;
  }
}

/** True when nobody listens on the port, on this address or on all of them. */
export async function isFree(port) {
  for (const host of [HOST, '0.0.0.0']) {
    try {
      const server = await listen(port, host);
      await new Promise((done) => server.close(done));
    } catch {
      return false;
    }
  }
  return true;
}

/** Throws Fault when the port is taken; `option` is the one that names another. */
export async function demandFree(port, what, option) {
  if (await isFree(port)) return;
  throw new Fault(`Port ${port} for ${what} is taken by another process`, [
    `stop that process (\`lsof -i :${port}\` or \`ss -ltnp 'sport = :${port}'\` shows it)`,
    `or choose another port: npm start -- ${option} ${port + 1}`,
  ]);
}

/** The port asked for, else the one used last time if it is still free, else any free one. */
export async function choosePort(asked, last, what, option) {
  if (asked !== undefined) {
    await demandFree(asked, what, option);
    return asked;
  }
  return last !== undefined && (await isFree(last)) ? last : freePort();
}

function listen(port, host = HOST) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host, exclusive: true }, () => resolve(server));
  });
}
