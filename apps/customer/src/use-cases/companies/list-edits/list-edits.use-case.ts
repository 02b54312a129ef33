import { Injectable } from '@nestjs/common';
import { answer } from '@pc/bus';
import type { customer as contracts } from '@pc/contracts';
import type { ProfileEdit } from '../../../domain/companies/company';
import { refuseUnlessVendor } from '../../../domain/authority';
import { Accounts } from '../../../ports/accounts';
import { Companies } from '../../../ports/companies';
import type { ReplyOf, RequestOf } from '../../../ports/commands';
import { editView } from '../../../views/company.view';

type Contract = typeof contracts.listProfileEdits;

/** Edits of company data, those that wait for a review first of all (customers 10.3). */
@Injectable()
export class ListEdits {
  constructor(
    private readonly companies: Companies,
    private readonly accounts: Accounts,
  ) {}

  async execute({ payload, context }: RequestOf<Contract>): ReplyOf<Contract> {
    const refusal = refuseUnlessVendor(context.caller);
    if (refusal) return refusal;
    const { count, edits } = await this.companies.edits(payload.status, payload);
    return answer({ count, edits: await Promise.all(edits.map((edit) => this.shown(edit))) });
  }

  private async shown(edit: ProfileEdit) {
    const company = await this.companies.find(edit.companyId);
    const main = company && (await this.accounts.find(company.mainAccountId));
    return { ...editView(edit), main_account_id: main?.id ?? '', main_account_name: main?.name ?? '' };
  }
}
