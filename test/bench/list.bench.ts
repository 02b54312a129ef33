import { summary } from './measure';
import { BenchPartner } from './partner';
import { round, type Row } from './report';
import type { System } from './system';

const PATH = '/v2/promotions/benefits/partner-coupons?offset=0&limit=10';

/** First page of the issued list while the partner has 1,000 coupons, and again while it has 200,000. */
export async function listBench(system: System, big: number): Promise<Row[]> {
  const partner = await BenchPartner.create(system, 'list', 100);
  await fill(partner, 0, 1000);
  const small = await firstPages(() => firstPage(partner, 1000));
  await fill(partner, 1000, big);
  const large = await firstPages(() => firstPage(partner, big));
  const ratio = large.p50 / small.p50;
  return [
    {
      name: `first page of ${big} coupons`,
      value: round(large.p50),
      unit: 'ms p50',
      yardstick: `of 1000 coupons: ${round(small.p50)} ms p50`,
      ratio: round(ratio),
      p50_ms: round(large.p50),
      p99_ms: round(large.p99),
      errors: 0,
      target: 'ratio ≤ 1.5',
      met: ratio <= 1.5,
    },
  ];
}

async function fill(partner: BenchPartner, from: number, to: number): Promise<void> {
  let next = from;
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      while (next < to) {
        next += 100;
        await partner.issue(partner.customers);
        if (next % 20_000 === 0) console.log(`  ${next} of ${to} coupons stored`);
      }
    }),
  );
}

async function firstPage(partner: BenchPartner, expected: number): Promise<void> {
  const page = await partner.client.json<{ total_count: number; user_coupons: unknown[] }>('GET', PATH);
  if (page.total_count !== expected || page.user_coupons.length !== 10)
    throw new Error(`Expected 10 of ${expected}, got ${page.user_coupons.length} of ${page.total_count}`);
}

/** A hundred first pages, one after the other, once the way there is warm. */
export async function firstPages(ask: () => Promise<void>) {
  const latencies: number[] = [];
  for (let turn = 0; turn < 120; turn++) {
    const began = performance.now();
    await ask();
    if (turn >= 20) latencies.push(performance.now() - began);
  }
  return summary(latencies, 1);
}
