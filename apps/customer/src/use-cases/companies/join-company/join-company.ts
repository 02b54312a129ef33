import { Injectable } from '@nestjs/common';
import { newHexId, refuse, type Refusal } from '@pc/kernel';
import type { Tx } from '@pc/store';
import type { Company, CompanyProfile } from '../../../domain/companies/company';
import { Companies } from '../../../ports/companies';

/** Finds the legal person of a new partner account by its credit code, or makes it: the first account is the main one (customers 10.3). */
@Injectable()
export class JoinCompany {
  constructor(private readonly companies: Companies) {}

  /** Who names another company's code must at least know its name: its data will be shared with him. */
  async execute(tx: Tx, accountId: string, profile: CompanyProfile): Promise<Company | Refusal> {
    const existing = profile.creditCode === undefined ? undefined : await this.companies.findByCreditCode(profile.creditCode, tx);
    if (!existing) return this.found(tx, accountId, profile);
    if (existing.profile.companyName !== profile.companyName)
      return refuse('CBC.0100', { field: 'credit_code', reason: 'conflict', params: { other: 'name' } });
    // A review at the same moment must see the new account: it tells every account of the company.
    await this.companies.save(tx, existing);
    return existing;
  }

  private async found(tx: Tx, accountId: string, profile: CompanyProfile): Promise<Company> {
    const company = { id: newHexId(), revision: 0, profile, mainAccountId: accountId };
    await this.companies.add(tx, company);
    return company;
  }
}
