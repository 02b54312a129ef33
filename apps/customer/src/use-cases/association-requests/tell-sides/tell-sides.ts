import { Injectable } from '@nestjs/common';
import type { Tx } from '@pc/store';
import type { Account } from '../../../domain/account';
import { dealerOf, type AssociationRequest } from '../../../domain/association-requests/association-request';
import type { Side } from '../../../domain/association-requests/request-type';
import { Accounts } from '../../../ports/accounts';
import { Notices, type Notice } from '../../../ports/notices';

/** Tells the other side of a request, and the one that made it what became of it; who cannot be reached finds it in the list. */
@Injectable()
export class TellSides {
  constructor(
    private readonly accounts: Accounts,
    private readonly notices: Notices,
  ) {}

  async requested(tx: Tx, request: AssociationRequest): Promise<void> {
    const initiator = await this.accounts.find(accountOn(request.initiator, request), tx);
    const values = { initiator: nameOf(initiator), request: request.type, reason: request.reason };
    await this.send(tx, accountOn(otherSide(request.initiator), request), {
      language: request.language,
      template: 'ASSOCIATION_REQUESTED',
      values,
    });
  }

  async handled(tx: Tx, request: AssociationRequest): Promise<void> {
    const values = { request: request.type, result: request.status };
    await this.send(tx, accountOn(request.initiator, request), {
      language: request.language,
      template: 'ASSOCIATION_REQUEST_HANDLED',
      values,
    });
  }

  private async send(tx: Tx, accountId: string, message: Omit<Notice, 'channel' | 'receiver'>): Promise<void> {
    const { email, phone } = (await this.accounts.find(accountId, tx))?.contact ?? {};
    const place = email
      ? ({ channel: 'EMAIL', receiver: email } as const)
      : phone
        ? ({ channel: 'SMS', receiver: phone } as const)
        : undefined;
    if (place) await this.notices.send(tx, { ...place, ...message });
  }
}

const otherSide = (side: Side): Side => (side === 'PARTNER' ? 'CUSTOMER' : 'PARTNER');

function accountOn(side: Side, request: AssociationRequest): string {
  return side === 'CUSTOMER' ? request.customerId : dealerOf(request);
}

function nameOf(account: Account | undefined): string {
  if (account?.type === 'PARTNER' || account?.type === 'RESELLER') return account.companyName;
  return account?.name ?? '';
}
