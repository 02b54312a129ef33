import { Module, type OnModuleInit, type Type } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { BusClient } from '@pc/bus';
import { bootstrapService } from '@pc/service';
import { Inbox, MongoOutbox } from '@pc/store';
import { haltBus, haltInbox, haltOutbox } from './decorations';
import { Halts } from './halts';
import type { HaltingService } from './steps';

/** Finds what a module has, exported or not. */
export type Parts = <T>(type: abstract new (...args: never[]) => T) => T;

/** Runs a service as it is built but for one thing: a test holds it at the steps that it names. `more`: steps that only it has. */
export async function runHalting(
  service: HaltingService,
  module: Type,
  more: (part: Parts, halts: Halts) => void = () => undefined,
): Promise<void> {
  const halts = new Halts();

  @Module({ imports: [module] })
  class HaltingModule implements OnModuleInit {
    constructor(private readonly ref: ModuleRef) {}

    onModuleInit(): void {
      const part: Parts = (type) => this.ref.get(type, { strict: false });
      haltInbox(part(Inbox), halts);
      haltBus(part(BusClient), halts);
      haltOutbox(part(MongoOutbox), halts);
      more(part, halts);
    }
  }

  await bootstrapService({ service, module: HaltingModule });
}
