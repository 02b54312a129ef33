import type { Tx } from '@pc/store';
import type { AssociationType } from '../domain/account';
import type { FailureReason } from '../domain/invitations/acceptance';
import type { Invitation, InvitationKind, InvitationStatus, LinkKind } from '../domain/invitations/invitation';

/** What came of one person's last try with an invitation (customers 5.20). */
export interface AcceptanceResult {
  readonly invitationId: string;
  readonly partnerId: string;
  readonly status: 'ASSOCIATED' | 'FAILED';
  readonly failureReason?: FailureReason;
  readonly customer?: { readonly id: string; readonly name: string };
  readonly isNew: boolean;
  readonly phone?: string;
  readonly at: Date;
}

/** What makes two wishes for a link the same one (customers 5.21). */
export interface LinkOptions {
  readonly partnerId: string;
  readonly operatorId: string;
  readonly kind: LinkKind;
  readonly label: string | undefined;
  readonly associationType: AssociationType;
}

/** Told with a change: how an acceptance ended. */
export interface Outcome {
  readonly outcome: 'ASSOCIATED' | 'FAILED';
  readonly failureReason?: FailureReason;
  readonly customerId?: string;
}

/** Invitations and what came of them, with the outbox of their events. Tokens are found by their keyed hash alone. */
export abstract class Invitations {
  abstract find(id: string, tx?: Tx): Promise<Invitation | undefined>;
  abstract findByToken(tokenHash: string, tx?: Tx): Promise<Invitation | undefined>;
  /** The link that stands for these options already, and its token. */
  abstract findLink(tx: Tx, options: LinkOptions): Promise<{ invitation: Invitation; token: string } | undefined>;
  /** The e-mail invitations of a report. */
  abstract ofReport(tx: Tx, reportId: string): Promise<Invitation[]>;
  /** `options` of a link: two such at the same moment are told apart by the index. */
  abstract add(tx: Tx, invitation: Invitation, token: string, options?: LinkOptions): Promise<void>;
  /** Writes an invitation as it is after its change, and tells of it; parallel changes collide. */
  abstract save(tx: Tx, invitation: Invitation, outcome?: Outcome): Promise<void>;
  /** One row for each invitation and person: a further try takes the place of the former. */
  abstract note(tx: Tx, result: AcceptanceResult): Promise<void>;
  /** Whether there is a result of the same invitation and person. */
  abstract isNoted(tx: Tx, result: AcceptanceResult): Promise<boolean>;
  /** Whether this account came to the partner by this invitation. */
  abstract wasUsedBy(tx: Tx, invitationId: string, customerId: string): Promise<boolean>;
  /** Open ones whose time is over. */
  abstract due(now: Date, limit: number): Promise<string[]>;
}

export interface InvitationFilter {
  readonly partnerId: string;
  readonly kind?: InvitationKind;
  readonly status?: InvitationStatus;
  readonly label?: string;
  readonly reportId?: string;
}

export interface ResultFilter {
  readonly partnerId: string;
  readonly invitationId?: string;
  readonly status?: AcceptanceResult['status'];
}

interface Page {
  readonly offset: number;
  readonly limit: number;
}

/** Reads that no decision rests on; newest first. */
export abstract class InvitationLists {
  abstract invitations(filter: InvitationFilter, page: Page, now: Date): Promise<{ total: number; invitations: Invitation[] }>;
  abstract results(filter: ResultFilter, page: Page): Promise<{ total: number; results: AcceptanceResult[] }>;
}
