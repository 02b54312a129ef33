import { randomUUID } from 'node:crypto';
import { Controller, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { answer, BusClient, HandleRequest, KafkaBusServer, type BusRequest, type Reply } from '@pc/bus';
import { command, requestTopic, SYSTEM_CALLER } from '@pc/contracts';
import { z } from 'zod';
import type { Echo } from './echo';

const payload = z.object({ quota_id: z.string(), customer_ids: z.array(z.string()), face_value_fen: z.int() });
const echo = command('incentive', 'bench-echo', payload, payload);

@Controller()
class OurEcho {
  @HandleRequest(echo)
  async echo(request: BusRequest<z.infer<typeof payload>>): Promise<Reply<z.infer<typeof payload>>> {
    return answer(request.payload);
  }
}

@Module({ controllers: [OurEcho] })
class OurModule {}

/** The topics that the measure needs, without their namespace. */
export const oursTopics = () => [requestTopic('incentive'), `${requestTopic('incentive')}.dlq`];

const namespace = () => process.env['BENCH_NAMESPACE'] ?? 'bench';

/** Serves echoes over our transport, as a service of the product does. */
export async function serveOurs(brokers: string[]): Promise<void> {
  const strategy = new KafkaBusServer({ brokers, namespace: namespace(), service: 'incentive', instanceId: `bench-${process.pid}` });
  const app = await NestFactory.createMicroservice(OurModule, { strategy, logger: false });
  await app.listen();
  await strategy.whenReady();
}

export async function oursEcho(brokers: string[]): Promise<Echo> {
  const client = new BusClient({ brokers, namespace: namespace(), instanceId: `bench-client-${process.pid}` });
  await client.start();
  return {
    call: async (key, body) => {
      const reply = await client.request(echo, body as z.infer<typeof payload>, { key, caller: SYSTEM_CALLER, requestId: randomUUID() });
      if (reply.type !== 'answer') throw new Error(reply.code);
    },
    close: () => client.stop(),
  };
}
