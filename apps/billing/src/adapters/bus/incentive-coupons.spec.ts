import { BusTimeout, type BusClient } from '@pc/bus';
import { isRefusal, refuse } from '@pc/kernel';
import type { Order } from '../../domain/order';
import { aCustomer, aNewOrder, aPartner, NOW } from '../../domain/order.fixture';
import { decideOrder } from '../../domain/take-order';
import { IncentiveCoupons } from './incentive-coupons';

function anOrder(): Order {
  const events = decideOrder(aNewOrder(), { customer: aCustomer(), isPartner: false, partner: aPartner() }, NOW, 'CS1');
  if (isRefusal(events) || events[0]?.type !== 'order-created') throw new Error('Not taken');
  return events[0].order;
}

const refusing = (code: string) => new IncentiveCoupons({ request: () => Promise.resolve(refuse(code)) } as unknown as BusClient);

describe('what the incentive service answers about coupons', () => {
  it('api 7.11 that it got no answer itself is no answer in time, and no fault', async () => {
    await expect(refusing('PCB.0504').usable(anOrder(), Infinity)).rejects.toThrow(BusTimeout);
  });

  it('any other refusal is a fault', async () => {
    await expect(refusing('CBC.0151').usable(anOrder(), Infinity)).rejects.toThrow('incentive.list-usable-coupons.v1 was refused: CBC.0151');
  });
});
