import { RESALE, type Account, type Customer } from '../account';
import { phoneKey } from '../contact';
import { isValid, type Report } from '../reports/report';
import { isOlderThanAWeek } from '../reports/reportable';
import { invitationStatusAt, type Invitation } from './invitation';

/** customers 5.16 in its order, then ours (5.7, 5.20). */
export type FailureReason =
  | 'SYSTEM_BUSY'
  | 'LINK_NOT_FOUND'
  | 'LINK_EXPIRED'
  | 'INVITE_CODE_USED'
  | 'LINK_USED'
  | 'REPORTED_BY_OTHER'
  | 'HAS_CREDIT_ACCOUNT'
  | 'IS_PARTNER'
  | 'HAS_OTHER_PARTNER'
  | 'SPECIAL_CONTRACT'
  | 'PHONE_DIFFERS_FROM_REPORT'
  | 'NOT_ALLOWED';

/** What stands against the invitation itself, whoever comes with it (customers 5.9, 5.18). `report`: the one of an e-mail invitation. */
export function linkFailure(invitation: Invitation, report: Report | undefined, now: Date): FailureReason | undefined {
  const status = invitationStatusAt(invitation, now);
  if (status !== 'OPEN') return status === 'USED' ? 'LINK_USED' : 'LINK_EXPIRED';
  if (invitation.kind !== 'EMAIL') return undefined;
  if (!report) return 'LINK_NOT_FOUND';
  if (report.status === 'ASSOCIATED') return 'LINK_USED';
  return isValid(report, now) ? undefined : 'LINK_EXPIRED';
}

/** Who accepts, as far as it decides; who is bound on the partner's platform instead, too (customers 9.5). */
export interface Acceptance {
  readonly invitation: Pick<Invitation, 'partnerId' | 'associationType'>;
  /** The report of an e-mail invitation. */
  readonly report?: Report;
  /** Valid reports of the phone or the account, whoever made them. */
  readonly valid: readonly Report[];
  readonly phone: string | undefined;
  /** Absent: a new customer. */
  readonly account?: Account;
  readonly debtFen: number;
  readonly cashConsumption: boolean;
  /** An enterprise master with a member that is not in custody (customers 5.14). */
  readonly hasNonCustodyMember: boolean;
  /** This account belongs to the partner by this very invitation. */
  readonly usedBefore: boolean;
  /** It comes from the partner's platform, where an account that the vendor had before is expected, and nobody reports it (customers 9.5). */
  readonly fromPlatform?: boolean;
  readonly now: Date;
}

/** customers 5.7, 5.13, 5.14, 5.19: every reason why this one cannot accept, in the order of 5.16. */
export function failuresOf(acceptance: Acceptance): FailureReason[] {
  const { account } = acceptance;
  const customer = account?.type === 'CUSTOMER' ? account : undefined;
  const checks: ReadonlyArray<readonly [FailureReason, boolean]> = [
    ['INVITE_CODE_USED', acceptance.usedBefore],
    ['REPORTED_BY_OTHER', acceptance.valid.some(({ partnerId }) => partnerId !== acceptance.invitation.partnerId)],
    ['HAS_CREDIT_ACCOUNT', isResale(acceptance) && customer?.facts.creditAccount === true],
    ['IS_PARTNER', account !== undefined && (!customer || customer.facts.marketplacePartner === true)],
    ['HAS_OTHER_PARTNER', customer?.association !== undefined && !acceptance.usedBefore],
    ['SPECIAL_CONTRACT', hasContract(customer, 'DESIGNATED') || hasContract(customer, 'SPECIAL')],
    ['PHONE_DIFFERS_FROM_REPORT', phoneDiffers(acceptance)],
    ['NOT_ALLOWED', customer !== undefined && isNotAllowed(acceptance, customer)],
  ];
  return checks.filter(([, holds]) => holds).map(([reason]) => reason);
}

/** The valid report of the inviting partner, which the association fulfils (customers 5.19). */
export function fulfilledBy({ invitation, report, valid }: Acceptance): Report | undefined {
  return report ?? valid.find(({ partnerId }) => partnerId === invitation.partnerId);
}

const isResale = ({ invitation }: Acceptance) => invitation.associationType === RESALE;

/** customers 5.7: the reported phone is the one that the customer registers with. */
function phoneDiffers({ report, phone }: Acceptance): boolean {
  return report !== undefined && phoneKey(report.person.mobilePhone) !== phoneKey(phone ?? '');
}

/** What 5.13 and 5.14 forbid without a reason of its own in 5.16. */
function isNotAllowed(acceptance: Acceptance, customer: Customer): boolean {
  const { debtFen, cashConsumption, fromPlatform = false, now } = acceptance;
  const unreported = !fromPlatform && fulfilledBy(acceptance) === undefined;
  const never =
    ((isOlderThanAWeek(customer, now) || cashConsumption) && unreported) ||
    debtFen > 0 ||
    customer.facts.enterpriseKind === 'CUSTODY_MEMBER' ||
    customer.facts.site === 'INTERNATIONAL';
  return never || (isResale(acceptance) && isNotAllowedAsResale(acceptance, customer));
}

function isNotAllowedAsResale({ hasNonCustodyMember }: Acceptance, customer: Customer): boolean {
  const { enterpriseKind, reservedInstanceLive } = customer.facts;
  return (
    hasContract(customer, 'PROFESSIONAL_SERVICE') ||
    reservedInstanceLive === true ||
    enterpriseKind === 'NON_CUSTODY_MEMBER' ||
    (enterpriseKind === 'MASTER' && hasNonCustodyMember)
  );
}

function hasContract(customer: Customer | undefined, kind: 'DESIGNATED' | 'SPECIAL' | 'PROFESSIONAL_SERVICE'): boolean {
  return customer?.facts.contracts?.includes(kind) ?? false;
}
