import { Injectable } from '@nestjs/common';
import { customer as contracts } from '@pc/contracts';
import { Collision, StoreConnection, type Tx } from '@pc/store';
import type { Invitation } from '../../../domain/invitations/invitation';
import { Invitations, type AcceptanceResult, type LinkOptions, type Outcome } from '../../../ports/invitations';
import { COLLECTIONS } from '../collections';
import { InvitationMapper, type InvitationDocument, type ResultDocument } from './invitation.mapper';

@Injectable()
export class InvitationsRepository extends Invitations {
  constructor(
    private readonly store: StoreConnection,
    private readonly mapper: InvitationMapper,
  ) {
    super();
  }

  override find(id: string, tx?: Tx): Promise<Invitation | undefined> {
    return this.load({ _id: id }, tx);
  }

  override findByToken(tokenHash: string, tx?: Tx): Promise<Invitation | undefined> {
    return this.load({ tokenHash }, tx);
  }

  override async findLink(tx: Tx, options: LinkOptions): Promise<{ invitation: Invitation; token: string } | undefined> {
    const document = await this.rows(tx).findOne({ linkKey: this.mapper.linkKey(options) }, { session: tx.session });
    return document ? { invitation: this.mapper.fromDocument(document), token: this.mapper.tokenOf(document) } : undefined;
  }

  override async ofReport(tx: Tx, reportId: string): Promise<Invitation[]> {
    const documents = await this.rows(tx).find({ reportId }, { session: tx.session }).toArray();
    return documents.map((document) => this.mapper.fromDocument(document));
  }

  override async add(tx: Tx, invitation: Invitation, token: string, options?: LinkOptions): Promise<void> {
    const { id, ...fields } = { ...invitation, version: 1 };
    this.tell(tx, { id, ...fields }, 'NONE');
    const document = { _id: id, ...fields, ...this.mapper.secrets(token, options), position: tx.position() };
    await this.rows(tx).insertOne(document, { session: tx.session });
  }

  override async save(tx: Tx, invitation: Invitation, outcome?: Outcome): Promise<void> {
    const { id, version } = invitation;
    const stored = await this.rows(tx).findOne({ _id: id, version }, { session: tx.session });
    if (!stored) throw new Collision(`Invitation ${id} was changed at the same moment`);
    tx.observe(stored.position);
    const { id: _id, ...fields } = { ...invitation, version: version + 1 };
    this.tell(tx, { id, ...fields }, stored.status, outcome);
    const { token, tokenHash, linkKey } = stored;
    const next = { ...fields, token, tokenHash, ...(linkKey !== undefined && { linkKey }), position: tx.position() };
    await this.rows(tx).replaceOne({ _id: id, version }, next, { session: tx.session });
  }

  override async note(tx: Tx, result: AcceptanceResult): Promise<void> {
    const { _id, ...fields } = this.mapper.toResult(result);
    const rows = tx.collection<ResultDocument>(COLLECTIONS.acceptances);
    await rows.replaceOne({ _id }, fields, { upsert: true, session: tx.session });
  }

  override async isNoted(tx: Tx, result: AcceptanceResult): Promise<boolean> {
    const { _id } = this.mapper.toResult(result);
    const rows = tx.collection<ResultDocument>(COLLECTIONS.acceptances);
    return (await rows.findOne({ _id }, { session: tx.session, projection: { _id: 1 } })) !== null;
  }

  override async wasUsedBy(tx: Tx, invitationId: string, customerId: string): Promise<boolean> {
    const filter = { invitationId, 'customer.id': customerId, status: 'ASSOCIATED' as const };
    const rows = tx.collection<ResultDocument>(COLLECTIONS.acceptances);
    return (await rows.findOne(filter, { session: tx.session, projection: { _id: 1 } })) !== null;
  }

  override async due(now: Date, limit: number): Promise<string[]> {
    const documents = await this.rows()
      .find({ status: 'OPEN', expiresAt: { $lte: now } }, { projection: { _id: 1 } })
      .limit(limit)
      .toArray();
    return documents.map(({ _id }) => _id);
  }

  private tell(tx: Tx, { id, version, partnerId, kind, reportId, status }: Invitation, from: string, outcome?: Outcome): void {
    tx.emit(contracts.invitationChanged, version, {
      invitation_id: id,
      partner_id: partnerId,
      kind,
      ...(reportId !== undefined && { report_id: reportId }),
      from,
      to: status,
      ...(outcome && { outcome: outcome.outcome }),
      ...(outcome?.failureReason !== undefined && { failure_reason: outcome.failureReason }),
      ...(outcome?.customerId !== undefined && { customer_id: outcome.customerId }),
    });
  }

  private async load(filter: object, tx: Tx | undefined): Promise<Invitation | undefined> {
    const document = await this.rows(tx).findOne(filter, tx && { session: tx.session });
    return document ? this.mapper.fromDocument(document) : undefined;
  }

  private rows(tx?: Tx) {
    return (tx ?? this.store).collection<InvitationDocument>(COLLECTIONS.invitations);
  }
}
