import { connect } from 'node:net';
import { TestGateway } from '../testing/test-gateway';

describe('bytes that are no HTTP request', () => {
  let gateway: TestGateway;
  let port: number;
  const send = (bytes: string) =>
    new Promise<string>((resolve) => {
      let received = '';
      const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
      socket.on('data', (data) => (received += data.toString())).on('close', () => resolve(received));
    });

  beforeAll(async () => {
    gateway = await TestGateway.start();
    await gateway.app.listen(0, '127.0.0.1');
    ({ port } = gateway.app.getHttpServer().address() as { port: number });
  });
  afterAll(() => gateway.stop());

  it('api 7.18 are answered in the documented form, with a request id', async () => {
    expect(await send('NONSENSE\r\n\r\n')).toMatch(
      /^HTTP\/1\.1 400 Bad Request\r\nX-Request-Id: [0-9a-f]{32}\r\n[\s\S]*{"error_code":"CBC\.0100"/,
    );
  });

  it('headers that are too large are 431', async () => {
    expect(await send(`GET / HTTP/1.1\r\nHost: a\r\nX-Large: ${'x'.repeat(20_000)}\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 431 [\s\S]*{"error_code":"CBC\.0100"/,
    );
  });
});
