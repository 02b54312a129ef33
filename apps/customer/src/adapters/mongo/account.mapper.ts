import { Injectable } from '@nestjs/common';
import { Sealer } from '@pc/kernel';
import { SealedField, type SealedRow } from '@pc/store';
import type { Account, Contact, Customer } from '../../domain/account';
import { emailKey, phoneKey } from '../../domain/contact';
import { nameKey } from '../../domain/account-name';
import type { AccountDocument, ContactDocument } from './collections';

/** Accounts as the store keeps them: phone and e-mail sealed, each with the keyed hash by which it is found. */
@Injectable()
export class AccountMapper {
  private readonly phone: SealedField;
  private readonly email: SealedField;

  constructor(sealer: Sealer) {
    this.phone = new SealedField(sealer, 'account.phone', { searchable: true });
    this.email = new SealedField(sealer, 'account.email', { searchable: true });
  }

  toDocument({ id, contact, ...account }: Account, position: number, passwordHash: string | undefined): AccountDocument {
    const keys = { nameKey: nameKey(account.name), contact: this.sealed(contact) };
    const realName = account.type === 'CUSTOMER' ? account.realName.name : undefined;
    const realNameKey = realName !== undefined && { realNameKey: nameKey(realName) };
    return { _id: id, ...account, ...keys, ...realNameKey, position, ...(passwordHash !== undefined && { passwordHash }) };
  }

  /** The store knows no `undefined`: a customer that belongs to nobody has no field for it. */
  fromDocument(document: AccountDocument): Account {
    const { _id, nameKey: _key, realNameKey: _realKey, listing: _place, passwordHash: _hash, position: _at, contact, ...fields } = document;
    const account = { id: _id, ...fields, contact: this.plain(contact) } as Account;
    return account.type === 'CUSTOMER' ? ({ ...account, association: account.association ?? undefined } satisfies Customer) : account;
  }

  /** A filter for the accounts with this phone. */
  withPhone(phone: string): Record<string, string> {
    return this.phone.matching('contact.phone', phoneKey(phone));
  }

  withEmail(email: string): Record<string, string> {
    return this.email.matching('contact.email', emailKey(email));
  }

  private sealed({ phone, email }: Contact): ContactDocument {
    return {
      ...(phone !== undefined && { phone: this.row(this.phone, phone, phoneKey(phone)) }),
      ...(email !== undefined && { email: this.row(this.email, email, emailKey(email)) }),
    };
  }

  private row(field: SealedField, plain: string, key: string): SealedRow {
    return { ...field.seal(plain).toStore(), index: field.indexOf(key) };
  }

  private plain({ phone, email }: ContactDocument): Contact {
    return {
      ...(phone && { phone: this.phone.load(phone).reveal() }),
      ...(email && { email: this.email.load(email).reveal() }),
    };
  }
}
