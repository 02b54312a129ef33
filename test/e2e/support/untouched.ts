import type { Account } from './account';
import type { Partner } from './partner';
import { inLanguage, refused } from './refused';
import type { World } from './world';

const VALUE = 1000;
const FACE_VALUES = [{ limit_key: 'faceValueRange', limit_values: [{ value1: '10', value2: '500' }] }];

/** A partner with one customer and one quota, of which bad input must change nothing. */
export class Untouched {
  private constructor(
    readonly partner: Partner,
    readonly customer: Account,
    readonly quotaId: string,
  ) {}

  /** Its quota issues face values from 10 to 500. */
  static async in(world: World): Promise<Untouched> {
    const partner = await world.partner();
    return new Untouched(partner, await world.customer(partner), await world.grant(partner, VALUE, { limit_infos: FACE_VALUES }));
  }

  /** The body of an issue that would succeed. */
  good(): object {
    return { quota_id: this.quotaId, customer_ids: [this.customer.id], face_value: 100 };
  }

  /** Refused with a sentence that names the field, in Chinese and in English. */
  async expectRefusal(path: string, body: object, code: string, field = ''): Promise<void> {
    for (const language of ['zh_CN', 'en_US'] as const) {
      const call = this.partner.api.post(path, body, { 'x-language': language });
      await call.expect(refused(400, code, field)).expect(inLanguage(language));
    }
  }

  /** No money moved, nothing issued, nothing recorded. */
  async verify(): Promise<void> {
    const [balance, issued, records] = await Promise.all([
      this.partner.balance(this.quotaId),
      this.partner.issued(),
      this.partner.records(),
    ]);
    expect([balance, issued.total_count, records.total_count]).toEqual([VALUE, 0, 0]);
  }
}
