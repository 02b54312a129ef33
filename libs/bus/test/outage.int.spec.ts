import net from 'node:net';
import { Controller } from '@nestjs/common';
import { command } from '@pc/contracts';
import { until } from '@pc/testing';
import { z } from 'zod';
import { answer, BusTimeout, BusUnavailable, HandleRequest, silentLogger, type BusClient } from '../src';
import { asking, BusFixture, Gate, type Replica } from './bus-fixture';

const ping = command('incentive', 'ping', z.object({}), z.object({}));
let gate: Gate | undefined;

@Controller()
class PingController {
  @HandleRequest(ping)
  async ping() {
    await gate?.pass();
    return answer({});
  }
}

/** Cuts this process off from every broker, as a broken network does, and mends it. */
class Network {
  private readonly sockets = new Set<net.Socket>();
  private cut = false;

  constructor() {
    const connect = net.connect.bind(net) as (options: net.NetConnectOpts, listener: () => void) => net.Socket;
    jest.spyOn(net, 'connect').mockImplementation(((options: net.NetConnectOpts, listener: () => void) => {
      const socket = connect(this.cut ? { host: '127.0.0.1', port: 1 } : options, listener);
      this.sockets.add(socket.once('close', () => this.sockets.delete(socket)));
      return socket;
    }) as typeof net.connect);
  }

  break(): void {
    this.cut = true;
    for (const socket of this.sockets) socket.destroy(new Error('read ECONNRESET'));
  }

  mend(): void {
    this.cut = false;
  }
}

describe('with the broker out of reach', () => {
  const network = new Network();
  let bus: BusFixture;
  let client: BusClient;
  let replica: Replica;
  const warnings: string[] = [];
  const tell = (fields: Record<string, unknown>, message: string) => void warnings.push(JSON.stringify({ message, ...fields }));
  beforeAll(async () => {
    bus = await BusFixture.create();
    client = await bus.client();
    replica = await bus.replica(PingController, { logger: { ...silentLogger, warn: tell, error: tell } });
  });
  beforeEach(() => (gate = undefined));
  afterEach(() => {
    gate?.open();
    network.mend();
  });
  afterAll(async () => {
    await bus.stop();
    jest.restoreAllMocks();
  });

  it('requests wait, and everything goes on by itself when it is back', async () => {
    await client.request(ping, {}, { ...asking, key: 'k' });
    network.break();
    const replies = Array.from({ length: 20 }, (_, index) => client.request(ping, {}, { ...asking, key: `k${index}`, timeoutMs: 25_000 }));
    await until(() => client.readiness() !== undefined && replica.server.readiness() !== undefined, { timeoutMs: 30_000 });
    network.mend();
    await expect(Promise.all(replies)).resolves.toHaveLength(20);
    await until(() => client.readiness() === undefined && replica.server.readiness() === undefined, { timeoutMs: 30_000 });
    // A consumer that fails is told once, by the bus, and not by kafkajs as well.
    expect(warnings.filter((line) => line.includes('The consumer failed and starts again'))).not.toEqual([]);
    expect(warnings.filter((line) => line.includes('Crash: '))).toEqual([]);
  });

  it('says that a request was surely not accepted', async () => {
    network.break();
    await expect(client.request(ping, {}, { ...asking, timeoutMs: 1_000 })).rejects.toThrow(BusUnavailable);
  });

  it('says that it does not know what became of a request that was accepted', async () => {
    // Only an answer by the same partition shows that both are back: a member that was cut off counts as one until it notices, and its successor waits for its session to end.
    await client.request(ping, {}, { ...asking, key: 'k', timeoutMs: 45_000 });
    gate = new Gate();
    const reply = client.request(ping, {}, { ...asking, key: 'k', timeoutMs: 15_000 });
    const ended = expect(reply).rejects.toThrow(BusTimeout);
    await until(() => gate!.waiting === 1, { timeoutMs: 14_000, what: 'the request to be taken' });
    network.break();
    gate.open();
    await ended;
  });
});
