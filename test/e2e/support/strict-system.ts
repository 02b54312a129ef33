import type { SigningKey } from '@pc/kernel';
import { connectStore } from '@pc/store';
import { freePort, SignedClient, uniqueName } from '@pc/testing';
import { ofSystem, spawnApp, systemSettings } from './second-gateway';
import { ServedProcess } from './served-process';

const OPERATOR: SigningKey = { accessKey: 'AKSTRICTOPERATOR0000', secretKey: 'a-secret-of-this-test-alone-0123456789' };

/** A gateway and a customer service with settings of their own, on broker and store of the running system but apart from it. */
export class StrictSystem {
  readonly operator: SignedClient;

  private constructor(
    readonly endpoint: string,
    private readonly database: { readonly uri: string; readonly prefix: string },
    private readonly processes: readonly ServedProcess[],
  ) {
    this.operator = new SignedClient(endpoint, OPERATOR);
  }

  static async start(settings: Readonly<Record<string, string>>): Promise<StrictSystem> {
    const database = { uri: ofSystem<{ mongodb_uri: string }>('servers.json').mongodb_uri, prefix: uniqueName('strict') };
    const common = { ...systemSettings(), BUS_NAMESPACE: database.prefix };
    const port = await freePort();
    const { saml } = ofSystem<{ saml: { private_key: string; certificate: string } }>('secrets.json');
    const own = {
      ...common,
      MONGODB_URI: database.uri,
      MONGODB_PREFIX: database.prefix,
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      SAML_PRIVATE_KEY: saml.private_key,
      SAML_CERTIFICATE: saml.certificate,
      BOOTSTRAP_OPERATOR_NAME: 'operator',
      BOOTSTRAP_OPERATOR_PASSWORD: 'Secret-2026',
      BOOTSTRAP_OPERATOR_ACCESS_KEY: OPERATOR.accessKey,
      BOOTSTRAP_OPERATOR_SECRET_KEY: OPERATOR.secretKey,
      ...settings,
    };
    // Each is ready only when the other is: a gateway without the service has nobody to ask.
    const [gateway, customer] = await Promise.all([
      ServedProcess.start('gateway', (at) => spawnApp('gateway', { ...common, HTTP_PORT: at, RATE_LIMIT: 'off' }), port),
      ServedProcess.start('customer', (at) => spawnApp('customer', { ...own, HEALTH_PORT: at })),
    ]);
    return new StrictSystem(gateway.endpoint, database, [gateway, customer]);
  }

  /** A solution provider with a platform, and its signed calls. */
  async partner(xaccount_type: string): Promise<SignedClient> {
    const name = uniqueName('partner');
    const body = { account_name: name, name, password: 'Secret-2026', kind: 'SOLUTION_PROVIDER', xaccount_type };
    const { partner_id } = (await this.operator.post('/v2/operations/partners', body).expect(200)).body as { partner_id: string };
    const made = await this.operator.post(`/v2/operations/accounts/${partner_id}/access-keys`, {}).expect(200);
    const { access_key: accessKey, secret_key: secretKey } = made.body as { access_key: string; secret_key: string };
    return new SignedClient(this.endpoint, { accessKey, secretKey });
  }

  /** Ends it, and takes its database away. */
  async stop(): Promise<void> {
    await Promise.all(this.processes.map((process) => process.stop()));
    const store = await connectStore({ uri: this.database.uri, database: `${this.database.prefix}_customer` });
    await store.drop();
    await store.close();
  }
}
