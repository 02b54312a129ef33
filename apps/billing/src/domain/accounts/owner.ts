import { accountOf, type Dealer } from '../dealer';
import type { Account, Holder } from './account';

/** Whose money a partner or reseller gives or pays with. */
export function ownerOf(dealer: Dealer): Pick<Account, 'id'> & { readonly holder: Holder } {
  return { id: accountOf(dealer), holder: dealer.resellerId === undefined ? 'PARTNER' : 'RESELLER' };
}
