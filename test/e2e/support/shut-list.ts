import type { StoreConnection } from '@pc/store';
import type { Registrant } from './registrant';

/**
 * Meanwhile nobody gets a place in the partner's list, so that no association can be written; the sweeper tries again afterwards.
 * `store`: that of the customer service.
 */
export async function whileListIsShut<T>(store: StoreConnection, registrant: Registrant, work: () => Promise<T>): Promise<T> {
  await registrant.registered({ include_association_result: true });
  const lists = store.collection<{ _id: string; last: unknown }>('customer_list_lengths');
  const set = (last: unknown) => lists.updateOne({ _id: registrant.partner.id }, { $set: { last } });
  const { last } = (await lists.findOne({ _id: registrant.partner.id }))!;
  await set('shut');
  try {
    return await work();
  } finally {
    await set(last);
  }
}
