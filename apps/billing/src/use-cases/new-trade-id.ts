import { randomInt } from 'node:crypto';
import { tradeId } from '../domain/accounts/trade';

export function newTradeId(kind: Parameters<typeof tradeId>[0], now: Date): string {
  return tradeId(
    kind,
    now,
    Array.from({ length: 6 }, () => randomInt(36)),
  );
}
