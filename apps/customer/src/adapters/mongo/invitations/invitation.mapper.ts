import { Injectable } from '@nestjs/common';
import { Sealer } from '@pc/kernel';
import { SealedField, type SealedRow } from '@pc/store';
import type { Invitation } from '../../../domain/invitations/invitation';
import type { AcceptanceResult, LinkOptions } from '../../../ports/invitations';

export type InvitationDocument = Omit<Invitation, 'id'> & {
  _id: string;
  token: SealedRow;
  tokenHash: string;
  /** Of a link: one for the same options (customers 5.21). */
  linkKey?: string;
  position: number;
};

export type ResultDocument = Omit<AcceptanceResult, 'phone'> & { _id: string; phone?: SealedRow };

/** Invitations as the store keeps them: the token sealed, so that a link can be shown again, and hashed, so that it is found. */
@Injectable()
export class InvitationMapper {
  private readonly token: SealedField;
  private readonly phone: SealedField;

  constructor(private readonly sealer: Sealer) {
    this.token = new SealedField(sealer, 'invitation.token');
    this.phone = new SealedField(sealer, 'invitation.phone');
  }

  /** Of a new one. */
  secrets(token: string, options: LinkOptions | undefined): Pick<InvitationDocument, 'token' | 'tokenHash' | 'linkKey'> {
    return {
      token: this.token.seal(token).toStore(),
      tokenHash: this.sealer.blindIndex(token, 'invitation'),
      ...(options && { linkKey: this.linkKey(options) }),
    };
  }

  linkKey({ partnerId, operatorId, kind, label, associationType }: LinkOptions): string {
    return this.sealer.blindIndex(JSON.stringify([partnerId, operatorId, kind, label, associationType]), 'invitation.link');
  }

  tokenOf({ token }: Pick<InvitationDocument, 'token'>): string {
    return this.token.load(token).reveal();
  }

  fromDocument(document: InvitationDocument): Invitation {
    const { _id, token: _token, tokenHash: _hash, linkKey: _link, position: _position, ...invitation } = document;
    return { id: _id, ...invitation };
  }

  /** One row for each invitation and person, whom the account or the phone tells. */
  toResult({ phone, ...result }: AcceptanceResult): ResultDocument {
    const person = result.isNew && phone !== undefined ? this.sealer.blindIndex(phone, 'invitation.phone') : (result.customer?.id ?? '');
    return {
      _id: `${result.invitationId}:${person}`,
      ...result,
      ...(phone !== undefined && { phone: this.phone.seal(phone).toStore() }),
    };
  }

  fromResult({ _id, phone, ...result }: ResultDocument): AcceptanceResult {
    return { ...result, ...(phone && { phone: this.phone.load(phone).reveal() }) };
  }
}
