import { Injectable } from '@nestjs/common';
import { isRefusal, type Refusal } from '@pc/kernel';
import { Collision, StoreConnection, type Tx } from '@pc/store';
import type { Account, AccountOf, AccountType } from '../../domain/account';
import type { AccountEvent } from '../../domain/account-event';
import { nameKey } from '../../domain/account-name';
import { logLines } from '../../domain/association-log';
import { Accounts, type Change, type Login, type NewAccount } from '../../ports/accounts';
import { publish } from './account-event.publisher';
import { AccountMapper } from './account.mapper';
import { COLLECTIONS, type AccountDocument, type AssociationLogDocument } from './collections';
import { ListPlaces } from './customer-list/list-places';

@Injectable()
export class AccountsRepository extends Accounts {
  constructor(
    private readonly store: StoreConnection,
    private readonly mapper: AccountMapper,
    private readonly places: ListPlaces,
  ) {
    super();
  }

  override async find(id: string, tx?: Tx): Promise<Account | undefined> {
    const document = await this.load({ _id: id }, tx);
    return document && this.mapper.fromDocument(document);
  }

  override async findMany(ids: readonly string[]): Promise<Account[]> {
    const documents = await this.collection()
      .find({ _id: { $in: [...ids] } })
      .toArray();
    return documents.map((document) => this.mapper.fromDocument(document));
  }

  override async findLogin(name: string, tx?: Tx): Promise<Login | undefined> {
    const document = await this.load({ nameKey: nameKey(name) }, tx);
    return (
      document && {
        account: this.mapper.fromDocument(document),
        ...(document.passwordHash !== undefined && { passwordHash: document.passwordHash }),
      }
    );
  }

  override async isXaccountTypeTaken(xaccountType: string, tx: Tx): Promise<boolean> {
    return (await this.load({ xaccountType }, tx)) !== undefined;
  }

  override async add<A extends Account>(tx: Tx, { account, events, passwordHash }: NewAccount<A>): Promise<A> {
    const added = publish(tx, account, events);
    const listing = await this.places.place(tx, undefined, added);
    const document = { ...this.mapper.toDocument(added, tx.position(), passwordHash), ...(listing && { listing }) };
    await this.collection(tx).insertOne(document, { session: tx.session });
    await this.log(tx, account, events);
    return added;
  }

  override async update<T extends AccountType>(
    tx: Tx,
    type: T | 'ANY',
    id: string,
    decide: (account: AccountOf<T>) => readonly AccountEvent[] | Refusal | Promise<readonly AccountEvent[] | Refusal>,
  ): Promise<Change<AccountOf<T>> | Refusal | undefined> {
    const document = await this.load({ _id: id }, tx);
    if (!document || (type !== 'ANY' && document.type !== type)) return undefined;
    const before = this.mapper.fromDocument(document) as AccountOf<T>;
    const events = await decide(before);
    if (isRefusal(events)) return events;
    if (events.length === 0) return { before, after: before };
    tx.observe(document.position);
    const after = publish(tx, before, events);
    await this.replace(tx, document, after);
    await this.log(tx, before, events);
    return { before, after };
  }

  override async amend<T extends AccountType>(
    tx: Tx,
    type: T | 'ANY',
    id: string,
    change: (account: AccountOf<T>) => AccountOf<T> | Refusal | Promise<AccountOf<T> | Refusal>,
  ): Promise<Change<AccountOf<T>> | Refusal | undefined> {
    const document = await this.load({ _id: id }, tx);
    if (!document || (type !== 'ANY' && document.type !== type)) return undefined;
    const before = this.mapper.fromDocument(document) as AccountOf<T>;
    const after = await change(before);
    if (isRefusal(after)) return after;
    tx.observe(document.position);
    await this.replace(tx, document, after);
    return { before, after };
  }

  override async findByPhone(phone: string, tx?: Tx): Promise<Account[]> {
    return this.loadAll(this.mapper.withPhone(phone), tx);
  }

  override async findByEmail(email: string, tx?: Tx): Promise<Account[]> {
    return this.loadAll(this.mapper.withEmail(email), tx);
  }

  override async findBound(xaccountType: string, xaccountId: string, tx?: Tx): Promise<AccountOf<'CUSTOMER'> | undefined> {
    const document = await this.load({ 'binding.xaccountType': xaccountType, 'binding.xaccountId': xaccountId }, tx);
    return document && (this.mapper.fromDocument(document) as AccountOf<'CUSTOMER'>);
  }

  override async setPassword(tx: Tx, id: string, passwordHash: string, events: readonly AccountEvent[] = []): Promise<void> {
    const document = await this.load({ _id: id }, tx);
    if (!document) throw new Error(`There is no account ${id}`);
    tx.observe(document.position);
    await this.replace(tx, { ...document, passwordHash }, publish(tx, this.mapper.fromDocument(document), events));
  }

  override async lock(tx: Tx, id: string): Promise<Account | undefined> {
    const document = await this.load({ _id: id }, tx);
    if (!document) return undefined;
    tx.observe(document.position);
    const account = this.mapper.fromDocument(document);
    await this.replace(tx, document, account);
    return account;
  }

  /** Goes through only where nobody else changed the account since it was loaded; else the transaction is tried again. */
  private async replace(tx: Tx, loaded: AccountDocument, account: Account): Promise<void> {
    const { _id, ...next } = this.mapper.toDocument(account, tx.position(), loaded.passwordHash);
    const listing = await this.places.place(tx, loaded.listing, account);
    const guard = { _id, position: loaded.position };
    const { matchedCount } = await this.collection(tx).replaceOne(guard, { ...next, ...(listing && { listing }) }, { session: tx.session });
    if (matchedCount === 0) throw new Collision(`Account ${_id} was changed at the same moment`);
  }

  private async log(tx: Tx, before: Account, events: readonly AccountEvent[]): Promise<void> {
    const lines = logLines(before.id, before.version, events);
    if (lines.length === 0) return;
    const documents = lines.map((line) => ({ _id: `${line.customerId}:${line.version}`, ...line }));
    await tx.collection<AssociationLogDocument>(COLLECTIONS.associationLog).insertMany(documents, { session: tx.session });
  }

  private async load(filter: object, tx: Tx | undefined): Promise<AccountDocument | undefined> {
    return (await this.collection(tx).findOne(filter, tx && { session: tx.session })) ?? undefined;
  }

  private async loadAll(filter: object, tx: Tx | undefined): Promise<Account[]> {
    const documents = await this.collection(tx)
      .find(filter, tx && { session: tx.session })
      .toArray();
    return documents.map((document) => this.mapper.fromDocument(document));
  }

  private collection(tx?: Tx) {
    return (tx ?? this.store).collection<AccountDocument>(COLLECTIONS.accounts);
  }
}
