import { type Caller, isBuiltInAdministrator, optionalText, text } from '@pc/contracts';
import { z } from 'zod';
import { shownFlag, shownId, shownList, shownOption, shownText } from '../shown';

const ACCOUNT_ID = '0123456789abcdef0123456789abcdef';

export const sessionRequest = z.object({
  account_name: text(64, { description: 'Name of the account', example: 'partner1' }),
  user_name: optionalText(64, { description: 'Name of the user; absent: the main account', example: 'clerk' }),
  password: z
    .string()
    .min(1)
    .max(256)
    .meta({ description: 'Password', examples: ['example-password-1'] }),
});

export const sessionAnswer = z.object({
  account_id: shownId('The account', ACCOUNT_ID),
  account_name: shownText(64, 'Its name', 'partner1'),
  kind: shownOption(['PARTNER', 'RESELLER', 'CUSTOMER', 'OPERATOR'], 'Kind of the account; `OPERATOR` is the vendor'),
  partner_kind: shownOption(['SOLUTION_PROVIDER', 'DISTRIBUTOR', 'RESELLER'], 'Kind of partner').optional(),
  user_id: shownId('The user; absent: the main account', ACCOUNT_ID).optional(),
  user_name: shownText(64, 'Name of the user', 'clerk').optional(),
  administrator: shownFlag('Whether it may do all that the account may', true),
  permission_items: shownList(shownText(64, 'Permission item', 'BPC_ITEM_SUBCUSTSERV_030200'), 'What the user may do').optional(),
  csrf_token: shownText(64, 'Every writing request sends it as `X-CSRF-Token`', 'uP1v4iWnS0f2Vw7fGm3sD5a8Qe6tYk9cXr0bLz1hJNo'),
});

export function toSessionAnswer(caller: Caller, csrfToken: string): z.infer<typeof sessionAnswer> {
  const { account_id, account_name, kind, partner_kind, user_id, user_name, permissions } = caller;
  return {
    account_id,
    account_name,
    kind: kind as z.infer<typeof sessionAnswer>['kind'],
    ...(partner_kind && { partner_kind }),
    ...(user_id !== undefined && { user_id }),
    ...(user_name !== undefined && { user_name }),
    administrator: user_id === undefined || isBuiltInAdministrator(caller),
    ...(permissions && { permission_items: permissions }),
    csrf_token: csrfToken,
  };
}
