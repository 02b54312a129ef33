import mongoose from 'mongoose';

type Db = mongoose.mongo.Db;
type MongoClient = mongoose.mongo.MongoClient;

/**
 * The store's part of issuing one voucher, done the plain way: the yardstick of what batching earns.
 * Same documents and indexes as the product: quota, coupon (which is the record of its issue too), inbox, outbox.
 */
export class PlainStore {
  private serial = 0;

  private constructor(
    private readonly client: MongoClient,
    private readonly db: Db,
  ) {}

  static async open(uri: string): Promise<PlainStore> {
    const client = await new mongoose.mongo.MongoClient(uri, { writeConcern: { w: 'majority', journal: true } }).connect();
    const db = client.db(`bench_${Date.now().toString(36)}`);
    for (const name of ['quotas', 'coupons', 'inbox', 'outbox']) await db.createCollection(name);
    await db.collection('coupons').createIndex({ scope: 1, seq: 1 });
    await db.collection('coupons').createIndex({ customer_id: 1 });
    await db.collection<{ _id: string }>('quotas').insertOne({ _id: 'q', balance: 10n ** 12n, version: 0n } as never);
    return new PlainStore(client, db);
  }

  /** One voucher in one transaction; collides with its neighbours and is tried again until it wins. */
  async issueOne(): Promise<void> {
    const n = ++this.serial;
    await this.client.withSession((session) =>
      session.withTransaction(async () => {
        const options = { session };
        await this.db
          .collection<{ _id: string }>('quotas')
          .findOneAndUpdate({ _id: 'q' }, { $inc: { balance: -100n, version: 1n } }, options);
        await this.db.collection('coupons').insertOne(coupon(n) as never, options);
        await this.db.collection('inbox').insertOne({ _id: `m${n}`, answer: '{}', at: new Date() } as never, options);
        await this.db.collection('outbox').insertOne({ _id: n, events: [] } as never, options);
      }),
    );
  }

  /** `count` vouchers' documents in bulk, as fast as the driver and the store take them. */
  async insertBulk(count: number): Promise<void> {
    const first = this.serial + 1;
    this.serial += count;
    const numbers = Array.from({ length: count }, (_, index) => first + index);
    await this.db.collection('coupons').insertMany(numbers.map(coupon) as never[]);
  }

  /** The documents stay: the store is thrown away with the system, and removing them would burden what is measured next. */
  async close(): Promise<void> {
    await this.client.close();
  }
}

function coupon(n: number) {
  const now = new Date();
  return {
    _id: `20260101${n.toString().padStart(10, '0')}`,
    scope: 'partner|-|2',
    seq: n,
    customer_id: `customer-${n % 100}`,
    quota_id: 'q',
    coupon_type: 1,
    status: 2,
    face_value: 100n,
    balance: 100n,
    effective_time: now,
    expire_time: now,
    create_time: now,
    issued_by: 'partner',
    version: 1,
  };
}
