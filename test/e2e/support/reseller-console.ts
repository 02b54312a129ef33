import { uniqueName } from '@pc/testing';
import { Browser } from './browser';
import type { Partner } from './partner';
import { PASSWORD, type World } from './world';

/** A reseller made by the vendor's staff, and the console that it works in. */
export async function resellerInConsole(world: World, distributor: Partner): Promise<{ id: string; console: Browser }> {
  const name = uniqueName('reseller');
  const body = { account_name: name, name: `${name} Ltd`, password: PASSWORD, kind: 'RESELLER', distributor_id: distributor.id };
  const { partner_id: id } = (await world.operator.api.post('/v2/operations/partners', body).expect(200)).body as { partner_id: string };
  return { id, console: await Browser.loggedIn({ name, endpoint: distributor.endpoint }) };
}
