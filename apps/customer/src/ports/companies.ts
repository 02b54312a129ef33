import type { Tx } from '@pc/store';
import type { Company, EditStatus, ProfileEdit } from '../domain/companies/company';
import type { Page } from './accounts';

/** The legal persons behind partner accounts, and the edits of their data (customers 10.3). */
export abstract class Companies {
  abstract find(id: string, tx?: Tx): Promise<Company | undefined>;
  abstract findByCreditCode(creditCode: string, tx: Tx): Promise<Company | undefined>;
  /** The credit code must be free: two at the same moment are told apart by the index. */
  abstract add(tx: Tx, company: Company): Promise<void>;
  /** Goes through only where nobody else changed the company since it was loaded; else the transaction is tried again. */
  abstract save(tx: Tx, company: Company): Promise<void>;

  abstract addEdit(tx: Tx, edit: ProfileEdit): Promise<void>;
  abstract findEdit(id: string, tx?: Tx): Promise<ProfileEdit | undefined>;
  abstract saveEdit(tx: Tx, edit: ProfileEdit): Promise<void>;
  /** Oldest first; `count` is before paging. */
  abstract edits(status: EditStatus | undefined, page: Page): Promise<{ count: number; edits: ProfileEdit[] }>;
  /** The one that was submitted last. */
  abstract latestEdit(companyId: string): Promise<ProfileEdit | undefined>;

  /** Ids of the partner accounts of a company, as `tx` sees them. */
  abstract partnersOf(tx: Tx, companyId: string): Promise<string[]>;
}
