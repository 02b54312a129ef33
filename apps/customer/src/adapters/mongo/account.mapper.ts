import type { Account, Customer } from '../../domain/account';
import { nameKey } from '../../domain/account-name';
import type { AccountDocument } from './collections';

export function toDocument({ id, ...account }: Account, position: number, passwordHash: string | undefined): AccountDocument {
  return { _id: id, ...account, nameKey: nameKey(account.name), position, ...(passwordHash !== undefined && { passwordHash }) };
}

/** The store knows no `undefined`: a customer that belongs to nobody has no field for it. */
export function fromDocument({ _id, nameKey: _key, passwordHash: _hash, position: _position, ...fields }: AccountDocument): Account {
  const account = { id: _id, ...fields } as Account;
  return account.type === 'CUSTOMER' ? ({ ...account, association: account.association ?? undefined } satisfies Customer) : account;
}
