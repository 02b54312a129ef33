import { Injectable, type OnModuleInit } from '@nestjs/common';
import { StoreConnection } from '@pc/store';
import { INDEXES } from './adapters/mongo/collections';

/** What must stand before the first request is taken. */
@Injectable()
export class FirstStart implements OnModuleInit {
  constructor(private readonly store: StoreConnection) {}

  async onModuleInit(): Promise<void> {
    await this.store.ensureIndexes(INDEXES);
  }
}
