import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '@pc/store';
import type { Association, Customer } from '../../../domain/account';
import { dealerOf, type AssociationRequest } from '../../../domain/association-requests/association-request';
import type { Side } from '../../../domain/association-requests/request-type';
import { check, ownChecks, type Check } from '../../../domain/association-requests/checks';
import { isTooSoon } from '../../../domain/association-requests/limits';
import { Accounts } from '../../../ports/accounts';
import { Enterprises } from '../../../ports/enterprises';
import { CUSTOMER_SETTINGS, type CustomerSettings } from '../../../ports/settings';
import { Standings } from '../../../ports/standings';
import { Unlinking, type Attempt, type Link } from '../../../ports/unlinking';

export type Wish = Pick<AssociationRequest, 'type' | 'targetType'>;

/** Runs the account check: each item that applies, passed or not (customers 6.3 to 6.7, 6.17). */
@Injectable()
export class GatherChecks {
  constructor(
    private readonly accounts: Accounts,
    private readonly enterprises: Enterprises,
    private readonly standings: Standings,
    private readonly unlinking: Unlinking,
    @Inject(CUSTOMER_SETTINGS) private readonly settings: CustomerSettings,
  ) {}

  /** What this service knows itself, as `tx` sees it. */
  async own(customer: Customer, association: Association, wish: Wish, tx: Tx): Promise<Check[]> {
    const partner = await this.accounts.find(association.partnerId, tx);
    const hasCustodyMembers = customer.facts.enterpriseKind === 'MASTER' && (await this.enterprises.hasCustodyMember(customer.id, tx));
    return ownChecks({
      customer,
      associationType: association.type,
      partner: partner?.type === 'PARTNER' ? partner : undefined,
      ...wish,
      hasCustodyMembers,
    });
  }

  /** customers 6.3: `earlier` are all requests of this customer. */
  tooSoon(side: Side, association: Association, earlier: readonly AssociationRequest[], now: Date): Check {
    const submitted = earlier.map((request) => ({ ...request, dealerId: dealerOf(request) }));
    return check('TOO_SOON', !isTooSoon(side, dealerOf(association), submitted, this.settings.associationRequests, now));
  }

  /** What billing and incentive know, as a dry run. */
  async others(link: Link, deadline: number): Promise<Check[]> {
    const [verdicts, debt] = await Promise.all([this.unlinking.check(link, deadline), this.debt(link, deadline)]);
    return [...verdicts, debt];
  }

  /** The same with fences set where all passed (customers 6.15 a). */
  async prepare(attempt: Attempt, deadline: number): Promise<Check[]> {
    const [verdicts, debt] = await Promise.all([this.unlinking.prepare(attempt, deadline), this.debt(attempt, deadline)]);
    return [...verdicts, debt];
  }

  private async debt({ customerId }: Link, deadline: number): Promise<Check> {
    const standing = await this.standings.of(customerId, deadline);
    return standing ? check('IN_DEBT', standing.debtFen === 0) : check('CHECK_UNAVAILABLE', false);
  }
}
