import { Controller } from '@nestjs/common';
import { idText, incentive, optionalText, queryPage } from '@pc/contracts';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { declarePartnerRoute } from '../partner-route';
import { shownCount, shownInteger, shownList } from '../shown';
import { listParams, newEntry, whitelistEntry } from './whitelist-fields';

const PATH = '/v2/partners/coupon-whitelists/{list_kind}';
const common = { tag: 'Coupons', description: 'For government-type partners: the list by which they issue.' };

const importList = declarePartnerRoute({
  ...common,
  operation: 'importCouponWhitelist',
  method: 'POST',
  path: `${PATH}/import`,
  summary: 'Import a new version of the customer whitelist',
  status: 200,
  params: listParams,
  body: z.object({
    entries: z.array(newEntry).min(1).max(incentive.MAX_WHITELIST).meta({ description: 'The whole list; no customer twice' }),
  }),
  answer: z.object({ version: shownInteger('The new version, valid at once', 2) }),
  asks: incentive.importWhitelist,
});

const listEntries = declarePartnerRoute({
  ...common,
  operation: 'listCouponWhitelist',
  method: 'GET',
  path: `${PATH}/entries`,
  summary: 'List the customer whitelist',
  status: 200,
  params: listParams,
  query: z.object({
    customer_id: optionalText(64, { description: 'This customer only', example: '0123456789abcdef0123456789abcdef' }),
    customer_name: optionalText(256, { description: 'Part of the name', example: 'brigade' }),
    account_name: optionalText(128, { description: 'Part of the account name', example: 'demo' }),
    ...queryPage(100),
  }),
  answer: z.object({
    version: shownInteger('Version of the list; 0 before the first import', 1),
    total_count: shownCount,
    entries: shownList(whitelistEntry, 'Newest first'),
  }),
  asks: incentive.listWhitelist,
});

const addEntry = declarePartnerRoute({
  ...common,
  operation: 'addToCouponWhitelist',
  method: 'POST',
  path: `${PATH}/entries`,
  summary: 'Add a customer to the whitelist of pick-up coupons',
  status: 200,
  params: listParams,
  body: newEntry,
  answer: whitelistEntry,
  asks: incentive.addToWhitelist,
});

const removeEntry = declarePartnerRoute({
  ...common,
  operation: 'removeFromCouponWhitelist',
  method: 'DELETE',
  path: `${PATH}/entries/{id}`,
  summary: 'Remove a customer from the whitelist of pick-up coupons',
  status: 204,
  params: listParams.extend({ id: idText({ description: 'The entry', example: '202601310000000009' }) }),
  asks: incentive.removeFromWhitelist,
});

/** benefits R-62, 5.17. Changes stand in the line of the account, as its issues do. */
@Controller()
export class WhitelistsController {
  constructor(private readonly services: Services) {}

  @Route(importList)
  import(call: Call<typeof importList>) {
    return this.services.ask(call, { ...call.params, ...call.body }, call.caller.account_id);
  }

  @Route(listEntries)
  list(call: Call<typeof listEntries>) {
    return this.services.ask(call, { ...call.params, ...call.query });
  }

  @Route(addEntry)
  add(call: Call<typeof addEntry>) {
    return this.services.ask(call, { ...call.params, ...call.body }, call.caller.account_id);
  }

  @Route(removeEntry)
  async remove(call: Call<typeof removeEntry>): Promise<void> {
    await this.services.ask(call, call.params, call.caller.account_id);
  }
}
