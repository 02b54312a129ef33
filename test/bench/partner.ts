import type { LoadClient } from './load';
import type { System } from './system';

/** A solution provider of its own for one measure, with customers and a quota that never runs dry. */
export class BenchPartner {
  private constructor(
    readonly client: LoadClient,
    readonly quotaId: string,
    readonly customers: readonly string[],
  ) {}

  static async create(system: System, name: string, customerCount: number): Promise<BenchPartner> {
    const operator = system.client('operator');
    const account = `${name}-${Date.now().toString(36)}`;
    const { partner_id } = await operator.json<{ partner_id: string }>('POST', '/v2/operations/partners', {
      account_name: account,
      name: account,
      password: 'Bench-2026-only!',
      kind: 'SOLUTION_PROVIDER',
    });
    const keys = await operator.json<{ access_key: string; secret_key: string }>(
      'POST',
      `/v2/operations/accounts/${partner_id}/access-keys`,
      {},
    );
    const customers: string[] = [];
    for (let n = 0; n < customerCount; n++) {
      const body = { account_name: `${account}-c${n}`, partner_id, association_type: '2' };
      customers.push((await operator.json<{ customer_id: string }>('POST', '/v2/operations/customers', body)).customer_id);
    }
    const { quota_id } = await operator.json<{ quota_id: string }>('POST', '/v2/operations/coupon-quotas', {
      partner_id,
      quota_type: 0,
      quota_value: '999999999.99',
      effective_time: '2026-01-01T00:00:00Z',
      expire_time: '2036-01-01T00:00:00Z',
    });
    operator.close();
    return new BenchPartner(system.clientOf({ accessKey: keys.access_key, secretKey: keys.secret_key }), quota_id, customers);
  }

  /** Issues a voucher of 1.00 to each customer; throws unless all received it. */
  async issue(customers: readonly string[]): Promise<void> {
    const answer = await this.client.json<{ coupon_infos: unknown[]; error_details: unknown[] }>(
      'POST',
      '/v2/promotions/benefits/partner-coupons',
      {
        quota_id: this.quotaId,
        customer_ids: customers,
        face_value: '1.00',
      },
    );
    if (answer.coupon_infos.length !== customers.length) throw new Error(`Refused: ${JSON.stringify(answer.error_details[0])}`);
  }
}
