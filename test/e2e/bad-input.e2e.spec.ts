import { PATHS } from './support/paths';
import { inDays } from './support/times';
import { Untouched } from './support/untouched';
import { World } from './support/world';

const UNKNOWN_COUPON = '202601310000000001';
const others = (count: number) => Array.from({ length: count }, (_, index) => `${index}`.padStart(32, '0'));

/** Well-formed requests with bad content: the documented refusal in the caller's language, and nothing is written. */
describe('bad input', () => {
  const world = new World();
  let subject: Untouched;

  beforeAll(async () => {
    subject = await Untouched.in(world);
  });
  afterEach(() => subject.verify());

  describe('api 7.13 benefits R-3 an issue is refused whose face value', () => {
    it.each<[is: string, face_value: unknown]>([
      ['has three decimals', 1.234],
      ['has three decimals as a text', '100.005'],
      ['has decimals that a double cannot hold', '100.0000000000000000001'],
      ['is nothing', 0],
      ['is negative', -100],
      ['is absent', undefined],
      ['is null', null],
      ['is empty', ''],
      ['is written with an exponent', '1e2'],
      ['has a blank', ' 100'],
      ['is a boolean', true],
      ['is a list', [100]],
      ['is above the ceiling', '1000000000'],
    ])('%s', (_is, face_value) => subject.expectRefusal(PATHS.coupons, { ...subject.good(), face_value }, 'CBC.0100', 'face_value'));
  });

  describe('benefits R-4 an issue is refused whose customers', () => {
    it.each<[are: string, field: string, ids: () => unknown]>([
      ['are 101', 'customer_ids', () => others(101)],
      ['are none', 'customer_ids', () => []],
      ['are absent', 'customer_ids', () => undefined],
      ['are a text', 'customer_ids', () => subject.customer.id],
      ['hold one twice', 'customer_ids[1]', () => [subject.customer.id, subject.customer.id]],
      ['hold a number', 'customer_ids[0]', () => [17]],
      ['hold an empty id', 'customer_ids[1]', () => [subject.customer.id, '']],
      ['hold an id of 65 characters', 'customer_ids[0]', () => ['c'.repeat(65)]],
    ])('%s', (_are, field, ids) => subject.expectRefusal(PATHS.coupons, { ...subject.good(), customer_ids: ids() }, 'CBC.0100', field));
  });

  describe('benefits R-18 an issue is refused whose validity', () => {
    it.each<[is: string, field: string, times: object]>([
      ['has a zone', 'expire_time', { expire_time: '2030-01-01T00:00:00+08:00' }],
      ['has fractions', 'expire_time', { expire_time: '2030-01-01T00:00:00.0Z' }],
      ['is a day that does not exist', 'valid_time', { valid_time: '2030-02-30T00:00:00Z' }],
      ['is empty', 'valid_time', { valid_time: '' }],
      ['is a number', 'valid_time', { valid_time: 1_800_000_000 }],
      ['ended already', 'expire_time', { expire_time: '2020-01-01T00:00:00Z' }],
      ['ends before it starts', 'expire_time', { valid_time: inDays(3), expire_time: inDays(2) }],
      ['ends after the quota', 'expire_time', { expire_time: inDays(1000) }],
      ['starts before the quota', 'valid_time', { valid_time: '2020-01-01T00:00:00Z' }],
    ])('%s', (_is, field, times) => subject.expectRefusal(PATHS.coupons, { ...subject.good(), ...times }, 'CBC.0100', field));
  });

  describe('api 7.9 api 7.14 benefits R-16 R-19 R-20 an issue is refused with', () => {
    it.each<[wrong: string, field: string, change: object]>([
      ['no quota', 'quota_id', { quota_id: undefined }],
      ['an empty quota', 'quota_id', { quota_id: '' }],
      ['a quota id of 65 characters', 'quota_id', { quota_id: 'q'.repeat(65) }],
      ['11 services', 'cloud_service_types', { cloud_service_types: others(11) }],
      ['11 products', 'product_ids', { product_ids: others(11) }],
      ['a memo of 257 characters', 'memo', { memo: 'm'.repeat(257) }],
      ['a memo that is a number', 'memo', { memo: 17 }],
      ['an empty reseller', 'indirect_partner_id', { indirect_partner_id: '' }],
      ['a ratio above 1', 'max_deduction_ratio', { max_deduction_ratio: 1.01 }],
      ['a threshold of nothing', 'min_order_amount', { min_order_amount: 0 }],
      ['an unknown order kind', 'subscribe_types[0]', { subscribe_types: ['gift'] }],
    ])('%s', (_wrong, field, change) => subject.expectRefusal(PATHS.coupons, { ...subject.good(), ...change }, 'CBC.0100', field));
  });

  describe('benefits R-1 R-2 R-3 R-11 R-14 an issue is refused as a whole with', () => {
    it.each<[given: string, code: string, change: () => object | Promise<object>]>([
      ['an unknown quota', 'CBC.99000012', () => ({ quota_id: '202601310000000001' })],
      ["another partner's quota", 'CBC.99000012', async () => ({ quota_id: await world.grant(await world.partner()) })],
      ['a quota that begins tomorrow', 'CBC.99000017', () => ownQuota({ effective_time: inDays(1) })],
      ['less than the least face value', 'CBC.99000018', () => ({ face_value: 9.99 })],
      ['more than the greatest face value', 'CBC.99000019', () => ({ face_value: 500.01 })],
      ['the own account among the customers', 'CBC.99000025', () => ({ customer_ids: [subject.customer.id, subject.partner.id] })],
      ['a customer who is not designated', 'CBC.50000020', () => ownQuota({ designated_customer_ids: others(1) })],
    ])('%s', async (_given, code, change) => subject.expectRefusal(PATHS.coupons, { ...subject.good(), ...(await change()) }, code));

    const ownQuota = async (more: object) => ({ quota_id: await world.grant(subject.partner, 100, more) });
  });

  describe('benefits R-34 a reclaim is refused with', () => {
    it.each<[wrong: string, code: string, field: string, body: object]>([
      ['no coupon', 'CBC.0100', 'coupon_id', {}],
      ['an empty coupon', 'CBC.0100', 'coupon_id', { coupon_id: '' }],
      ['a number for the coupon', 'CBC.0100', 'coupon_id', { coupon_id: 17 }],
      ['an empty reseller', 'CBC.0100', 'indirect_partner_id', { coupon_id: UNKNOWN_COUPON, indirect_partner_id: '' }],
      ['an unknown coupon', 'PCB.0001', '', { coupon_id: UNKNOWN_COUPON }],
    ])('%s', (_wrong, code, field, body) => subject.expectRefusal(PATHS.reclaim, body, code, field));
  });

  it('unknown fields are ignored: only what is wrong refuses', () =>
    subject.expectRefusal(PATHS.coupons, { ...subject.good(), colour: 'red', face_value: '' }, 'CBC.0100', 'face_value'));
});
