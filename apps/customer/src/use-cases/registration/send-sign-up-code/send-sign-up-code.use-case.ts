import { Injectable } from '@nestjs/common';
import type { customer as contracts } from '@pc/contracts';
import { isRefusal } from '@pc/kernel';
import { Commands, type ReplyOf, type RequestOf } from '../../../ports/commands';
import { VerificationCodes } from '../../../ports/verification-codes';
import { AcceptContact } from '../../accounts/accept-contact/accept-contact';

type Contract = typeof contracts.sendSignUpCode;

/** Sends a code to whoever wants to open an account (customers 4.13, 4.14); whether the phone has accounts shows nowhere. */
@Injectable()
export class SendSignUpCode {
  constructor(
    private readonly commands: Commands,
    private readonly codes: VerificationCodes,
    private readonly acceptContact: AcceptContact,
  ) {}

  async execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    const { sealed_phone, language } = request.payload;
    const receiver = this.acceptContact.phone(sealed_phone);
    if (isRefusal(receiver)) return receiver;
    return this.commands.once(
      request,
      async (tx) => (await this.codes.issue(tx, { channel: 'SMS', receiver, scene: 'REGISTRATION', language })) ?? {},
    );
  }
}
