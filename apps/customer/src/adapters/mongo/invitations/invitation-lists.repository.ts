import { Injectable } from '@nestjs/common';
import { fuzzy, StoreConnection, type Row } from '@pc/store';
import type { Invitation, InvitationStatus } from '../../../domain/invitations/invitation';
import { InvitationLists, type AcceptanceResult, type InvitationFilter, type ResultFilter } from '../../../ports/invitations';
import { COLLECTIONS } from '../collections';
import { InvitationMapper, type InvitationDocument, type ResultDocument } from './invitation.mapper';

interface Page {
  readonly offset: number;
  readonly limit: number;
}

@Injectable()
export class InvitationListsRepository extends InvitationLists {
  constructor(
    private readonly store: StoreConnection,
    private readonly mapper: InvitationMapper,
  ) {
    super();
  }

  override async invitations(wanted: InvitationFilter, page: Page, now: Date): Promise<{ total: number; invitations: Invitation[] }> {
    const { status, label, ...same } = wanted;
    const filter = { ...same, ...(label !== undefined && { label: fuzzy(label) }), ...(status && withStatus(status, now)) };
    const { total, rows } = await this.page<InvitationDocument>(COLLECTIONS.invitations, filter, 'createdAt', page);
    return { total, invitations: rows.map((row) => this.mapper.fromDocument(row)) };
  }

  override async results(filter: ResultFilter, page: Page): Promise<{ total: number; results: AcceptanceResult[] }> {
    const { total, rows } = await this.page<ResultDocument>(COLLECTIONS.acceptances, filter, 'at', page);
    return { total, results: rows.map((row) => this.mapper.fromResult(row)) };
  }

  private async page<T extends Row>(collection: string, filter: object, time: string, { offset, limit }: Page) {
    const rows = this.store.collection(collection);
    const [total, found] = await Promise.all([
      rows.countDocuments(filter),
      rows
        .find(filter)
        .sort({ [time]: -1, _id: 1 })
        .skip(offset)
        .limit(limit)
        .toArray(),
    ]);
    return { total: Number(total), rows: found as unknown as T[] };
  }
}

/** What is over counts as expired, whether the sweeper has come by or not. */
function withStatus(status: InvitationStatus, now: Date): object {
  const over = { status: 'OPEN', expiresAt: { $lte: now } };
  if (status === 'OPEN') return { status, $nor: [over] };
  return status === 'EXPIRED' ? { $or: [{ status }, over] } : { status };
}
