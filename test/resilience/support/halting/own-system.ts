import { connectStore, type StoreConnection } from '@pc/store';
import { TestSystem, uniqueName } from '@pc/testing';
import { ofSystem, SecondGateway, spawnApp, systemSettings } from '../../../e2e/support/second-gateway';
import { ServedProcess } from '../../../e2e/support/served-process';
import { type Told, toldBy } from '../../../support/told-events';
import { HaltingProcess } from './halting-process';
import type { HaltingService } from './steps';

export const HALTING: readonly HaltingService[] = ['customer', 'incentive', 'billing'];
/** What a test holds in a process must not be taken up in the same process. */
const NO_SWEEP = { ASSOCIATION_SWEEP_MS: '3600000', PAYMENT_SWEEP_MS: '3600000' };
type Settings = Readonly<Record<string, string>>;

/**
 * A system of its own on the broker and the store of this run. Nothing but the test starts its services again; three of them begin
 * as processes that halt, and come back as they are built.
 */
export class OwnSystem {
  private readonly halting = new Map<HaltingService, HaltingProcess>();
  private readonly others: Array<Pick<ServedProcess, 'stop'>> = [];
  private readonly stores: StoreConnection[] = [];

  private constructor(
    readonly system: TestSystem,
    private readonly settings: Settings,
  ) {}

  static async start(): Promise<OwnSystem> {
    const name = uniqueName('own');
    const { mongodb_uri: MONGODB_URI } = ofSystem<{ mongodb_uri: string }>('servers.json');
    const shared = { ...systemSettings(), MONGODB_URI, MONGODB_PREFIX: name, BUS_NAMESPACE: name, KAFKA_PARTITIONS: '1' };
    const system = TestSystem.fromEnvironment();
    const settings = { ...shared, ...customerSettings(system), NODE_ENV: 'production', LOG_LEVEL: 'error' };
    const [gateway, certification, ...halting] = await Promise.all([
      SecondGateway.start({ RATE_LIMIT: 'off', BUS_NAMESPACE: name }),
      ServedProcess.start('certification', (HEALTH_PORT) => spawnApp('certification', { ...settings, HEALTH_PORT })),
      ...HALTING.map((service) => HaltingProcess.start(service, { ...settings, ...NO_SWEEP })),
    ]);
    const own = new OwnSystem(system.at(gateway.endpoint), settings);
    own.others.push(gateway, certification);
    HALTING.forEach((service, index) => own.halting.set(service, halting[index]!));
    return own;
  }

  get namespace(): string {
    return this.settings['BUS_NAMESPACE']!;
  }

  /** The service while it can still be halted. */
  halts(service: HaltingService): HaltingProcess {
    const process = this.halting.get(service);
    if (!process) throw new Error(`${service} does not halt any more`);
    return process;
  }

  async kill(service: HaltingService): Promise<void> {
    await this.halts(service).process.kill();
    this.halting.delete(service);
  }

  /** The service as it is built takes the place of the one that was killed. */
  async bringBack(service: HaltingService): Promise<void> {
    this.others.push(await ServedProcess.start(service, (HEALTH_PORT) => spawnApp(service, { ...this.settings, HEALTH_PORT })));
  }

  /** The database of a service, to be looked into. */
  async store(service: HaltingService): Promise<StoreConnection> {
    const store = await connectStore({ uri: this.settings['MONGODB_URI']!, database: `${this.namespace}_${service}` });
    this.stores.push(store);
    return store;
  }

  /** All that it has told on these topics. */
  told(topics: readonly string[]): Promise<Told[]> {
    return toldBy({ kafka_brokers: this.settings['KAFKA_BROKERS']!, namespace: this.namespace }, topics);
  }

  async stop(): Promise<void> {
    const halting = [...this.halting.values()].map(({ process }) => process);
    await Promise.all([...halting, ...this.others].map((process) => process.stop()));
    await Promise.all(this.stores.map((store) => store.close()));
  }
}

/** What `npm start` gives the customer service; the operator is the one of the running system. */
function customerSettings(system: TestSystem): Settings {
  const { name, password, access_key, secret_key } = system.account('operator');
  const { saml } = ofSystem<{ saml: { private_key: string; certificate: string } }>('secrets.json');
  return {
    BOOTSTRAP_OPERATOR_NAME: name,
    BOOTSTRAP_OPERATOR_PASSWORD: password,
    BOOTSTRAP_OPERATOR_ACCESS_KEY: access_key!,
    BOOTSTRAP_OPERATOR_SECRET_KEY: secret_key!,
    SAML_PRIVATE_KEY: saml.private_key,
    SAML_CERTIFICATE: saml.certificate,
  };
}
