import { AwsClient } from 'aws4fetch';
import { BucketUnreadable, ObjectStorage, type BucketState } from '../../ports/object-storage';
import type { S3Settings } from '../../ports/settings';

const TIMEOUT_MS = 4_000;
/** What the store encrypts with its own keys it hands out as it was; what lies under keys of the partner it does not. */
const TRANSPARENT = 'AES256';
/** Stores that know no encryption of buckets, and buckets that have none. */
const NO_ENCRYPTION = new Set([400, 404, 405, 501]);

/** Any storage that speaks the S3 protocol; requests are signed with SigV4. */
export class S3Storage extends ObjectStorage {
  private readonly client: AwsClient;

  constructor(private readonly settings: S3Settings) {
    super();
    const { accessKey: accessKeyId, secretKey: secretAccessKey, region } = settings;
    this.client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 1 });
  }

  override async stateOf(bucket: string): Promise<BucketState> {
    try {
      await demanded(bucket, await this.send('HEAD', bucket));
      const encryption = await this.send('GET', bucket, '', { query: '?encryption' });
      if (NO_ENCRYPTION.has(encryption.status)) return 'READABLE';
      const algorithms = [...(await demanded(bucket, encryption)).matchAll(/<SSEAlgorithm>([^<]+)</g)].map(([, name]) => name);
      return algorithms.every((name) => name === TRANSPARENT) ? 'READABLE' : 'ENCRYPTED';
    } catch (error) {
      if (error instanceof BucketUnreadable) return 'UNREADABLE';
      throw error;
    }
  }

  override async sizeOf(bucket: string, key: string): Promise<number | undefined> {
    const response = await this.send('HEAD', bucket, key);
    if (response.status === 404) return undefined;
    await demanded(bucket, response);
    return Number(response.headers.get('content-length'));
  }

  override async read(bucket: string, key: string, bytes: number): Promise<Buffer> {
    const response = await this.send('GET', bucket, key, { headers: { range: `bytes=0-${bytes - 1}` } });
    // Nothing can be in the range of an empty object.
    if (response.status === 416) return Buffer.alloc(0);
    if (!response.ok) return Buffer.from(await demanded(bucket, response));
    return Buffer.from(await response.arrayBuffer()).subarray(0, bytes);
  }

  private async send(method: string, bucket: string, key = '', { query = '', headers = {} }: Extras = {}): Promise<Response> {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    try {
      return await this.client.fetch(this.addressOf(bucket, key) + query, { method, headers, redirect: 'manual', signal });
    } catch (error) {
      throw new BucketUnreadable(`The storage does not answer for the bucket ${bucket}`, { cause: error });
    }
  }

  private addressOf(bucket: string, key: string): string {
    const { endpoint, addressing } = this.settings;
    const path = key.split('/').map(encodeURIComponent).join('/');
    const url = new URL(endpoint);
    if (addressing === 'host') return `${url.protocol}//${bucket}.${url.host}/${path}`;
    return `${url.origin}/${bucket}${key === '' ? '' : `/${path}`}`;
  }
}

interface Extras {
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The text of an answer that must be a good one. */
async function demanded(bucket: string, response: Response): Promise<string> {
  if (!response.ok) {
    await response.body?.cancel();
    throw new BucketUnreadable(`The storage answers ${response.status} for the bucket ${bucket}`);
  }
  return response.text();
}
