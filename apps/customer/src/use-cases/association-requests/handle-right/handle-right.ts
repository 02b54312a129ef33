import { Injectable } from '@nestjs/common';
import type { Caller } from '@pc/contracts';
import { refuse, type Refusal } from '@pc/kernel';
import type { Tx } from '@pc/store';
import { refuseUnlessPending, type AssociationRequest } from '../../../domain/association-requests/association-request';
import { isAdministrator } from '../../../domain/authority';
import { refuseUnknown } from '../../../domain/unknown';
import { AssociationRequests } from '../../../ports/association-requests';
import { DemandCode } from '../demand-code/demand-code';

/** Who may approve or reject: an administrator of the other side, and only what is pending (customers 6.1, 6.2, 6.16). */
@Injectable()
export class HandleRight {
  constructor(
    private readonly requests: AssociationRequests,
    private readonly code: DemandCode,
  ) {}

  async toHandle(tx: Tx, caller: Caller, requestId: string): Promise<AssociationRequest | Refusal> {
    if (!isAdministrator(caller)) return refuse('CBC.0151');
    const request = await this.requests.find(requestId, tx);
    if (!request) return refuseUnknown('request_id');
    if (!isOtherSide(caller, request)) return refuse('CBC.0151');
    return refuseUnlessPending(request) ?? request;
  }

  /** customers 6.1: last of all, so that a hopeless wish burns no code. */
  demandCode(tx: Tx, caller: Caller, sealedCode: string | undefined): Promise<Refusal | undefined> {
    return this.code.execute(tx, caller, sealedCode);
  }
}

function isOtherSide({ kind, account_id: accountId }: Caller, request: AssociationRequest): boolean {
  if (kind === 'CUSTOMER') return request.initiator === 'PARTNER' && accountId === request.customerId;
  const isDealer = accountId === request.partnerId || accountId === request.indirectPartnerId;
  return (kind === 'PARTNER' || kind === 'RESELLER') && request.initiator === 'CUSTOMER' && isDealer;
}
