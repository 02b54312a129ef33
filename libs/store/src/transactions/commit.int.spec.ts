import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { TickSequence } from '@pc/kernel';
import { discard, testServers, uniqueName } from '@pc/testing';
import { connectStore } from '../connection/connect-store';
import type { StoreConnection } from '../connection/store-connection';
import { UnitOfWork } from './unit-of-work';

type Fault = 'lose request' | 'lose answer';

/** A wire to the store that can cut connections at the moment of a commit, before or after the store got it. */
class CommitBreaker {
  private faults: Fault[] = [];
  private readonly sockets = new Set<Socket>();
  private readonly server: Server = createServer((client) => this.carry(client));

  async listen(): Promise<number> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return (this.server.address() as AddressInfo).port;
  }

  breakNext(...faults: Fault[]): void {
    this.faults = faults;
  }

  get left(): number {
    return this.faults.length;
  }

  close(): void {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
  }

  private carry(client: Socket): void {
    const { hostname, port } = new URL(testServers().mongodbUri);
    const upstream = connect(Number(port), hostname);
    let mute = false;
    for (const socket of [client, upstream]) {
      this.sockets.add(socket);
      socket.on('error', () => undefined).on('close', () => [client, upstream].forEach((end) => end.destroy()));
    }
    upstream.on('data', (data) => (mute ? client.destroy() : client.write(data)));
    client.on('data', (data) => {
      const fault = data.includes('commitTransaction') ? this.faults.shift() : undefined;
      if (fault === 'lose request') return void client.destroy();
      mute ||= fault === 'lose answer';
      return void upstream.write(data);
    });
  }
}

describe('a commit whose outcome is unknown', () => {
  const breaker = new CommitBreaker();
  const database = uniqueName('store');
  let store: StoreConnection;
  let unit: UnitOfWork;

  beforeAll(async () => {
    const port = await breaker.listen();
    store = await connectStore({ uri: `mongodb://127.0.0.1:${port}/?directConnection=true`, database });
    unit = new UnitOfWork(store, { ticks: new TickSequence(), timeLimitMs: 20_000 });
    await store.ensureIndexes({ deposits: [] });
  });
  afterAll(async () => {
    breaker.breakNext();
    await discard(store);
    breaker.close();
  });

  const deposit = (account: string) =>
    unit.run(async (tx) => void (await tx.collection('deposits').insertOne({ account }, { session: tx.session })));
  const depositsOf = (account: string) => store.collection('deposits').countDocuments({ account });

  it.each<[string, Fault[]]>([
    ['the answer is lost once', ['lose answer']],
    ['every answer is lost', ['lose answer', 'lose answer']],
    ['the commit arrives at the second try', ['lose request']],
    ['the commit never arrives', ['lose request', 'lose request']],
    ['the commit never arrives, and the looking up goes unanswered', ['lose request', 'lose request', 'lose answer', 'lose answer']],
    ['neither the commit nor the looking up arrives', ['lose request', 'lose request', 'lose request', 'lose request']],
  ])('takes effect exactly once when %s', async (name, faults) => {
    breaker.breakNext(...faults);
    await deposit(name);
    expect(await depositsOf(name)).toBe(1);
    expect(breaker.left).toBe(0);
  });
});
