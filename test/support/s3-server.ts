import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export const S3_KEY = { accessKey: 'AKIAEXAMPLE', secretKey: 'secret-of-the-bucket-reader' };

/** A storage that speaks as much of the S3 protocol as a reader needs: HEAD, GET with a range, and the encryption of a bucket; signatures are checked. */
export class S3Server {
  /** By `bucket/key`. */
  readonly objects = new Map<string, Buffer>();
  readonly buckets = new Set<string>();
  /** By bucket, the algorithm of its default encryption. */
  readonly encryption = new Map<string, string>();
  /** Bytes of objects that were handed out. */
  sent = 0;
  /** Requests whose signature was wrong. */
  forged = 0;

  private constructor(
    private readonly server: Server,
    readonly endpoint: string,
  ) {}

  static async start(): Promise<S3Server> {
    const server = createServer();
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const storage = new S3Server(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.on('request', (request: IncomingMessage, response: ServerResponse) => storage.answer(request, response));
    return storage;
  }

  stop(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((done) => this.server.close(() => done()));
  }

  put(bucket: string, key: string, content: Buffer): void {
    this.buckets.add(bucket);
    this.objects.set(`${bucket}/${key}`, content);
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const { pathname, search } = new URL(request.url!, this.endpoint);
    const [bucket = '', ...path] = pathname.slice(1).split('/').map(decodeURIComponent);
    if (!isSigned(request, pathname, search.slice(1))) {
      this.forged++;
      return void response.writeHead(403).end('<Error><Code>SignatureDoesNotMatch</Code></Error>');
    }
    if (!this.buckets.has(bucket)) return void response.writeHead(404).end('<Error><Code>NoSuchBucket</Code></Error>');
    if (search === '?encryption') return this.answerEncryption(bucket, response);
    if (path.length === 0) return void response.writeHead(200).end();
    return this.answerObject(this.objects.get(`${bucket}/${path.join('/')}`), request, response);
  }

  private answerEncryption(bucket: string, response: ServerResponse): void {
    const algorithm = this.encryption.get(bucket);
    if (algorithm === undefined)
      return void response.writeHead(404).end('<Error><Code>ServerSideEncryptionConfigurationNotFoundError</Code></Error>');
    const rule = `<Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>${algorithm}</SSEAlgorithm></ApplyServerSideEncryptionByDefault></Rule>`;
    response.writeHead(200).end(`<ServerSideEncryptionConfiguration>${rule}</ServerSideEncryptionConfiguration>`);
  }

  private answerObject(content: Buffer | undefined, { method, headers }: IncomingMessage, response: ServerResponse): void {
    if (!content) return void response.writeHead(404).end('<Error><Code>NoSuchKey</Code></Error>');
    if (method === 'HEAD') return void response.writeHead(200, { 'content-length': content.length }).end();
    const last = Number(/^bytes=0-(\d+)$/.exec(headers.range ?? '')?.[1] ?? content.length);
    if (content.length === 0) return void response.writeHead(416).end('<Error><Code>InvalidRange</Code></Error>');
    const part = content.subarray(0, last + 1);
    this.sent += part.length;
    response.writeHead(206, { 'content-length': part.length }).end(part);
  }
}

const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** AWS Signature Version 4, by its definition. */
function isSigned({ method, headers }: IncomingMessage, path: string, query: string): boolean {
  const pattern =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/;
  const [, key, day, region, names, signature] = pattern.exec(headers.authorization ?? '') ?? [];
  if (key !== S3_KEY.accessKey || !day || !region || !names) return false;
  const lines = names.split(';').map((name) => `${name}:${String(headers[name])}\n`);
  const parameters = query === '' ? '' : query.includes('=') ? query : `${query}=`;
  const request = [method, path, parameters, lines.join(''), names, headers['x-amz-content-sha256']].join('\n');
  const text = ['AWS4-HMAC-SHA256', headers['x-amz-date'], `${day}/${region}/s3/aws4_request`, sha256(request)].join('\n');
  const derived = hmac(hmac(hmac(hmac(`AWS4${S3_KEY.secretKey}`, day), region), 's3'), 'aws4_request');
  return hmac(derived, text).toString('hex') === signature;
}
