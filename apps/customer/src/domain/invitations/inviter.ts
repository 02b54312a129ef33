import type { Caller } from '@pc/contracts';
import type { Inviter } from './invitation';

/** Who invites on behalf of which partner: an IAM user, or the main account itself (customers 5.11). */
export function inviterOf({ account_id, account_name, user_id, user_name }: Caller): { partnerId: string; createdBy: Inviter } {
  return { partnerId: account_id, createdBy: { id: user_id ?? account_id, name: user_name ?? account_name } };
}
