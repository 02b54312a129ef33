import { freePort, Program, written } from './program';

/** Another gateway beside that of the running system, on the same broker, with settings of its own. */
export class SecondGateway {
  private constructor(
    readonly endpoint: string,
    private readonly program: Program,
  ) {}

  static async start(settings: Readonly<Record<string, string>>): Promise<SecondGateway> {
    const { servers, secrets } = written();
    const port = await freePort();
    const endpoint = `http://127.0.0.1:${port}`;
    const env = {
      HTTP_PORT: String(port),
      KAFKA_BROKERS: servers.kafka_brokers,
      BUS_NAMESPACE: servers.namespace ?? '',
      PC_KEY_RING: secrets.key_ring,
      ...settings,
    };
    return new SecondGateway(endpoint, await Program.start('gateway', env, endpoint));
  }

  stop(): Promise<void> {
    return this.program.stop();
  }
}
