import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { StoreConnection } from '@pc/store';
import { againAfterDuplicate } from './adapters/mongo/again-after-duplicate';
import { INDEXES } from './adapters/mongo/indexes';
import { CUSTOMER_SETTINGS, type CustomerSettings } from './ports/settings';
import { BootstrapOperator } from './use-cases/bootstrap-operator/bootstrap-operator.use-case';

/** What must stand before the first request is taken. Any number of replicas may start at once. */
@Injectable()
export class FirstStart implements OnModuleInit {
  constructor(
    private readonly store: StoreConnection,
    private readonly bootstrapOperator: BootstrapOperator,
    @Inject(CUSTOMER_SETTINGS) private readonly settings: CustomerSettings,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.store.ensureIndexes(INDEXES);
    const { firstOperator } = this.settings;
    if (firstOperator) await againAfterDuplicate(() => this.bootstrapOperator.execute(firstOperator));
  }
}
