import type { BusEvent } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import { Inbox } from '@pc/store';
import type { AssociationType } from '../../../domain/account';
import { reject, type AssociationRequest } from '../../../domain/association-requests/association-request';
import { AssociationRequests } from '../../../ports/association-requests';
import { TellSides } from '../tell-sides/tell-sides';

interface Changed {
  readonly customer_id: string;
  readonly association_id: string;
  /** Of a switch: the kind since then. */
  readonly to_type?: AssociationType;
}

/** Closes what is still asked for when the vendor has ended or switched the association by its own hand. */
@Injectable()
export class CloseRequests {
  constructor(
    private readonly requests: AssociationRequests,
    private readonly inbox: Inbox,
    private readonly tellSides: TellSides,
  ) {}

  execute(event: BusEvent<Changed>): Promise<void> {
    return this.inbox.consumeOnce('close-association-requests', event, async (tx) => {
      const requests = await this.requests.ofCustomer(tx, event.data.customer_id);
      for (const { id } of requests.filter((request) => isPointless(request, event.data))) {
        const closed = await this.requests.update(tx, id, (request) => reject(request, tx.now));
        if (closed && 'id' in closed) await this.tellSides.handled(tx, closed);
      }
    });
  }
}

function isPointless({ status, associationId, targetType }: AssociationRequest, changed: Changed): boolean {
  if (status !== 'PENDING' || associationId !== changed.association_id) return false;
  return changed.to_type === undefined || changed.to_type === targetType;
}
