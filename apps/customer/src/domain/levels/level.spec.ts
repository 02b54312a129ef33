import type { Customer } from '../account';
import { newCustomer } from '../register';
import { decideLevel, levelOf } from './level';

const yuan = (amount: number) => BigInt(amount) * 100n;
const thresholds = [10_000, 50_000, 200_000, 1_000_000, 5_000_000].map(yuan);
const customer: Customer = newCustomer({ id: 'c', name: 'c', createdAt: new Date(0), registeredVia: 'API' });

describe('levels', () => {
  it.each([
    [0n, 'V0'],
    [-1n, 'V0'],
    [yuan(10_000) - 1n, 'V0'],
    [yuan(10_000), 'V1'],
    [yuan(50_000), 'V2'],
    [yuan(200_000), 'V3'],
    [yuan(1_000_000), 'V4'],
    [yuan(5_000_000) - 1n, 'V4'],
    [yuan(5_000_000), 'V5'],
    [yuan(90_000_000), 'V5'],
  ])('customers 7.8 %s fen of a year are %s', (consumed, level) => {
    expect(levelOf(consumed, thresholds)).toBe(level);
  });

  it('customers 7.8 rises and falls with this year’s consumption, not below the initial level', () => {
    const decide = (level: Customer['level'], lastYear: number, thisYear: number) =>
      decideLevel({ ...customer, level }, { lastYear: yuan(lastYear), thisYear: yuan(thisYear) }, thresholds);
    expect(decide('V0', 0, 60_000)).toEqual([{ type: 'level-changed', from: 'V0', to: 'V2' }]);
    expect(decide('V2', 0, 20_000)).toEqual([{ type: 'level-changed', from: 'V2', to: 'V1' }]);
    expect(decide('V2', 60_000, -100)).toEqual([]);
    expect(decide('V5', 60_000, 0)).toEqual([{ type: 'level-changed', from: 'V5', to: 'V2' }]);
    expect(decide('V2', 60_000, 300_000)).toEqual([{ type: 'level-changed', from: 'V2', to: 'V3' }]);
  });
});
