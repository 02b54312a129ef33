import { Injectable } from '@nestjs/common';
import type { AnswerOf, customer as contracts } from '@pc/contracts';
import { isRefusal, newHexId, refuse, type Refusal } from '@pc/kernel';
import type { Tx } from '@pc/store';
import { isAdministrator } from '../../../domain/authority';
import { decideEdit, type Submitted } from '../../../domain/companies/edit-profile';
import { Companies } from '../../../ports/companies';
import { Commands, type ReplyOf, type RequestOf } from '../../../ports/commands';
import { OperationLog } from '../../../ports/operation-log';
import { actorName } from '../../../views/caller.view';
import { profileOf, profileView } from '../../../views/company.view';
import { OwnCompany } from '../own-company/own-company';

type Contract = typeof contracts.editCompanyProfile;

/** customers 10.3: an edit of company data, which waits for its review. */
@Injectable()
export class EditProfile {
  constructor(
    private readonly commands: Commands,
    private readonly companies: Companies,
    private readonly ownCompany: OwnCompany,
    private readonly log: OperationLog,
  ) {}

  async execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    if (!isAdministrator(request.context.caller)) return refuse('CBC.0151');
    return this.commands.once(request, (tx) => this.submit(tx, request));
  }

  private async submit(tx: Tx, { payload, context }: RequestOf<Contract>): Promise<AnswerOf<Contract> | Refusal> {
    const { caller } = context;
    const company = await this.ownCompany.execute(caller, tx);
    if (isRefusal(company)) return company;
    const who = { accountId: caller.account_id, submittedBy: actorName(caller) };
    const submitted = decideEdit(company, { profile: profileOf(payload), ...who, newId: newHexId(), now: tx.now });
    if (!submitted) return {};
    if (isRefusal(submitted)) return submitted;
    const refusal = await this.refuseTakenCode(tx, submitted);
    if (refusal) return refusal;
    await this.companies.save(tx, submitted.company);
    await this.companies.addEdit(tx, submitted.edit);
    const [before, after] = [profileView(submitted.edit.before), profileView(submitted.edit.after)];
    await this.log.write(tx, context, { object: { type: 'COMPANY', id: company.id }, before, after });
    return { edit_id: submitted.edit.id };
  }

  /** A company without a code may name one, but not one that another company bears. */
  private async refuseTakenCode(tx: Tx, { company, edit }: Submitted): Promise<Refusal | undefined> {
    const { creditCode } = edit.after;
    const bearer = creditCode === undefined ? undefined : await this.companies.findByCreditCode(creditCode, tx);
    return bearer && bearer.id !== company.id ? refuse('CBC.99007004', { items: ['CREDIT_CODE_TAKEN'] }) : undefined;
  }
}
