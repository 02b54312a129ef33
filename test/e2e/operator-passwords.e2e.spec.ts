import { uniqueName, until } from '@pc/testing';
import type { Account } from './support/account';
import { Browser, login } from './support/browser';
import type { Partner } from './support/partner';
import { refused } from './support/refused';
import { WITHIN_SECONDS_MS } from './support/times';
import { PASSWORD, World } from './support/world';

const OPERATORS = '/v2/partners/operators';
const OWN = '/v2/accounts/password';
const NEW_PASSWORD = 'Other-2027';
const DENIED = refused(403, 'CBC.0151');

interface Clerk {
  readonly id: string;
  readonly name: string;
}

/** The passwords of a partner's operators: changed by themselves, reset by who manages them (customers 10.5, 10.12). */
describe('passwords of operators', () => {
  const world = new World();
  let partner: Partner;

  beforeAll(async () => {
    partner = await world.partner();
  });

  const create = async (by: Account, role: object = {}): Promise<Clerk> => {
    const user_name = uniqueName('clerk');
    const { body } = await by.api.post(OPERATORS, { user_name, password: PASSWORD, ...role }).expect(200);
    return { id: (body as { user_id: string }).user_id, name: user_name };
  };
  const browser = ({ name: user }: Clerk, password = PASSWORD) => Browser.loggedIn(partner, { user, password });
  const canLogIn = async ({ name: user }: Clerk, password: string) => (await login(partner, { user, password })).status === 204;
  /** api 3.3: within the 5 s that copies of sessions live. */
  const ends = (session: Browser) =>
    until(async () => (await session.get('/v2/sessions')).status === 401, { timeoutMs: WITHIN_SECONDS_MS, what: 'the session to end' });

  it('customers 10.5 an operator changes his password in the console; his other sessions end, the current one and the main account’s live on', async () => {
    const clerk = await create(partner);
    const [current, other, mains] = [await browser(clerk), await browser(clerk), await Browser.loggedIn(partner)];
    for (const session of [current, other, mains]) await session.get('/v2/sessions').expect(200);
    await current.put(OWN, { password: NEW_PASSWORD }).expect(refused(400, 'CBC.0100', 'old_password'));
    await current.put(OWN, { password: 'short', old_password: PASSWORD }).expect(refused(400, 'CBC.99000036', 'password'));
    const wrong = await current.put(OWN, { password: NEW_PASSWORD, old_password: 'Wrong-2026' }).expect(400);
    expect(wrong.body).toMatchObject({ error_code: 'CBC.99007004', fail_check_items: ['WRONG_PASSWORD'] });
    await current.put(OWN, { password: NEW_PASSWORD, old_password: PASSWORD }).expect(204);
    await ends(other);
    for (const session of [current, mains]) await session.get('/v2/sessions').expect(200);
    expect([await canLogIn(clerk, PASSWORD), await canLogIn(clerk, NEW_PASSWORD)]).toEqual([false, true]);
  });

  it('customers 10.12 an administrator gives an operator a new password; every session of his ends', async () => {
    const [chief, clerk] = [await create(partner, { administrator: true }), await create(partner)];
    const [chiefs, his] = [await browser(chief), await browser(clerk)];
    await his.get('/v2/sessions').expect(200);
    await chiefs.put(`${OPERATORS}/${clerk.id}/password`, { password: 'short' }).expect(refused(400, 'CBC.99000036', 'password'));
    await chiefs.put(`${OPERATORS}/${clerk.id}/password`, { password: NEW_PASSWORD }).expect(204);
    await ends(his);
    expect([await canLogIn(clerk, PASSWORD), await canLogIn(clerk, NEW_PASSWORD)]).toEqual([false, true]);
    await partner.api.put(`${OPERATORS}/${chief.id}/password`, { password: NEW_PASSWORD }).expect(204);
    expect(await canLogIn(chief, NEW_PASSWORD)).toBe(true);
  });

  it('customers 10.12 nobody else does: no ordinary operator, no other partner, no administrator for himself', async () => {
    const [chief, clerk, target] = [await create(partner, { administrator: true }), await create(partner), await create(partner)];
    const reset = { password: NEW_PASSWORD };
    await (await browser(clerk)).put(`${OPERATORS}/${target.id}/password`, reset).expect(DENIED);
    await (await browser(chief)).put(`${OPERATORS}/${chief.id}/password`, reset).expect(DENIED);
    await (await world.partner()).api.put(`${OPERATORS}/${target.id}/password`, reset).expect(refused(400, 'CBC.0101', 'user_id'));
    await (await world.customer(partner)).api.put(`${OPERATORS}/${target.id}/password`, reset).expect(DENIED);
    await world.operator.api.put(`${OPERATORS}/${target.id}/password`, reset).expect(DENIED);
    for (const untouched of [chief, target]) expect(await canLogIn(untouched, PASSWORD)).toBe(true);
  });
});
