import { uniqueName } from '@pc/testing';
import type { Response } from 'supertest';
import type { Account } from './support/account';
import type { Partner } from './support/partner';
import { PATHS } from './support/paths';
import { refused } from './support/refused';
import { World } from './support/world';

const REPLAYED = 'idempotent-replayed';

/** `Idempotency-Key` (api 7.10), which the vendor does not have. */
describe('a request with an idempotency key', () => {
  const world = new World();
  let partner: Partner;
  let customer: Account;
  let quotaId: string;
  let headers: { 'idempotency-key': string };

  beforeAll(async () => {
    partner = await world.partner();
    customer = await world.customer(partner);
  });
  beforeEach(async () => {
    quotaId = await world.grant(partner);
    headers = { 'idempotency-key': uniqueName('key') };
  });

  const issue = (more: object = {}, value: number | string = 100) => partner.issue(quotaId, [customer], value, more, headers);
  const issuedOnce = async () =>
    expect([await partner.balance(quotaId), (await partner.records({ quota_id: quotaId })).total_count]).toEqual([900, 1]);
  const replayOf = (first: Response) => (again: Response) => {
    expect([again.status, again.body, again.headers[REPLAYED]]).toEqual([first.status, first.body, 'true']);
  };

  it('benefits R-27 is answered as before when it comes again, and nothing is issued twice', async () => {
    const first = await issue().expect(200);
    expect(first.headers).not.toHaveProperty(REPLAYED);
    await issue().expect(replayOf(first));
    await issue().expect(replayOf(first));
    await issuedOnce();
  });

  it('api 7.10 without a key the same body sent twice acts twice', async () => {
    await partner.give(quotaId, [customer]);
    await partner.give(quotaId, [customer]);
    expect(await partner.balance(quotaId)).toBe(800);
  });

  it('api 7.10 bodies are the same when they are equal as JSON values', async () => {
    const first = await issue({ memo: 'x' }).expect(200);
    const other = `{ "memo": "\\u0078", "face_value": 100.0, "customer_ids": ["${customer.id}"],\n "quota_id": "${quotaId}" }`;
    await partner.api.post(PATHS.coupons, other, headers).expect(replayOf(first));
    await issuedOnce();
  });

  it.each([
    ['another amount', () => issue({}, 101)],
    ['one field more', () => issue({ memo: 'x' })],
  ])('with %s is refused', async (_case, again) => {
    await issue().expect(200);
    await again().expect(refused(400, 'CBC.0100', 'Idempotency-Key'));
    await issuedOnce();
  });

  it('api 7.10 parallel twins have one effect; who finds the first still running gets 409', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => issue()));
    const done = answers.filter(({ status }) => status === 200);
    answers.filter(({ status }) => status !== 200).forEach(refused(409, 'PCB.0409'));
    expect(done.length).toBeGreaterThan(0);
    expect(done.filter(({ headers: sent }) => sent[REPLAYED] === undefined)).toHaveLength(1);
    expect(new Set(done.map(({ text }) => text)).size).toBe(1);
    await issuedOnce();
  });

  it.each([
    ['of 65 characters', 'k'.repeat(65)],
    ['that is empty', ''],
  ])('a key %s is refused', async (_case, key) => {
    headers = { 'idempotency-key': key };
    await issue().expect(refused(400, 'CBC.0100', 'Idempotency-Key'));
    expect(await partner.balance(quotaId)).toBe(1000);
  });

  it('api 7.10 a key of 64 characters is taken', async () => {
    headers = { 'idempotency-key': uniqueName('k').padEnd(64, 'k') };
    await issue().expect(200);
    await issuedOnce();
  });

  it('api 7.10 the key belongs to its account, method and path', async () => {
    const first = await issue().expect(200);
    const other = await world.partner();
    const [theirs, theirQuota] = [await world.customer(other), await world.grant(other)];
    const second = await other.issue(theirQuota, [theirs], 100, {}, headers).expect(200);
    expect(second.headers).not.toHaveProperty(REPLAYED);
    const reclaimed = await partner.reclaim(first.body.coupon_infos[0].coupon_id as string, {}, headers).expect(204);
    expect(reclaimed.headers).not.toHaveProperty(REPLAYED);
    expect(await other.balance(theirQuota)).toBe(900);
    expect(await partner.balance(quotaId)).toBe(1000);
  });

  it('api 7.10 a reclaim that comes again is answered 204 once more, though the coupon is gone', async () => {
    const [couponId] = await partner.give(quotaId, [customer]);
    const first = await partner.reclaim(couponId!, {}, headers).expect(204);
    await partner.reclaim(couponId!, {}, headers).expect(replayOf(first));
    expect(await partner.records({ coupon_ids: couponId!, operation_types: 2 })).toMatchObject({ total_count: 1 });
  });

  it('api 7.10 a business refusal is kept: the key gives it again although it would succeed now', async () => {
    await world.change(quotaId, 'freeze').expect(204);
    const first = await issue().expect(refused(400, 'CBC.99000012'));
    await world.change(quotaId, 'unfreeze').expect(204);
    await issue().expect(replayOf(first));
    expect(await partner.balance(quotaId)).toBe(1000);
  });

  it.each([
    ['a body of a wrong form', () => issue({}, '1.234').expect(refused(400, 'CBC.0100', 'face_value'))],
    [
      'a validity outside that of the quota',
      () => issue({ valid_time: '2020-01-01T00:00:00Z' }).expect(refused(400, 'CBC.0100', 'valid_time')),
    ],
  ])('api 7.10 the refusal of %s is not kept: the key is free', async (_case, refusal) => {
    await refusal();
    const { headers: sent } = await issue().expect(200);
    expect(sent).not.toHaveProperty(REPLAYED);
    await issuedOnce();
  });

  it('api 7.10 an operator grants once, and a refusal of access is not kept', async () => {
    const body = { partner_id: partner.id, quota_type: 0, quota_value: 77 };
    const path = '/v2/operations/coupon-quotas';
    await partner.api.post(path, body, headers).expect(refused(403, 'CBC.0151'));
    const first = await world.operator.api.post(path, body, headers).expect(200);
    await world.operator.api.post(path, body, headers).expect(replayOf(first));
    const { quotas } = await partner.quotas({ limit: 100 });
    expect(quotas.filter(({ quota_value }) => quota_value === 77)).toHaveLength(1);
  });
});
