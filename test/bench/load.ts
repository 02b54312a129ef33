import { Agent, request } from 'node:http';
import { signRequest } from '@pc/kernel';

export interface Keys {
  readonly accessKey: string;
  readonly secretKey: string;
}

export interface Answer {
  readonly status: number;
  readonly text: string;
}

/** Sends signed requests over kept connections, as a partner's program does. */
export class LoadClient {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 512 });

  constructor(
    private readonly endpoint: URL,
    private readonly keys: Keys,
  ) {}

  send(method: string, path: string, body?: unknown): Promise<Answer> {
    const payload = body === undefined ? '' : JSON.stringify(body);
    const url = new URL(path, this.endpoint);
    const headers = signRequest(
      { method, url: url.href, headers: { 'content-type': 'application/json' }, body: payload },
      this.keys,
      new Date(),
    );
    return new Promise((resolve, reject) => {
      const call = request(
        {
          agent: this.agent,
          host: url.hostname,
          port: url.port,
          path: url.pathname + url.search,
          method,
          headers: { ...headers, 'content-length': Buffer.byteLength(payload) },
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }));
        },
      );
      call.on('error', reject);
      call.end(payload);
    });
  }

  /** Sends, and throws unless the answer is a success. */
  async json<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await this.send(method, path, body);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
    return (answer.text ? JSON.parse(answer.text) : undefined) as T;
  }

  close(): void {
    this.agent.destroy();
  }
}
