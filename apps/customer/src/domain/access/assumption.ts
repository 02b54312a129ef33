import type { ASSUME_ROLE_ITEM as AssumeRoleItem } from '@pc/contracts';
import { refuse, type Refusal } from '@pc/kernel';
import type { Account, Association, Customer, Partner } from '../account';
import { freezeLevel } from '../freeze';
import { TOKEN_LIFE_MS, type Token } from '../token';
import type { User } from '../user';
import { ADMINISTRATOR_ITEM } from '../authority';

const ASSUME_ROLE_ITEM: typeof AssumeRoleItem = 'PCB_ITEM_assumeRole';

/** Who holds a token. */
export interface TokenHolder {
  readonly token: Token;
  readonly account: Account;
  readonly user?: User | undefined;
}

const DENIED = refuse('CBC.0151');

/**
 * api 3.2 (4), 7.15: the caller's token is a partner's own, not exchanged itself; a user of the partner needs the item.
 * A frozen partner acts for nobody; a delisted one has no tokens.
 */
export function actingPartner({ token, account, user }: TokenHolder): Partner | Refusal {
  if (account.type !== 'PARTNER' || token.assumed || account.state === 'FROZEN') return DENIED;
  const permitted = !user || user.permissions.some((item) => item === ASSUME_ROLE_ITEM || item === ADMINISTRATOR_ITEM);
  return permitted ? account : DENIED;
}

/** api 3.2 (1): the agency's name is the identifier of the partner's own platform; without a platform there is no agency. */
export function refuseAgency({ xaccountType }: Partner, agencyName: string): Refusal | undefined {
  return xaccountType !== undefined && xaccountType === agencyName ? undefined : DENIED;
}

/**
 * api 3.2 (2), (6): a customer has authorised the partner whom it is associated with, for as long as it is, and while it is
 * not frozen; a distributor also for the customers of its resellers, which have no API of their own.
 */
export function authorisation(partner: Partner, account: Account): Association | Refusal {
  const association = account.type === 'CUSTOMER' ? account.association : undefined;
  if (association?.partnerId !== partner.id || freezeLevel((account as Customer).freezes) > 0) return DENIED;
  return association;
}

/** api 3.2 (5): at most 24 hours, and never beyond the partner's token. */
export function assumedUntil(parent: Token, now: Date): Date {
  return new Date(Math.min(now.getTime() + TOKEN_LIFE_MS, parent.expiresAt.getTime()));
}
