import type { Caller } from '@pc/contracts';
import { bodyOf, CustomerHarness, refusalOf } from '../../../../../../test/support/customer-harness';
import { DAY_MS, Reporting } from '../../../../../../test/support/reporting';

describe('invitations that are over, on the real store', () => {
  let service: CustomerHarness;
  let reporting: Reporting;
  let partner: Caller;
  beforeAll(async () => {
    service = await CustomerHarness.start();
    reporting = new Reporting(service);
  });
  beforeEach(async () => {
    partner = await reporting.partner();
  });
  afterAll(() => service?.close());

  async function invited() {
    const phone = reporting.newPhone();
    const email = `${phone}@example.com`;
    const { report_id } = bodyOf(await reporting.report(partner, { phone, email }));
    const { invitation_id } = bodyOf(await reporting.inviteByEmail(partner, report_id));
    const { url } = await reporting.mailTo(email, 'INVITATION');
    return { phone, invitation_id, url: url! };
  }
  const failing = async (url: string, phone: string) => refusalOf(await reporting.accept(url, { phone, code: '000000' })).items;

  it('customers 5.20 a used one keeps what came of it, whatever a stranger sends with the same phone', async () => {
    const { phone, url } = await invited();
    const { customer_id } = bodyOf(await reporting.accept(url, { phone }));
    expect(await failing(url, phone)).toEqual(['LINK_USED']);
    expect(await reporting.results(partner)).toMatchObject({ total_count: 1, results: [{ association_status: 'ASSOCIATED', customer_id }] });
  });

  it('customers 5.20 an expired one keeps the failure of each person once, and tells it once', async () => {
    const { phone, url, invitation_id } = await invited();
    service.clock.advance(7 * DAY_MS);
    const customer = await reporting.customer(reporting.newPhone());
    for (let turn = 0; turn < 3; turn++) {
      expect(await failing(url, phone)).toEqual(['LINK_EXPIRED']);
      expect(refusalOf(await reporting.acceptAs(customer, url)).items).toEqual(['LINK_EXPIRED']);
    }
    expect((await reporting.results(partner)).results.map(({ failure_reason }) => failure_reason)).toEqual(['LINK_EXPIRED', 'LINK_EXPIRED']);
    const told = (await service.eventsOf(invitation_id)).map(({ data }) => data['outcome']);
    expect(told.filter((outcome) => outcome === 'FAILED')).toHaveLength(2);
  });

  it('customers 5.20 strangers with ever new phones fill a list of twenty, and are refused all the same', async () => {
    const { url, invitation_id } = await invited();
    service.clock.advance(7 * DAY_MS);
    for (let turn = 0; turn < 23; turn++) expect(await failing(url, reporting.newPhone())).toEqual(['LINK_EXPIRED']);
    expect((await reporting.results(partner)).total_count).toBe(20);
    expect(await service.eventsOf(invitation_id)).toHaveLength(21);
  });
});
