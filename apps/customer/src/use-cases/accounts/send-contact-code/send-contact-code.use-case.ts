import { Injectable } from '@nestjs/common';
import type { customer as contracts } from '@pc/contracts';
import { isRefusal, refuse } from '@pc/kernel';
import { newReceiver } from '../../../domain/accounts/new-contact';
import { isAccountItself } from '../../../domain/authority';
import { Commands, type ReplyOf, type RequestOf } from '../../../ports/commands';
import { VerificationCodes } from '../../../ports/verification-codes';
import { AcceptContact } from '../accept-contact/accept-contact';
import { Proofs } from '../proofs/proofs';

type Contract = typeof contracts.sendContactCode;

/**
 * customers 10.5: a code to the contact that shall be the new one. Whether another account has it is not said here: only who
 * reads its messages learns that.
 */
@Injectable()
export class SendContactCode {
  constructor(
    private readonly commands: Commands,
    private readonly codes: VerificationCodes,
    private readonly proofs: Proofs,
    private readonly acceptContact: AcceptContact,
  ) {}

  async execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    const { payload, context } = request;
    if (!isAccountItself(context.caller)) return refuse('CBC.0151');
    const contact = this.acceptContact.execute(payload);
    const receiver = isRefusal(contact) ? contact : newReceiver(contact);
    if (isRefusal(receiver)) return receiver;
    return this.commands.once(request, async (tx) => {
      const unproven = await this.proofs.refuse(tx, payload.sealed_proof, context.caller.account_id, 'ACCOUNT');
      return unproven ?? (await this.codes.issue(tx, { ...receiver, scene: 'NEW_CONTACT', language: payload.language })) ?? {};
    });
  }
}
