import type { Caller } from '@pc/contracts';
import type { Account } from '../domain/account';
import type { User } from '../domain/user';

/** Who stands behind a credential of this account, or of this IAM user of it. */
export function callerOf(account: Account, user: User | undefined): Caller {
  return {
    account_id: account.id,
    account_name: account.name,
    kind: account.type,
    ...dealerKinds(account),
    ...(user && { user_id: user.id, user_name: user.name, permissions: [...user.permissions] }),
    channel: 'API',
  };
}

/** api 3.2: the customer, with the partner that acts in its place. */
export function assumedCaller(caller: Caller, partner: Account, user: User | undefined): Caller {
  const { id: account_id, name: account_name } = partner;
  return { ...caller, assumed_by: { account_id, account_name, ...(user && { user_id: user.id, user_name: user.name }) } };
}

/** api 7.21: who comes by a console session. */
export function consoleCaller(caller: Caller, sessionId: string): Caller {
  return { ...caller, session_id: sessionId, channel: 'CONSOLE' };
}

function dealerKinds(account: Account): Pick<Caller, 'partner_kind' | 'government_kinds'> {
  if (account.type === 'RESELLER') return { partner_kind: 'RESELLER', government_kinds: [] };
  return account.type === 'PARTNER' ? { partner_kind: account.kind, government_kinds: [...account.governmentKinds] } : {};
}

/** Who acted, as logs that people read name him: the account, and its user where one acted. */
export function actorName({ account_name, user_name }: Caller): string {
  return user_name === undefined ? account_name : `${account_name}/${user_name}`;
}
