import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { forkTypescript, until } from '@pc/testing';
import type { BusClient } from '../src';
import { asking, BusFixture } from './bus-fixture';
import { apply, EFFECTS } from './replica';

const CALLERS = 24;

describe('replicas that come and go during load', () => {
  let bus: BusFixture;
  let folder: string;
  let children: ChildProcess[];
  beforeEach(async () => {
    bus = await BusFixture.create();
    folder = mkdtempSync(path.join(tmpdir(), 'bus-effects-'));
    mkdirSync(path.join(folder, EFFECTS));
    children = [];
  });
  afterEach(async () => {
    for (const child of children) child.kill('SIGKILL');
    await bus.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function startReplica(name: string): Promise<ChildProcess> {
    const args = [bus.brokers.join(','), bus.namespace, name, folder];
    const child = forkTypescript(path.join(__dirname, 'replica.ts'), args);
    children.push(child);
    await once(child, 'message');
    return child;
  }

  async function stopGracefully(child: ChildProcess): Promise<void> {
    const exited = once(child, 'exit');
    child.kill('SIGTERM');
    await exited;
  }

  /** Callers that ask one after the other until they are told to stop; each has a key of its own and counts up. */
  function load(client: BusClient) {
    const failures: unknown[] = [];
    const servedBy: string[] = [];
    /** Answers of each caller. */
    const answers = Array<number>(CALLERS).fill(0);
    let stopped = false;
    const callers = Array.from({ length: CALLERS }, async (_, caller) => {
      for (let number = 0; !stopped; number++) {
        try {
          const reply = await client.request(apply, { number }, { ...asking, key: `key-${caller}` });
          servedBy.push(reply.type === 'answer' ? reply.body.by : reply.code);
          answers[caller]! += 1;
        } catch (error) {
          failures.push(error);
        }
      }
    });
    const stop = async () => {
      stopped = true;
      await Promise.all(callers);
    };
    return { failures, servedBy, answers, stop };
  }

  /** What took effect, `key number`, in the order in which it did. */
  function effectsInOrder(): string[] {
    const files = readdirSync(path.join(folder, EFFECTS));
    const effects = files.map((file) => readFileSync(path.join(folder, EFFECTS, file), 'utf8').split(' '));
    return effects.toSorted(([a], [b]) => Number(BigInt(a!) - BigInt(b!))).map(([, ...effect]) => effect.join(' '));
  }

  /** Every answered request took effect once, and each key's effects came in order. */
  function expectExactlyOnce(answered: number): void {
    const effects = effectsInOrder();
    expect(effects).toHaveLength(answered);
    expect(new Set(effects).size).toBe(answered);
    for (let caller = 0; caller < CALLERS; caller++) {
      const numbers = effects.filter((line) => line.startsWith(`key-${caller} `)).map((line) => Number(line.split(' ')[1]));
      expect(numbers).toEqual(numbers.map((_, index) => index));
    }
  }

  it('one is killed: no request fails, none is applied twice', async () => {
    const [doomed] = await Promise.all([startReplica('doomed'), startReplica('other')]);
    const running = load(await bus.client());
    await until(() => running.servedBy.includes('doomed') && running.servedBy.includes('other'), { timeoutMs: 20_000 });
    await sleep(1_000);
    doomed.kill('SIGKILL');
    await once(doomed, 'exit');
    const before = [...running.answers];
    const goesOn = () => running.answers.every((count, caller) => count > before[caller]! + 1);
    await until(goesOn, { timeoutMs: 40_000, what: 'every caller to be served by the other one' });
    await running.stop();
    expect(running.failures).toEqual([]);
    expectExactlyOnce(running.servedBy.length);
  });

  it('all are replaced one by one: no request fails, none is applied twice', async () => {
    const first = await startReplica('first');
    const second = await startReplica('second');
    const running = load(await bus.client());
    await until(() => running.servedBy.length > 100, { timeoutMs: 20_000 });
    await startReplica('third');
    await stopGracefully(first);
    await startReplica('fourth');
    await stopGracefully(second);
    await until(() => running.servedBy.includes('third') && running.servedBy.includes('fourth'), { timeoutMs: 20_000 });
    await running.stop();
    expect(running.failures).toEqual([]);
    expectExactlyOnce(running.servedBy.length);
  });
});
