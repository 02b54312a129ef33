import { filterList, idText, optionalBoolean, text } from '@pc/contracts';
import { z } from 'zod';
import { shownFlag, shownId, shownList, shownText, shownTime } from '../shown';

const USER_ID = '00112233445566778899aabbccddeeff';
const ITEM = 'BPC_ITEM_SUBCUSTSERV_030200';

export const operatorParams = z.object({ user_id: idText({ description: 'The operator', example: USER_ID }) });

/** The role of an operator in a request. */
export const roleFields = {
  administrator: optionalBoolean({
    description: 'The built-in role administrator, which may do everything; then without items',
    example: false,
  }),
  permission_items: filterList(text(64, { description: 'Permission item', example: ITEM }), 200, {
    description:
      'What the operator may do, as `GET /v2/partners/permission-items` lists it; absent or empty: only what is open to every operator',
  }),
};

const shownItems = shownList(shownText(64, 'Permission item', ITEM), 'What the operator may do');

export const shownOperator = z.object({
  user_id: shownId('The operator', USER_ID),
  user_name: shownText(64, 'Its name', 'clerk'),
  administrator: shownFlag('Whether it has the built-in role administrator', false),
  permission_items: shownItems,
  created_at: shownTime('Time of creation'),
});

export const shownPermissionItem = z.object({
  permission_item: shownText(64, 'Permission item', ITEM),
  operations: shownList(
    z.object({
      operation: shownText(64, 'Name of the operation', 'listIssuedCoupons'),
      method: shownText(8, 'Its method', 'GET'),
      path: shownText(255, 'Its path', '/v2/promotions/benefits/partner-coupons'),
      summary: shownText(255, 'What it does', 'List issued coupons'),
    }),
    'The operations that it opens; a user needs one of the items of an operation',
  ),
});
