import 'reflect-metadata';
import { linkSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Controller, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { command } from '@pc/contracts';
import { z } from 'zod';
import { answer, HandleBatch, KafkaBusServer, type BusRequest } from '../src';

/** A replica in a process of its own: `replica.ts <brokers> <namespace> <name> <folder of effects>`. */
export const apply = command('incentive', 'apply', z.object({ number: z.int() }), z.object({ by: z.string() }));

/** In the folder: a file for each message that took effect, with when, its key and its number. */
export const EFFECTS = 'effects';

const [brokers = '', namespace = '', name = '', folder = ''] = process.argv.slice(2);

@Controller()
class ApplyController {
  @HandleBatch(apply)
  async apply(requests: Array<BusRequest<{ number: number }>>) {
    await sleep(4);
    for (const { payload, context } of requests) applyOnce(payload.number, context.messageId, context.key ?? '');
    return requests.map(() => answer({ by: name }));
  }
}

/** Effect and inbox row in one: the file of a message appears whole or not at all, and once only, by whichever replica. */
function applyOnce(number: number, messageId: string, key: string): void {
  const draft = path.join(folder, `draft-${name}`);
  writeFileSync(draft, `${process.hrtime.bigint()} ${key} ${number}`);
  try {
    linkSync(draft, path.join(folder, EFFECTS, messageId));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
}

@Module({ controllers: [ApplyController] })
class ReplicaModule {}

async function main(): Promise<void> {
  const server = new KafkaBusServer({ brokers: brokers.split(','), namespace, service: 'incentive', instanceId: name });
  const app = await NestFactory.createMicroservice(ReplicaModule, { strategy: server, logger: ['error'] });
  await app.listen();
  process.once('SIGTERM', () => void app.close().then(() => process.exit(0)));
  await server.whenReady();
  process.send?.('ready');
}

if (require.main === module) void main();
