import { fromEnvironment, until } from '@pc/testing';
import { publishedAsyncApi } from '../contract/asyncapi-events';
import { type Told, toldOn } from '../support/told-events';
import type { Account } from './support/account';
import { Inviting } from './support/inviting';
import { doneExcept, OWN } from './support/own-customers';
import type { Partner } from './support/partner';
import { DAY_MS, MINUTE_MS, Past } from './support/past';
import { World } from './support/world';

/** The sweepers of the running system look every ten seconds; a busy machine is slower. */
const SWEPT_MS = 60_000;
jest.setTimeout(3 * SWEPT_MS);

/** What nobody asks for: the sweepers end what is over, and tell so once. */
describe('time alone', () => {
  const world = new World();
  const topics = Object.values(publishedAsyncApi().channels).map(({ address }) => address);
  let past: Past;
  let partner: Partner;
  let reportId: string;
  let invitationId: string;
  let released: Account;
  let early: Account;

  // One sweep finds all of it.
  beforeAll(async () => {
    past = await Past.open();
    partner = await world.partner();
    const inviting = await Inviting.in(world);
    [reportId, { invitationId }] = [await inviting.reported(), await inviting.invited()];
    await past.report(reportId, 15 * DAY_MS);
    await past.invitation(invitationId, 7 * DAY_MS);
    [released, early] = [await frozen(15 * DAY_MS), await frozen(15 * DAY_MS - 10 * MINUTE_MS)];
  });
  afterAll(() => past?.close());

  /** All that was told of one aggregate under this name, once some of it is there. */
  const toldOf = (key: string, type: string, isIt: (payload: object) => boolean = () => true): Promise<Told[]> =>
    until(
      async () => {
        const all = await toldOn(fromEnvironment('PC_DATA_DIR'), topics);
        const mine = all.filter(
          (event) => event.key === key && event.headers['ce_type'] === `pc.customer.${type}.v1` && isIt(event.payload as object),
        );
        return mine.length > 0 ? mine : undefined;
      },
      { timeoutMs: SWEPT_MS, what: `${type} of ${key}` },
    );

  async function frozen(agoMs: number): Promise<Account> {
    const customer = await world.customer(partner);
    const body = { customer_ids: [customer.id], reason: 'overdue', freeze_type: 'ACCOUNT_AND_RESOURCE' };
    await partner.api.post(OWN.freeze, body).expect(doneExcept());
    await past.freeze(customer.id, agoMs);
    return customer;
  }

  it('customers 5.3 customers 5.9 ends reports after 15 days and e-mail invitations after 7, once each', async () => {
    const isOver = (payload: object) => (payload as { to: string }).to === 'EXPIRED';
    expect(await toldOf(reportId, 'report-changed', isOver)).toMatchObject([{ payload: { from: 'REPORTED', to: 'EXPIRED' } }]);
    expect(await toldOf(invitationId, 'invitation-changed', isOver)).toMatchObject([{ payload: { from: 'OPEN', to: 'EXPIRED' } }]);
  });

  it('customers 7.10 customers 7.17 releases the resources of who stayed frozen for 15 days, once, and of nobody before', async () => {
    await toldOf(released.id, 'resources-released');
    // Found by a later sweep, which has looked at the first ones again.
    const later = await frozen(15 * DAY_MS);
    await toldOf(later.id, 'resources-released');
    const all = (await toldOn(fromEnvironment('PC_DATA_DIR'), topics)).filter(({ headers }) =>
      headers['ce_type']!.includes('resources-released'),
    );
    const of = ({ id }: Account) => all.filter(({ key }) => key === id).length;
    expect([of(released), of(early), of(later)]).toEqual([1, 0, 1]);
  });
});
