import { Injectable } from '@nestjs/common';
import type { Tx } from '@pc/store';
import { Enterprises } from '../../ports/enterprises';
import { COLLECTIONS, type AccountDocument } from './collections';

@Injectable()
export class EnterprisesReader extends Enterprises {
  override hasCustodyMember(masterId: string, tx: Tx): Promise<boolean> {
    return hasMember(masterId, 'CUSTODY_MEMBER', tx);
  }

  override hasNonCustodyMember(masterId: string, tx: Tx): Promise<boolean> {
    return hasMember(masterId, 'NON_CUSTODY_MEMBER', tx);
  }
}

async function hasMember(masterId: string, kind: 'CUSTODY_MEMBER' | 'NON_CUSTODY_MEMBER', tx: Tx): Promise<boolean> {
  const member = { 'facts.enterpriseMasterId': masterId, 'facts.enterpriseKind': kind };
  const options = { session: tx.session, projection: { _id: 1 as const } };
  return (await tx.collection<AccountDocument>(COLLECTIONS.accounts).findOne(member, options)) !== null;
}
