import { Injectable } from '@nestjs/common';
import type { Caller } from '@pc/contracts';
import { UnitOfWork } from '@pc/store';
import { Parties } from '../../ports/parties';
import { partnerOf, resellerIn } from '../acting';
import { LearnParties } from './learn-parties';

/** A command of a dealer, for itself or for a reseller of it. */
export interface DealersCommand {
  readonly payload: { readonly indirect_partner_id?: string | undefined };
  readonly context: { readonly caller: Caller };
}

/** The reseller that a command is about; a caller without resellers has the field ignored (benefits R-20). */
export function resellersOf({ payload, context: { caller } }: DealersCommand): string[] {
  const reseller = resellerIn(caller, caller.partner_kind === 'DISTRIBUTOR' ? payload.indirect_partner_id : undefined);
  return reseller === undefined ? [] : [reseller];
}

/** Makes known who stands behind commands: partners, resellers, and the distributors of resellers that act themselves. */
@Injectable()
export class LearnDealers {
  constructor(
    private readonly learnParties: LearnParties,
    private readonly parties: Parties,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Returns those about whom there was no answer in time; a reseller is one of them when its distributor is. */
  async learn(commands: readonly DealersCommand[], customers: readonly string[], callersDeadline: number): Promise<ReadonlySet<string>> {
    const callers = commands.map(({ context }) => context.caller);
    const partners = callers.filter(({ kind }) => kind === 'PARTNER').map(({ account_id }) => account_id);
    const unanswered = await this.learnParties.learn({ customers, partners, resellers: commands.flatMap(resellersOf) }, callersDeadline);
    const resellers = callers.filter(({ kind }) => kind === 'RESELLER');
    if (resellers.length === 0) return unanswered;
    const distributors = await this.distributorsOf(resellers);
    const silent = await this.learnParties.learn({ partners: [...distributors.values()] }, callersDeadline);
    const behind = [...distributors].filter(([, distributor]) => silent.has(distributor)).map(([reseller]) => reseller);
    return new Set([...unanswered, ...behind]);
  }

  private async distributorsOf(callers: readonly Caller[]): Promise<Map<string, string>> {
    const ids = callers.map(({ account_id }) => account_id);
    const known = await this.unitOfWork.run((tx) => {
      tx.discard();
      return this.parties.resellers(tx, ids);
    });
    const pairs = callers.map((caller) => [caller.account_id, partnerOf(caller, known.get(caller.account_id))] as const);
    return new Map(pairs.filter((pair): pair is readonly [string, string] => pair[1] !== undefined));
  }
}
