import { fen, NOW } from './domain.fixture';
import type { PayableLine, PayableOrder } from './payable-order';

export const DAY_MS = 86_400_000;
export const later = (ms: number) => new Date(NOW.getTime() + ms);

/** The order of benefits 7.3 after its discount: compute 900.00 and storage 180.00, one month. */
export const aLine = (change: Partial<PayableLine> = {}): PayableLine => ({
  id: 'compute',
  productId: 'server',
  serviceType: 'ecs',
  region: 'cn-north-4',
  periodType: 2,
  periodNum: 1,
  marketplace: false,
  payable: fen(900),
  ...change,
});
export const storage = aLine({ id: 'storage', productId: 'disk', serviceType: 'evs', payable: fen(180) });
export const anOrder = (change: Partial<PayableOrder> = {}): PayableOrder => ({
  createTime: later(DAY_MS),
  orderType: 1,
  projects: [],
  lines: [aLine(), storage],
  ...change,
});

export const limited = (...limits: [key: string, value1: string][]) => ({ useLimits: limits.map(([key, value1]) => ({ key, value1 })) });
