import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { S3_KEY, S3Server } from '../../../../../test/support/s3-server';
import { BucketUnreadable, type ObjectStorage } from '../../ports/object-storage';
import { storageOf } from './storage-of';

const S3 = { region: 'cn-north-4', addressing: 'path' } as const;

interface Storage {
  readonly storage: ObjectStorage;
  put(bucket: string, key: string, content: Buffer): void;
  encrypt(bucket: string): void;
  stop(): Promise<void>;
}

async function s3(): Promise<Storage> {
  const server = await S3Server.start();
  return {
    storage: storageOf({ s3: { ...S3, endpoint: server.endpoint, ...S3_KEY } }),
    put: (bucket, key, content) => server.put(bucket, key, content),
    encrypt: (bucket) => void server.encryption.set(bucket, 'aws:kms'),
    stop: () => server.stop(),
  };
}

function folder(): Storage {
  const path = mkdtempSync(join(tmpdir(), 'buckets-'));
  const put = (bucket: string, key: string, content: Buffer) => {
    mkdirSync(dirname(join(path, bucket, key)), { recursive: true });
    writeFileSync(join(path, bucket, key), content);
  };
  const stop = () => Promise.resolve(rmSync(path, { recursive: true }));
  return { storage: storageOf({ folder: path }), put, encrypt: (bucket) => put(bucket, '.encryption', Buffer.alloc(0)), stop };
}

/** certification RN-24: both adapters keep the same promises. */
describe.each<[string, () => Storage | Promise<Storage>]>([
  ['an S3-compatible storage', s3],
  ['a folder of this machine', folder],
])('%s', (_name, start) => {
  let there: Storage;
  beforeAll(async () => void (there = await start()));
  afterAll(() => there.stop());

  it('certification RN-24 says whether a bucket can be read, and that an encrypted one cannot', async () => {
    for (const bucket of ['open', 'closed']) there.put(bucket, 'download/a.jpg', Buffer.from('a'));
    there.encrypt('closed');
    expect([await there.storage.stateOf('open'), await there.storage.stateOf('closed'), await there.storage.stateOf('none')]).toEqual([
      'READABLE',
      'ENCRYPTED',
      'UNREADABLE',
    ]);
  });

  it('certification RN-22 RN-23 tells the size of an object, by its exact name, and no more of its bytes than asked for', async () => {
    there.put('files', 'download/c77/护照 1+2&3.jpg', Buffer.from('0123456789'));
    there.put('files', 'download/empty.png', Buffer.alloc(0));
    const { storage } = there;
    expect(await storage.sizeOf('files', 'download/c77/护照 1+2&3.jpg')).toBe(10);
    expect(await storage.sizeOf('files', 'download/c77/护照 1+2&3.JPG')).toBeUndefined();
    expect(await storage.sizeOf('files', 'download/c77')).toBeUndefined();
    expect((await storage.read('files', 'download/c77/护照 1+2&3.jpg', 4)).toString()).toBe('0123');
    expect((await storage.read('files', 'download/c77/护照 1+2&3.jpg', 100)).toString()).toBe('0123456789');
    expect(await storage.sizeOf('files', 'download/empty.png')).toBe(0);
    expect(await storage.read('files', 'download/empty.png', 16)).toHaveLength(0);
  });

  it('certification RN-24 a bucket that cannot be read any more is told apart from a missing object', async () => {
    await expect(there.storage.read('gone', 'download/a.jpg', 4)).rejects.toThrow(BucketUnreadable);
  });
});

describe('an S3-compatible storage', () => {
  let server: S3Server;
  beforeAll(async () => void (server = await S3Server.start()));
  afterAll(() => server.stop());
  const storage = (more: object = {}) => storageOf({ s3: { ...S3, endpoint: server.endpoint, ...S3_KEY, ...more } });

  it('certification RN-24 signs every request, and a wrong key reads nothing', async () => {
    server.put('files', 'download/a b.jpg', Buffer.from('abc'));
    expect(await storage().sizeOf('files', 'download/a b.jpg')).toBe(3);
    expect((await storage().read('files', 'download/a b.jpg', 2)).toString()).toBe('ab');
    expect([server.forged, server.sent]).toEqual([0, 2]);
    const stranger = storage({ secretKey: 'another' });
    expect(await stranger.stateOf('files')).toBe('UNREADABLE');
    await expect(stranger.sizeOf('files', 'download/a b.jpg')).rejects.toThrow(BucketUnreadable);
    expect(server.forged).toBe(2);
  });

  it('certification RN-24 what a storage encrypts with keys of its own it hands out as it was', async () => {
    server.put('plain', 'download/a.jpg', Buffer.from('abc'));
    server.encryption.set('plain', 'AES256');
    expect(await storage().stateOf('plain')).toBe('READABLE');
  });

  it('certification RN-24 one that does not answer has no readable bucket', async () => {
    const away = storage({ endpoint: 'http://127.0.0.1:9' });
    expect(await away.stateOf('files')).toBe('UNREADABLE');
    await expect(away.sizeOf('files', 'download/a.jpg')).rejects.toThrow(BucketUnreadable);
  });
});

it('certification RN-24 without a configured storage no bucket can be read', async () => {
  const none = storageOf({});
  expect(await none.stateOf('files')).toBe('UNREADABLE');
  await expect(none.sizeOf('files', 'download/a.jpg')).rejects.toThrow(BucketUnreadable);
});
