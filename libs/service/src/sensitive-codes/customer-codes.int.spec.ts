import { Controller, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { answer, BusClient, ensureTopics, HandleRequest, KafkaBusServer, TransientFault } from '@pc/bus';
import { allTopics, customer, type Caller } from '@pc/contracts';
import { testServers, uniqueName } from '@pc/testing';
import type { Protected } from './sensitive-codes';
import { CustomerCodes } from './customer-codes';

let judging = Promise.withResolvers<void>();
let verdict = Promise.withResolvers<void>();

/** The customer service as it takes its time. */
@Controller()
class SlowCodes {
  @HandleRequest(customer.checkVerificationCode)
  async check() {
    judging.resolve();
    await verdict.promise;
    return answer({ verdict: 'OK' as const });
  }
}
@Module({ controllers: [SlowCodes] })
class SlowCustomerService {}

describe('codes of sensitive operations, judged over the bus', () => {
  const bus = { brokers: testServers().brokers, namespace: uniqueName('codes') };
  const server = new KafkaBusServer({ ...bus, service: 'customer', instanceId: uniqueName('customer') });
  const client = new BusClient({ ...bus, instanceId: uniqueName('incentive') });
  const codes = new CustomerCodes(client);
  let stop: () => Promise<void>;

  beforeAll(async () => {
    await ensureTopics({ ...bus, topics: allTopics() });
    const app = await NestFactory.createMicroservice(SlowCustomerService, { strategy: server, logger: ['error'] });
    stop = () => app.close();
    await app.listen();
    await Promise.all([server.whenReady(), client.start()]);
  });
  beforeEach(() => {
    judging = Promise.withResolvers<void>();
    verdict = Promise.withResolvers<void>();
  });
  afterEach(() => verdict.resolve());
  afterAll(async () => {
    await client.stop();
    await stop?.();
  });

  const caller: Caller = { account_id: 'p1', account_name: 'p1', kind: 'PARTNER', partner_kind: 'SOLUTION_PROVIDER', channel: 'CONSOLE' };
  const command = (messageId: string): Protected => ({
    payload: { sealed_code: 'sealed' },
    context: { messageId, pattern: 'p', requestId: 'r', deadline: Date.now() + 30_000, caller },
  });
  const check = (one: Protected) => codes.check(one, one.context.deadline);

  it('benefits R-25 a command that another replica has at the same time is tried again, and not refused', async () => {
    const moved = command(uniqueName('moved'));
    const first = check(moved);
    await judging.promise;
    await expect(check(moved)).rejects.toThrow(TransientFault);
    verdict.resolve();
    expect([await first, await check(moved)]).toEqual([undefined, undefined]);
  });
});
