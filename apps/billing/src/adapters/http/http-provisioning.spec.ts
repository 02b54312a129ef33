import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Order } from '../../domain/order';
import type { Payment } from '../../domain/payment/payment';
import { ProvisioningSilent } from '../../ports/provisioning';
import type { BillingSettings } from '../../ports/settings';
import { HttpProvisioning } from './http-provisioning';

const SETTINGS: BillingSettings = { orderSweepMs: 1, paymentSweepMs: 1, realnameRequired: false };
const PAYMENT = { id: 'payment' } as Payment;
const ORDER = { id: 'CS1', customerId: 'customer', orderType: 1, lines: [] } as unknown as Order;

describe('the provisioning system over HTTP', () => {
  const heard: string[] = [];
  let statuses: number[] = [];
  let server: Server;
  let provisioning: HttpProvisioning;

  beforeAll(async () => {
    server = createServer((request, response) => {
      heard.push(`${request.method} ${request.url} ${request.headers.authorization}`);
      request.resume().on('end', () => response.writeHead(statuses.shift() ?? 500).end());
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const provisioningUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/`;
    provisioning = new HttpProvisioning({ ...SETTINGS, provisioningUrl, provisioningToken: 'token' });
  });
  beforeEach(() => heard.splice(0));
  afterAll(() => server.close());

  it.each([
    ['has room', [204], true, 1],
    ['has none', [409], false, 1],
    ['has room at the second try', [503, 200], true, 2],
    ['does not answer with sense three times', [500, 500, 500], false, 3],
  ])('billing PAY-3 interactions 6 it %s', async (_, answers, hasRoom, tries) => {
    statuses = [...answers];
    expect(await provisioning.reserve(PAYMENT, ORDER)).toBe(hasRoom);
    expect(heard).toEqual(Array<string>(tries).fill('PUT /v1/reservations/payment Bearer token'));
  });

  it('billing 6.5 C5 step 7 what is not taken with success is told again later', async () => {
    statuses = [200, 404, 503, 202, 500];
    await provisioning.release(PAYMENT);
    await provisioning.release(PAYMENT);
    await expect(provisioning.release(PAYMENT)).rejects.toThrow(ProvisioningSilent);
    await provisioning.start(PAYMENT, ORDER);
    await expect(provisioning.start(PAYMENT, ORDER)).rejects.toThrow(ProvisioningSilent);
    expect(heard.at(-1)).toBe('PUT /v1/orders/CS1 Bearer token');
  });

  it('without an address there is room, and nobody is told', async () => {
    const none = new HttpProvisioning(SETTINGS);
    expect(await none.reserve(PAYMENT, ORDER)).toBe(true);
    await none.release(PAYMENT);
    await none.start(PAYMENT, ORDER);
    expect(heard).toEqual([]);
  });
});
