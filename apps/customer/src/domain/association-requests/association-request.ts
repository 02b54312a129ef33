import { refuse, type Refusal } from '@pc/kernel';
import type { AssociationType } from '../account';
import type { NoticeLanguage } from '../notices/notice';
import type { Check } from './checks';
import type { RequestType, Side } from './request-type';

export type RequestStatus = 'PENDING' | 'APPROVED' | 'REJECTED';
/** The services that act on the end or switch of an association (customers 6.15). */
export type ActingService = 'billing' | 'incentive';

/** The wish of one side to end or switch an association, and what became of it (customers 2.6). */
export interface AssociationRequest {
  readonly id: string;
  /** Counts the events that the request has told, from 1. */
  readonly version: number;
  readonly type: RequestType;
  readonly initiator: Side;
  readonly customerId: string;
  readonly customerName: string;
  readonly associationId: string;
  readonly partnerId: string;
  readonly indirectPartnerId?: string;
  /** The kind of the association when the request was submitted. */
  readonly associationType: AssociationType;
  /** Of a switch. */
  readonly targetType?: AssociationType;
  readonly reason: string;
  /** In which it was submitted; both sides hear of it so. */
  readonly language: NoticeLanguage;
  readonly status: RequestStatus;
  /** Of the last account check (customers 6.7). */
  readonly checks: readonly Check[];
  readonly submittedAt: Date;
  readonly handledAt?: Date;
  /** The try to end or switch that is under way (customers 6.15). */
  readonly unlink?: Unlink;
  /** Of the customer after the association ended or switched: the event that the other services follow. */
  readonly pivotVersion?: number;
  readonly settled: { readonly [S in ActingService]?: Date };
  /** When both had acted. */
  readonly settledAt?: Date;
}

/** One try of the saga. While it lives, other services may hold a fence for it. */
export interface Unlink {
  /** Rises with every try for this customer. */
  readonly attempt: number;
  /** `CANCELLING`: the fences have to be taken away, until both services have said that they are. */
  readonly phase: 'TRYING' | 'CANCELLING';
  /** Who tries has it until then; later anybody may bring it to its end. */
  readonly until: Date;
}

export const WRONG_STATE: Refusal = refuse('CBC.99007004', { items: ['WRONG_STATE'] });

/** The account that stands for the partner's side: the reseller where one serves the customer. */
export function dealerOf({ partnerId, indirectPartnerId }: Pick<AssociationRequest, 'partnerId' | 'indirectPartnerId'>): string {
  return indirectPartnerId ?? partnerId;
}

/** customers 6.16: only a pending request is handled. */
export function refuseUnlessPending({ status }: AssociationRequest): Refusal | undefined {
  return status === 'PENDING' ? undefined : WRONG_STATE;
}

/** Begins a try. One that is still under way is taken over: its owner then finds itself overtaken. */
export function beginUnlink(request: AssociationRequest, unlink: Omit<Unlink, 'phase'>): AssociationRequest | Refusal {
  return refuseUnlessPending(request) ?? { ...request, unlink: { ...unlink, phase: 'TRYING' } };
}

/** Whether this try may still do its pivot. */
export function isTrying({ unlink, status }: AssociationRequest, attempt: number): boolean {
  return status === 'PENDING' && unlink?.phase === 'TRYING' && unlink.attempt === attempt;
}

/** The try failed: the association stays, the request stays pending, the fences have to go (customers 6.15 a). */
export function failUnlink(request: AssociationRequest, attempt: number, nextTurn: Date, checks = request.checks): AssociationRequest {
  const { unlink } = request;
  if (unlink?.attempt !== attempt) return request;
  return { ...request, checks, unlink: { ...unlink, phase: 'CANCELLING', until: nextTurn } };
}

/** Nobody holds a fence for this try any more. */
export function endUnlink(request: AssociationRequest, attempt: number): AssociationRequest {
  return request.unlink?.attempt === attempt && request.unlink.phase === 'CANCELLING' ? withoutUnlink(request) : request;
}

/** The pivot has taken place: from here there is only forward (customers 6.15 b). */
export function approve(request: AssociationRequest, pivotVersion: number, checks: readonly Check[], at: Date): AssociationRequest {
  return { ...withoutUnlink(request), status: 'APPROVED', handledAt: at, pivotVersion, checks };
}

/** A try whose owner is gone may have set fences; they have to go. */
export function reject(request: AssociationRequest, at: Date): AssociationRequest | Refusal {
  const { unlink } = request;
  const cancelling = unlink && { unlink: { ...unlink, phase: 'CANCELLING' as const, until: at } };
  return refuseUnlessPending(request) ?? { ...request, ...cancelling, status: 'REJECTED', handledAt: at };
}

/** customers 6.15 (c): settled when both services have acted on this very event. */
export function settle(request: AssociationRequest, service: ActingService, pivotVersion: number, at: Date): AssociationRequest {
  if (request.pivotVersion !== pivotVersion || request.settled[service]) return request;
  const settled = { ...request.settled, [service]: at };
  return { ...request, settled, ...(settled.billing && settled.incentive && { settledAt: at }) };
}

function withoutUnlink({ unlink: _over, ...request }: AssociationRequest): AssociationRequest {
  return request;
}
