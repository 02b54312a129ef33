import { closedLoop } from './measure';
import { BenchPartner } from './partner';
import { round, type Row, times } from './report';
import { PlainStore } from './store-work';
import type { System } from './system';

const CALLERS = 64;
/** Until the news of the partner's customers, which were made just before, has reached incentive. */
const WARM_UP_SECONDS = 8;

/** Vouchers a second from one hot quota, one customer a request, against one transaction a command on the same store. */
export async function issueBench(system: System, seconds: number): Promise<Row[]> {
  const partner = await BenchPartner.create(system, 'hot', 100);
  const customer = (n: number) => [partner.customers[n % partner.customers.length]!];
  await closedLoop(CALLERS, WARM_UP_SECONDS, (caller, turn) => partner.issue(customer(caller * 7 + turn)));
  const ours = await closedLoop(CALLERS, seconds, (caller, turn) => partner.issue(customer(caller * 7 + turn)));
  const plain = await PlainStore.open(system.servers.mongodb_uri);
  const yardstick = await closedLoop(CALLERS, seconds, () => plain.issueOne());
  await plain.close();
  const ratio = ours.perSecond / yardstick.perSecond;
  return [
    {
      name: 'vouchers from one hot quota, 64 callers',
      value: round(ours.perSecond),
      unit: '/s',
      yardstick: `one transaction a command: ${round(yardstick.perSecond)}/s, p99 ${round(yardstick.p99)} ms`,
      ratio: round(ratio),
      ...times(ours),
      target: 'ratio ≥ 10, ≥ 1200/s, p99 ≤ 150 ms, no error',
      met: ratio >= 10 && ours.perSecond >= 1200 && ours.p99 <= 150 && ours.errors === 0,
    },
  ];
}

/** The same with 100 customers a request, against inserting as many documents in bulk with the raw driver. */
export async function bulkBench(system: System, seconds: number): Promise<Row[]> {
  const partner = await BenchPartner.create(system, 'bulk', 100);
  await closedLoop(4, WARM_UP_SECONDS, () => partner.issue(partner.customers), 100);
  const ours = await closedLoop(4, seconds, () => partner.issue(partner.customers), 100);
  const plain = await PlainStore.open(system.servers.mongodb_uri);
  const yardstick = await closedLoop(4, seconds, () => plain.insertBulk(100), 100);
  await plain.close();
  const ratio = ours.perSecond / yardstick.perSecond;
  return [
    {
      name: 'vouchers, 100 customers a request, 4 callers',
      value: round(ours.perSecond),
      unit: '/s',
      yardstick: `bulk insert of the same coupon documents: ${round(yardstick.perSecond)}/s`,
      ratio: round(ratio),
      ...times(ours),
      target: 'ratio ≥ 0.5',
      met: ratio >= 0.5 && ours.errors === 0,
    },
  ];
}
