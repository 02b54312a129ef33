import { Injectable } from '@nestjs/common';
import type { customer as contracts } from '@pc/contracts';
import { isRefusal, refuse, type Refusal } from '@pc/kernel';
import type { Tx } from '@pc/store';
import { refuseUnlessVendor } from '../../../domain/authority';
import type { Company } from '../../../domain/companies/company';
import { decideReview, type Reviewed } from '../../../domain/companies/review-edit';
import { refuseUnknown } from '../../../domain/unknown';
import { Accounts } from '../../../ports/accounts';
import { Companies } from '../../../ports/companies';
import { Commands, type ReplyOf, type RequestOf } from '../../../ports/commands';
import { OperationLog } from '../../../ports/operation-log';
import { actorName } from '../../../views/caller.view';
import { profileView } from '../../../views/company.view';

type Contract = typeof contracts.reviewProfileEdit;

/** customers 10.3: the vendor's staff approves or rejects an edit of company data; an approved one is told for every partner account. */
@Injectable()
export class ReviewEdit {
  constructor(
    private readonly commands: Commands,
    private readonly accounts: Accounts,
    private readonly companies: Companies,
    private readonly log: OperationLog,
  ) {}

  async execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    const { context } = request;
    const refusal = refuseUnlessVendor(context.caller);
    if (refusal) return refusal;
    return this.commands.once(request, async (tx) => {
      const before = await this.pending(tx, request.payload.edit_id);
      if (!before) return refuseUnknown('id');
      const reviewed = await this.review(tx, before, request);
      if (isRefusal(reviewed)) return reviewed;
      await this.companies.save(tx, reviewed.company);
      await this.companies.saveEdit(tx, reviewed.edit);
      if (reviewed.edit.status === 'APPROVED') await this.tell(tx, reviewed.company);
      const change = { before: profileView(before.company.profile), after: profileView(reviewed.company.profile) };
      await this.log.write(tx, context, { object: { type: 'COMPANY', id: reviewed.company.id }, ...change });
      return {};
    });
  }

  private async pending(tx: Tx, editId: string): Promise<Reviewed | undefined> {
    const edit = await this.companies.findEdit(editId, tx);
    const company = edit && (await this.companies.find(edit.companyId, tx));
    return company && { company, edit };
  }

  private async review(tx: Tx, { company, edit }: Reviewed, { payload, context }: RequestOf<Contract>): Promise<Reviewed | Refusal> {
    const { result, opinion } = payload;
    const review = { result, ...(opinion !== undefined && { opinion }), reviewedBy: actorName(context.caller), now: tx.now };
    const reviewed = decideReview(company, edit, review);
    if (isRefusal(reviewed) || reviewed.edit.status === 'REJECTED') return reviewed;
    const { creditCode } = reviewed.company.profile;
    const bearer = creditCode === undefined ? undefined : await this.companies.findByCreditCode(creditCode, tx);
    return bearer && bearer.id !== company.id ? refuse('CBC.99007004', { items: ['CREDIT_CODE_TAKEN'] }) : reviewed;
  }

  private async tell(tx: Tx, { id, profile }: Company): Promise<void> {
    for (const partnerId of await this.companies.partnersOf(tx, id))
      await this.accounts.update(tx, 'PARTNER', partnerId, () => [{ type: 'company-profile-changed', profile }]);
  }
}
