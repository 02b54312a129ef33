import { Injectable } from '@nestjs/common';
import type { customer as contracts } from '@pc/contracts';
import { isRefusal } from '@pc/kernel';
import { linkFailure } from '../../../domain/invitations/acceptance';
import { refuseItems } from '../../../domain/reports/decide-report';
import { Commands, type ReplyOf, type RequestOf } from '../../../ports/commands';
import { Invitations } from '../../../ports/invitations';
import { Reports } from '../../../ports/reports';
import { VerificationCodes } from '../../../ports/verification-codes';
import { AcceptContact } from '../../accounts/accept-contact/accept-contact';

type Contract = typeof contracts.sendAcceptanceCode;

/**
 * Sends a code to somebody who registers by a link (customers 5.15), within the limits of 4.14. Only who holds a living link
 * gets one, and whether the phone has accounts already shows nowhere.
 */
@Injectable()
export class SendAcceptanceCode {
  constructor(
    private readonly commands: Commands,
    private readonly invitations: Invitations,
    private readonly reports: Reports,
    private readonly codes: VerificationCodes,
    private readonly acceptContact: AcceptContact,
  ) {}

  async execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    const { token_hash, sealed_phone, language } = request.payload;
    const phone = this.acceptContact.phone(sealed_phone);
    if (isRefusal(phone)) return phone;
    return this.commands.once(request, async (tx) => {
      const invitation = await this.invitations.findByToken(token_hash, tx);
      if (!invitation) return refuseItems('LINK_NOT_FOUND');
      const report = invitation.reportId === undefined ? undefined : await this.reports.find(invitation.reportId, tx);
      const failure = linkFailure(invitation, report, tx.now);
      if (failure) return refuseItems(failure);
      return (await this.codes.issue(tx, { channel: 'SMS', receiver: phone, scene: 'REGISTRATION', language })) ?? {};
    });
  }
}
