import { z } from 'zod';
import { shownText } from '../shown';

/** A restriction of a coupon (benefits 2.4), with the vendor's own spelling. */
export const useLimitAnswer = z
  .object({
    use_limiti_info_id: shownText(64, 'Id of the restriction', '1'),
    limit_key: shownText(64, 'What is restricted', 'minOrderAmount'),
    value1: shownText(2048, 'Value', '100').optional(),
    value2: shownText(2048, 'Second value', 'CUSTOMER').optional(),
    value_unit: shownText(64, 'Unit of the value', 'CNY').optional(),
    limit_type: shownText(64, 'Kind of the restriction', '1').optional(),
    promotion_plan_id: shownText(64, 'Quota of the coupon', '202601310000000001').optional(),
  })
  .meta({ id: 'UseLimit', description: 'A restriction of a coupon' });
