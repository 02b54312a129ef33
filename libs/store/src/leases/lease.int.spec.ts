import { TickSequence } from '@pc/kernel';
import { discard, FixedClock, forgetNothing, testServers, uniqueName, until } from '@pc/testing';
import { connectStore } from '../connection/connect-store';
import type { StoreConnection } from '../connection/store-connection';
import { UnitOfWork } from '../transactions/unit-of-work';
import { Lease, type Grant } from './lease';
import { Sweeper } from './sweeper';

const TTL_MS = 30_000;

describe('Lease', () => {
  let store: StoreConnection;
  const clock = new FixedClock();
  const replica = () => new Lease(store, { clock });

  beforeAll(async () => {
    store = await connectStore({ uri: testServers().mongodbUri, database: uniqueName('store') });
    await forgetNothing(store);
  });
  afterAll(async () => {
    await discard(store);
  });

  it('lets one replica work at a time, and the next one when it has ended', async () => {
    const [one, two] = [replica(), replica()];
    const ran = await one.runExclusively('expiry', TTL_MS, async () => {
      expect(await two.runExclusively('expiry', TTL_MS, async () => undefined)).toBe(false);
      expect(await one.runExclusively('expiry', TTL_MS, async () => undefined)).toBe(false);
      expect(await two.runExclusively('other', TTL_MS, async () => undefined)).toBe(true);
    });
    expect(ran).toBe(true);
    expect(await two.runExclusively('expiry', TTL_MS, async () => undefined)).toBe(true);
  });

  it('is free again after work that failed', async () => {
    const failing = replica().runExclusively('failing', TTL_MS, async () => {
      throw new Error('broken');
    });
    await expect(failing).rejects.toThrow('broken');
    expect(await replica().runExclusively('failing', TTL_MS, async () => undefined)).toBe(true);
  });

  it('fences off a holder that stood still while another took over', async () => {
    const unit = new UnitOfWork(store, { ticks: new TickSequence(), timeLimitMs: 300 });
    const write = (grant: Grant, by: string) =>
      unit.run(async (tx) => {
        await grant.fence(tx);
        await tx.collection('sweeps').insertOne({ by }, { session: tx.session });
      });
    await replica().runExclusively('fenced', TTL_MS, async (old) => {
      await write(old, 'old, in time');
      clock.advance(TTL_MS);
      await replica().runExclusively('fenced', TTL_MS, async (current) => {
        expect(current.epoch).toBeGreaterThan(old.epoch);
        await write(current, 'current');
        await expect(write(old, 'old, too late')).rejects.toThrow('has gone to another replica');
      });
    });
    const written = await store.collection('sweeps').find().toArray();
    expect(written.map((row) => String(row.by))).toEqual(['old, in time', 'current']);
  });

  it('tells a holder that its lease is lost', async () => {
    await replica().runExclusively('told', 30, async (grant) => {
      clock.advance(30);
      await store.collection('leases').updateOne({ _id: 'told' as never }, { $set: { owner: 'another' }, $inc: { epoch: 1 } });
      await until(() => grant.signal.aborted, { what: 'the signal' });
    });
    expect((await store.collection('leases').findOne({ _id: 'told' as never }))!.owner).toBe('another');
  });
});

describe('Sweeper', () => {
  let store: StoreConnection;

  beforeAll(async () => {
    store = await connectStore({ uri: testServers().mongodbUri, database: uniqueName('store') });
  });
  afterAll(async () => {
    await discard(store);
  });

  it('goes on after a failure, which it logs, until it is stopped', async () => {
    const log = { info: jest.fn(), warn: jest.fn(), error: jest.fn() };
    let turns = 0;
    const sweeper = new Sweeper({ name: 'retrying', lease: new Lease(store), intervalMs: 5, log }, async () => {
      if (++turns === 1) throw new Error('broken');
    });
    sweeper.start();
    await until(() => turns >= 3, { what: 'three turns' });
    await sweeper.stop();
    const ended = turns;
    expect(log.error).toHaveBeenCalledTimes(1);
    expect(await sweeper.sweep()).toBe(true);
    expect(turns).toBe(ended + 1);
  });

  it('waits for a running turn when it stops', async () => {
    let phase = 'idle';
    const sweeper = new Sweeper({ name: 'waiting', lease: new Lease(store), intervalMs: 1 }, async (grant) => {
      phase = 'running';
      await store.ping();
      phase = grant.signal.aborted ? 'lost' : 'done';
    });
    sweeper.start();
    await until(() => phase !== 'idle');
    await sweeper.stop();
    expect(phase).toBe('done');
  });

  it('works in one replica at a time', async () => {
    let running = 0;
    let most = 0;
    let turns = 0;
    const sweepers = [1, 2].map(
      () =>
        new Sweeper({ name: 'alone', lease: new Lease(store), intervalMs: 2 }, async () => {
          most = Math.max(most, ++running);
          await store.ping();
          running--;
          turns++;
        }),
    );
    sweepers.forEach((sweeper) => sweeper.start());
    await until(() => turns >= 10);
    await Promise.all(sweepers.map((sweeper) => sweeper.stop()));
    expect(most).toBe(1);
  });
});
