import { randomBytes } from 'node:crypto';
import mongoose from 'mongoose';
import { firstPages } from './list.bench';
import { BenchPartner } from './partner';
import { round, type Row } from './report';
import type { System } from './system';

type Db = mongoose.mongo.Db;

const PATH = '/v2/partners/sub-customers/query';
const BATCH = 1_000;

interface Customer {
  _id: string;
  name: string;
  nameKey: string;
  association: { id: string; associatedOn: Date };
  listing: { scope: string; seq: number; at: Date; peak: Date };
}

/** First page of a partner's customers while it has 1,000 of them, and again while it has 200,000 (customers 8.4). */
export async function customersBench(system: System, big: number): Promise<Row[]> {
  const partner = await BenchPartner.create(system, 'customers', 1);
  const client = await new mongoose.mongo.MongoClient(system.servers.mongodb_uri).connect();
  const db = client.db('pc_customer');
  const one = await db.collection<Customer>('accounts').findOne({ _id: partner.customers[0]! });
  await fill(db, one!, 2, 1_000);
  const page = (count: number) => firstPages(() => firstPage(partner, count));
  const small = await page(1_000);
  await fill(db, one!, 1_001, big);
  const large = await page(big);
  await client.close();
  const ratio = large.p50 / small.p50;
  return [
    {
      name: `first page of ${big} customers`,
      value: round(large.p50),
      unit: 'ms p50',
      yardstick: `of 1000 customers: ${round(small.p50)} ms p50`,
      ratio: round(ratio),
      p50_ms: round(large.p50),
      p99_ms: round(large.p99),
      errors: 0,
      target: 'ratio ≤ 1.5',
      met: ratio <= 1.5,
    },
  ];
}

/** As many as so many registrations would leave behind: the documents of one that was made the ordinary way, with names and ranks of their own. */
async function fill(db: Db, one: Customer, from: number, to: number): Promise<void> {
  for (let next = from; next <= to; next += BATCH) {
    const ranks = Array.from({ length: Math.min(BATCH, to - next + 1) }, (_, index) => next + index);
    await db.collection<Customer>('accounts').insertMany(ranks.map((rank) => copyOf(one, rank)));
    if ((next - 1) % 20_000 === 0 && next > 1_001) console.log(`  ${next - 1} of ${to} customers stored`);
  }
  const { scope, peak } = copyOf(one, to).listing;
  await db.collection<{ _id: string }>('customer_list_lengths').updateOne({ _id: scope }, { $set: { last: to, peak } });
}

function copyOf(one: Customer, rank: number): Customer {
  const at = new Date(one.listing.at.getTime() + rank * 1_000);
  const name = `${one.name}-${rank}`;
  return {
    ...one,
    _id: randomBytes(16).toString('hex'),
    name,
    nameKey: name,
    association: { ...one.association, id: randomBytes(16).toString('hex'), associatedOn: at },
    listing: { ...one.listing, seq: rank, at, peak: at },
  };
}

async function firstPage(partner: BenchPartner, expected: number): Promise<void> {
  const { count, customer_infos } = await partner.client.json<{ count: number; customer_infos: unknown[] }>('POST', PATH, {});
  if (count !== expected || customer_infos.length !== 10)
    throw new Error(`Expected 10 of ${expected}, got ${customer_infos.length} of ${count}`);
}
