import { idText, incentive, optionalText, textOption } from '@pc/contracts';
import { z } from 'zod';
import { shownId, shownInteger, shownOption, shownText, shownTime } from '../shown';

export const listParams = z.object({
  list_kind: textOption(incentive.WHITELIST_KINDS, {
    description: 'Of vouchers and cash coupons, or of pick-up coupons',
    example: 'PICK_UP',
  }),
});

/** A customer of a list that is imported or added to. */
export const newEntry = z.object({
  customer_id: idText({ description: 'Customer', example: '0123456789abcdef0123456789abcdef' }),
  customer_name: optionalText(256, { description: 'Its name, for the eyes of the partner', example: 'Fire brigade' }),
  account_name: optionalText(128, { description: 'Its account name', example: 'demo-customer' }),
});

export const whitelistEntry = z
  .object({
    id: shownId('The entry', '202601310000000009'),
    list_kind: shownOption(incentive.WHITELIST_KINDS, 'The list'),
    customer_id: shownId('Customer', '0123456789abcdef0123456789abcdef'),
    customer_name: shownText(256, 'Its name', 'Fire brigade').optional(),
    account_name: shownText(128, 'Its account name', 'demo-customer').optional(),
    version: shownInteger('Version of the list', 1),
    create_time: shownTime('When it was imported or added'),
  })
  .meta({ id: 'WhitelistEntry', description: 'A customer to whom a government-type partner may issue' });
