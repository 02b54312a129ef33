import { Controller, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ClientKafka, MessagePattern, Payload, Transport } from '@nestjs/microservices';
import { logLevel } from 'kafkajs';
import { firstValueFrom } from 'rxjs';
import type { Echo } from './echo';

@Controller()
class StockEcho {
  @MessagePattern(stockTopic())
  echo(@Payload() payload: unknown): unknown {
    return payload;
  }
}

@Module({ controllers: [StockEcho] })
class StockModule {}

/** The topic of the stock transport's requests; its replies go to `<topic>.reply`. */
export function stockTopic(): string {
  return process.env['BENCH_STOCK_TOPIC'] ?? 'bench.stock';
}

function options(brokers: string[], role: string) {
  return { client: { clientId: `bench-${role}`, brokers, logLevel: logLevel.NOTHING }, consumer: { groupId: `${stockTopic()}-${role}` } };
}

/** Serves echoes over the Kafka transport that @nestjs/microservices brings, with its defaults. */
export async function serveStock(brokers: string[]): Promise<void> {
  const app = await NestFactory.createMicroservice(StockModule, {
    transport: Transport.KAFKA,
    options: options(brokers, 'server'),
    logger: false,
  });
  await app.listen();
}

export async function stockEcho(brokers: string[]): Promise<Echo> {
  const client = new ClientKafka(options(brokers, 'client'));
  client.subscribeToResponseOf(stockTopic());
  await client.connect();
  return {
    call: async (key, payload) => void (await firstValueFrom(client.send(stockTopic(), { key, value: JSON.stringify(payload) }))),
    close: () => client.close(),
  };
}
