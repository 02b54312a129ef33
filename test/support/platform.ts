import { createVerify, X509Certificate } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a platform got by one notice, once its signature was found good with the certificate of our metadata. */
export interface Received {
  readonly domainId: string;
  readonly domainName: string;
  readonly userId: string;
  readonly userName: string;
  readonly xAccountId: string;
  readonly xUserId: string;
  readonly bindAction: 0 | 1;
}

/** The end of a partner's platform that receives notices (customers 9.6). */
export class Platform {
  readonly received: Received[] = [];
  /** Notices whose signature was wrong. */
  forged = 0;
  /** What it answers next, in this order; then 200. */
  readonly answers: Array<number | 'redirect' | 'silence'> = [];
  redirected = 0;

  private constructor(
    private readonly server: Server,
    readonly url: string,
    private readonly certificate: X509Certificate,
  ) {}

  static async start(serviceProviderMetadata: string): Promise<Platform> {
    const base64 = /X509Certificate>([^<]+)</.exec(serviceProviderMetadata)![1]!;
    const server = createServer();
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/binding`;
    const platform = new Platform(server, url, new X509Certificate(Buffer.from(base64, 'base64')));
    server.on('request', (request, response) => {
      void platform.take(request).then((answer) => {
        if (answer === 'silence') return;
        if (answer === 'redirect') response.setHeader('location', '/elsewhere');
        response.statusCode = answer === 'redirect' ? 307 : answer;
        response.end();
      });
    });
    return platform;
  }

  stop(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((done) => this.server.close(() => done()));
  }

  private async take(request: IncomingMessage): Promise<number | 'redirect' | 'silence'> {
    if (request.url !== '/binding') {
      this.redirected++;
      return 200;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const answer = this.answers.shift() ?? 200;
    if (answer === 200) this.keep(new URLSearchParams(Buffer.concat(chunks).toString()));
    return answer;
  }

  private keep(form: URLSearchParams): void {
    const [bindRequest, algorithm, signature] = ['bindRequest', 'SigAlg', 'Signature'].map((name) => form.get(name) ?? '');
    const good =
      algorithm === 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256' &&
      createVerify('RSA-SHA256').update(bindRequest!).verify(this.certificate.publicKey, signature!, 'base64');
    if (good) this.received.push(JSON.parse(Buffer.from(bindRequest!, 'base64').toString()) as Received);
    else this.forged++;
  }
}
