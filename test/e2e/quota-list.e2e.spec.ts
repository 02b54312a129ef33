import type { Partner } from './support/partner';
import { PATHS } from './support/paths';
import { refused } from './support/refused';
import { inDays } from './support/times';
import { World } from './support/world';

const YESTERDAY = inDays(-1);
const TOMORROW = inDays(1);
const UNKNOWN = '202601310000000001';
const texts = (length: number) => Array.from({ length }, (_, index) => String(index));

/** The list of quotas (benefits 5.1), whose filters stand in a body. */
describe('the list of quotas', () => {
  const world = new World();
  let partner: Partner;
  let quotaIds: string[];

  beforeAll(async () => {
    partner = await world.partner();
    quotaIds = [await world.grant(partner), await world.grant(partner), await world.grant(partner, 5, { quota_type: 1 })];
    await world.change(quotaIds[1]!, 'freeze').expect(204);
  });

  describe('api 7.1 by', () => {
    const nothing = { quota_ids: null, quota_status_list: null, quota_type: null, create_time_begin: null, offset: null, limit: null };
    const times = { create_time_begin: YESTERDAY, create_time_end: TOMORROW, effective_time_end: TOMORROW, expire_time_begin: TOMORROW };

    it.each<[by: string, body: () => object, found: readonly number[]]>([
      ['nothing: voucher quotas, not all', () => ({}), [1, 0]],
      ['nulls, which are no filters', () => nothing, [1, 0]],
      ['empty lists, which are none either', () => ({ quota_ids: [], quota_status_list: [] }), [1, 0]],
      ['ids, of which one is unknown', () => ({ quota_ids: [quotaIds[0], UNKNOWN] }), [0]],
      ['states', () => ({ quota_status_list: [0, 3] }), [0]],
      ['another state', () => ({ quota_status_list: [5] }), [1]],
      ['states that none has', () => ({ quota_status_list: [3, 4, 6] }), []],
      ['kind', () => ({ quota_type: 1 }), [2]],
      ['id of another kind than asked for', () => ({ quota_ids: [quotaIds[2]] }), []],
      ['times', () => times, [1, 0]],
      ['times in which none was granted', () => ({ create_time_begin: TOMORROW }), []],
    ])('%s', async (_by, body, found) => {
      const { total_count, quotas } = await partner.quotas(body());
      expect([total_count, quotas.map(({ quota_id }) => quota_id)]).toEqual([found.length, found.map((index) => quotaIds[index])]);
    });
  });

  it('api 7.2 offset counts records, the newest come first', async () => {
    expect(await partner.quotas({ offset: 1, limit: 1 })).toMatchObject({ total_count: 2, quotas: [{ quota_id: quotaIds[0] }] });
    expect(await partner.quotas({ offset: 2 })).toEqual({ total_count: 2, quotas: [] });
  });

  describe('api 7.1 api 7.3 what is wrong is refused', () => {
    it.each<[field: string, body: object]>([
      ['quota_ids', { quota_ids: texts(51) }],
      ['quota_ids', { quota_ids: '' }],
      ['quota_ids[0]', { quota_ids: [''] }],
      ['quota_status_list', { quota_status_list: [0, 3, 4, 5, 6, 0] }],
      ['quota_status_list[0]', { quota_status_list: [1] }],
      ['quota_type', { quota_type: '0' }],
      ['quota_type', { quota_type: 3 }],
      ['create_time_begin', { create_time_begin: '' }],
      ['effective_time_end', { effective_time_end: 'null' }],
      ['expire_time_end', { expire_time_begin: TOMORROW, expire_time_end: YESTERDAY }],
      ['create_time_end', { create_time_begin: TOMORROW, create_time_end: TOMORROW }],
      ['limit', { limit: 101 }],
      ['limit', { limit: 0 }],
      ['limit', { limit: '10' }],
      ['limit', { limit: '' }],
      ['offset', { offset: -1 }],
      ['offset', { offset: 0.5 }],
      ['indirect_partner_id', { indirect_partner_id: '' }],
    ])('%s of %p', async (field, body) => {
      await partner.api.post(PATHS.quotas, body).expect(refused(400, 'CBC.0100', field));
    });
  });
});
