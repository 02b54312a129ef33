import { filterTextA, issueReason, optionalText } from '@pc/contracts';
import { z } from 'zod';
import { PARTNER, RESELLER, type CallerRule } from '../../routing/route-spec';

export const CONSOLE_RESELLER: CallerRule = { ...RESELLER, channel: 'CONSOLE' };

/** A partner, and a reseller in its console. */
export const DEALERS: readonly CallerRule[] = [PARTNER, CONSOLE_RESELLER];

const RESELLER_DOC = {
  description: 'Reseller of the calling distributor whose customers are meant',
  example: 'aaaabbbbccccddddeeeeffff00001111',
};
export const resellerFilter = filterTextA(64, RESELLER_DOC);
export const namedReseller = optionalText(64, RESELLER_DOC);

/** A part to search for; without blanks (customers 7.1). */
export const partFilter = (description: string, example: string) =>
  filterTextA(64, { description: `${description}; a part is enough, blanks are not supported`, example }).refine(
    (value) => value === undefined || !/\s/u.test(value),
    issueReason('blank'),
  );

/** One of some texts; absent, null and the empty string are no filter (customers 7.2). */
export const optionFilterA = <const T extends readonly [string, ...string[]]>(options: T, description: string) =>
  z
    .union([z.enum(options), z.literal('')])
    .nullish()
    .transform((value) => (value ? value : undefined))
    .meta({ description, written: options[0] });

/** Permission items of ours: the vendor names none for these operations (api 11, 10). */
export const CUSTOMER_ITEMS = {
  list: ['PCB_ITEM_CUSTOMERS_LIST'],
  tags: ['PCB_ITEM_CUSTOMERS_TAGS'],
  freeze: ['PCB_ITEM_CUSTOMERS_FREEZE'],
  label: ['PCB_ITEM_CUSTOMERS_LABEL'],
  accountManager: ['PCB_ITEM_CUSTOMERS_ACCOUNT_MANAGER'],
} as const;
