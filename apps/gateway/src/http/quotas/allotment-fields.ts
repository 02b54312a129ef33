import { optionalText } from '@pc/contracts';
import { shownText } from '../shown';

/** How answers name the reseller of an allotted quota (benefits 2.2, 2.6). */
export const resellerNames = {
  indirect_partner_account_name: shownText(128, 'Account name of the reseller', 'demo-reseller').optional(),
  indirect_partner_name: shownText(256, 'Company name of the reseller', 'Reseller Ltd').optional(),
};

/** The filters that lists of allotted quotas and of their records share. */
export const allottedQuotaFilters = {
  quota_id: optionalText(64, { description: "A reseller's quota", example: '202601310000000003' }),
  indirect_partner_id: optionalText(64, { description: 'Of this reseller only', example: 'aaaabbbbccccddddeeeeffff00001111' }),
  parent_quota_id: optionalText(64, { description: 'Carved from this quota of the distributor', example: '202601310000000001' }),
};
