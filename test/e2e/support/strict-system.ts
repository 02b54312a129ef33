import type { SigningKey } from '@pc/kernel';
import { connectStore } from '@pc/store';
import { SignedClient, uniqueName } from '@pc/testing';
import { freePort, Program, written } from './program';

const OPERATOR: SigningKey = { accessKey: 'AKSTRICTOPERATOR0000', secretKey: 'a-secret-of-this-test-alone-0123456789' };

/** A gateway and a customer service with settings of their own, on broker and store of the running system but apart from it. */
export class StrictSystem {
  readonly operator: SignedClient;

  private constructor(
    readonly endpoint: string,
    private readonly prefix: string,
    private readonly programs: readonly Program[],
  ) {
    this.operator = new SignedClient(endpoint, OPERATOR);
  }

  static async start(settings: Readonly<Record<string, string>>): Promise<StrictSystem> {
    const { servers, secrets } = written();
    const prefix = uniqueName('strict');
    const [port, health] = [await freePort(), await freePort()];
    const endpoint = `http://127.0.0.1:${port}`;
    const common = { KAFKA_BROKERS: servers.kafka_brokers, BUS_NAMESPACE: prefix, PC_KEY_RING: secrets.key_ring };
    const customer = {
      ...common,
      MONGODB_URI: servers.mongodb_uri,
      MONGODB_PREFIX: prefix,
      HEALTH_PORT: String(health),
      PUBLIC_URL: endpoint,
      SAML_PRIVATE_KEY: secrets.saml.private_key,
      SAML_CERTIFICATE: secrets.saml.certificate,
      BOOTSTRAP_OPERATOR_NAME: 'operator',
      BOOTSTRAP_OPERATOR_PASSWORD: 'Secret-2026',
      BOOTSTRAP_OPERATOR_ACCESS_KEY: OPERATOR.accessKey,
      BOOTSTRAP_OPERATOR_SECRET_KEY: OPERATOR.secretKey,
      ...settings,
    };
    const programs = await Promise.all([
      Program.start('customer', customer, `http://127.0.0.1:${health}`),
      Program.start('gateway', { ...common, HTTP_PORT: String(port), RATE_LIMIT: 'off' }, endpoint),
    ]);
    return new StrictSystem(endpoint, prefix, programs);
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
    await Promise.all(this.programs.map((program) => program.stop()));
    const store = await connectStore({ uri: written().servers.mongodb_uri, database: `${this.prefix}_customer` });
    await store.drop();
    await store.close();
  }
}
