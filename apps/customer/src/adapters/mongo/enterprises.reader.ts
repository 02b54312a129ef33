import { Injectable } from '@nestjs/common';
import type { Tx } from '@pc/store';
import { Enterprises } from '../../ports/enterprises';
import { COLLECTIONS, type AccountDocument } from './collections';

@Injectable()
export class EnterprisesReader extends Enterprises {
  override async hasNonCustodyMember(masterId: string, tx: Tx): Promise<boolean> {
    const member = { 'facts.enterpriseMasterId': masterId, 'facts.enterpriseKind': 'NON_CUSTODY_MEMBER' as const };
    const options = { session: tx.session, projection: { _id: 1 as const } };
    return (await tx.collection<AccountDocument>(COLLECTIONS.accounts).findOne(member, options)) !== null;
  }
}
