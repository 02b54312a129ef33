import type { FactoryProvider, Provider } from '@nestjs/common';
import { type BusMetrics, EventPublisher, KafkaBusServer, OutboxRelay } from '@pc/bus';
import type { ServiceName } from '@pc/contracts';
import { TickSequence } from '@pc/kernel';
import { connectStore, Inbox, isTransientStoreError, Lease, MongoOutbox, OperationList, StoreConnection, UnitOfWork } from '@pc/store';
import type { ServiceSettings } from './settings';
import { BUS_METRICS, busOptions, HealthRegistry, LOGGER, Metrics, PROCESS_SETTINGS, type Logger } from '@pc/platform';

/** What a service that owns a database has beside the rest: store, unit of work, inbox, outbox with its relay, and its place on the bus. */
export function serviceProviders(service: ServiceName): Provider[] {
  return [storeConnection(service), unitOfWork, inbox, operations, lease, outbox, relay, busServer(service)];
}

function storeConnection(service: ServiceName): FactoryProvider<Promise<StoreConnection>> {
  return {
    provide: StoreConnection,
    inject: [PROCESS_SETTINGS, LOGGER, HealthRegistry],
    useFactory: async (settings: ServiceSettings, log: Logger, health: HealthRegistry) => {
      const store = await connectStore({
        uri: settings.MONGODB_URI,
        database: `${settings.MONGODB_PREFIX}_${service}`,
        appName: service,
        log: storeLogger(log),
      });
      health.register('store', async () => void (await store.ping()));
      return store;
    },
  };
}

const unitOfWork: FactoryProvider<UnitOfWork> = {
  provide: UnitOfWork,
  inject: [StoreConnection, TickSequence, LOGGER, Metrics],
  useFactory: (store: StoreConnection, ticks: TickSequence, log: Logger, metrics: Metrics) => {
    const retries = metrics.counter('pc_store_retries_total', 'Transactions that had to be tried again');
    return new UnitOfWork(store, { ticks, log: storeLogger(log), onRetry: () => retries.inc() });
  },
};

const inbox: FactoryProvider<Inbox> = {
  provide: Inbox,
  inject: [StoreConnection, UnitOfWork],
  useFactory: (store: StoreConnection, unit: UnitOfWork) => new Inbox(store, unit),
};

const operations: FactoryProvider<OperationList> = {
  provide: OperationList,
  inject: [StoreConnection],
  useFactory: (store: StoreConnection) => new OperationList(store),
};

const lease: FactoryProvider<Lease> = {
  provide: Lease,
  inject: [StoreConnection, PROCESS_SETTINGS],
  useFactory: (store: StoreConnection, settings: ServiceSettings) => new Lease(store, { owner: settings.INSTANCE_ID }),
};

const outbox: FactoryProvider<MongoOutbox> = {
  provide: MongoOutbox,
  inject: [StoreConnection, UnitOfWork],
  useFactory: (store: StoreConnection, unit: UnitOfWork) => new MongoOutbox(store, { wake: unit.wake }),
};

const relay: FactoryProvider<OutboxRelay> = {
  provide: OutboxRelay,
  inject: [MongoOutbox, PROCESS_SETTINGS, LOGGER, Metrics, BUS_METRICS],
  useFactory: (store: MongoOutbox, settings: ServiceSettings, logger: Logger, metrics: Metrics, counts: BusMetrics) => {
    const bus = busOptions(settings, logger);
    metrics.gauge('pc_outbox_backlog', 'Transactions whose events are not yet published', () => store.backlog());
    return new OutboxRelay(new EventPublisher(bus), store, { owner: settings.INSTANCE_ID, logger: bus.logger, metrics: counts });
  },
};

function busServer(service: ServiceName): FactoryProvider<KafkaBusServer> {
  return {
    provide: KafkaBusServer,
    inject: [PROCESS_SETTINGS, LOGGER, BUS_METRICS, HealthRegistry],
    useFactory: (settings: ServiceSettings, logger: Logger, metrics: BusMetrics, health: HealthRegistry) => {
      const classify = (error: unknown) => (isTransientStoreError(error) ? 'transient' : 'invalid');
      const server = new KafkaBusServer({ ...busOptions(settings, logger), service, classify, metrics });
      health.register('bus', () => server.readiness());
      return server;
    },
  };
}

function storeLogger(logger: Logger) {
  return { info: logger.info.bind(logger), warn: logger.warn.bind(logger), error: logger.error.bind(logger) };
}
