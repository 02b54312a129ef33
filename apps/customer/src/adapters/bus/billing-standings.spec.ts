import { BusTimeout, BusUnavailable, type BusClient, type Reply } from '@pc/bus';
import { billing } from '@pc/contracts';
import { refuse } from '@pc/kernel';
import { BillingStandings } from './billing-standings';

const asking = (answer: () => Promise<Reply<unknown>>) => {
  const request = jest.fn(answer);
  return { request, standings: new BillingStandings({ request } as unknown as BusClient) };
};

describe('the question how a customer stands', () => {
  it('goes to billing and brings its answer', async () => {
    const body = { debt_fen: 5, credit_debt_fen: 3, cash_consumption: true, unpaid_orders: 2 };
    const { request, standings } = asking(() => Promise.resolve({ type: 'answer', body }));
    expect(await standings.of('customer-1')).toEqual({ debtFen: 5, creditDebtFen: 3, cashConsumption: true, unpaidOrders: 2 });
    expect(request).toHaveBeenCalledWith(billing.getStanding, { customer_id: 'customer-1' }, expect.anything());
  });

  it.each([new BusTimeout('get-standing'), new BusUnavailable('get-standing')])('%p is no answer', async (fault) => {
    expect(await asking(() => Promise.reject(fault)).standings.of('customer-1')).toBeUndefined();
  });

  it('waits no longer than its caller does', async () => {
    const { request, standings } = asking(() => Promise.reject(new BusTimeout('get-standing')));
    await standings.of('customer-1', 12);
    expect(request).toHaveBeenCalledWith(expect.anything(), expect.anything(), expect.objectContaining({ deadline: 12 }));
  });

  it('a refusal, which nobody foresaw, is a fault', async () => {
    await expect(asking(() => Promise.resolve(refuse('CBC.0151'))).standings.of('customer-1')).rejects.toThrow('CBC.0151');
  });
});
