import { until } from '@pc/testing';
import type { Account } from './account';
import type { Partner } from './partner';

export interface AssociationRequest {
  readonly request_id: string;
  readonly status: 'PENDING' | 'APPROVED' | 'REJECTED';
  readonly initiator: 'PARTNER' | 'CUSTOMER';
  readonly settled_at?: string;
}

const SETTLED_MS = 30_000;
type Headers = Readonly<Record<string, string>>;

/** What a partner and its customer ask of each other about their association (customers 6). */
export class Unlinking {
  constructor(
    readonly partner: Partner,
    readonly customer: Account,
  ) {}

  partnerAsks(change: object = {}, account: Account = this.partner) {
    const body = { customer_id: this.customer.id, type: 'DISASSOCIATE', reason: 'contract ended', notes_read: true, ...change };
    return account.api.post('/v2/partners/association-requests', body);
  }

  customerAsks(change: object = {}, account: Account = this.customer) {
    const body = { type: 'DISASSOCIATE', reason: 'moving on', notes_read: true, ...change };
    return account.api.post('/v2/customers/association-requests', body);
  }

  /** The id of a request of the partner that stands. */
  async asked(change: object = {}): Promise<string> {
    return ((await this.partnerAsks(change).expect(200)).body as AssociationRequest).request_id;
  }

  customerHandles(action: 'approve' | 'reject', requestId: string, headers: Headers = {}, account: Account = this.customer) {
    return account.api.post(`/v2/customers/association-requests/${requestId}/${action}`, {}, headers);
  }

  partnerHandles(action: 'approve' | 'reject', requestId: string, account: Account = this.partner) {
    return account.api.post(`/v2/partners/association-requests/${requestId}/${action}`, {});
  }

  async request(requestId: string): Promise<AssociationRequest> {
    const response = await this.customer.api.post('/v2/customers/association-requests/query', { limit: 100 }).expect(200);
    const { association_requests } = response.body as { association_requests: AssociationRequest[] };
    return association_requests.find(({ request_id }) => request_id === requestId)!;
  }

  /** Waits until coupons and money are back where they belong. */
  settled(requestId: string): Promise<unknown> {
    const isSettled = async () => (await this.request(requestId)).settled_at;
    return until(isSettled, { timeoutMs: SETTLED_MS, what: `the request ${requestId} to be settled` });
  }

  /** What happened to the association, newest first. */
  async log(account: Account = this.customer): Promise<string[]> {
    const path = account === this.partner ? '/v2/partners/association-log/query' : '/v2/customers/association-log/query';
    const response = await account.api.post(path, { customer_id: this.customer.id }).expect(200);
    return (response.body as { entries: { event: string }[] }).entries.map(({ event }) => event);
  }
}

/** For `expect`: refused for these preconditions (api 7.22). */
export function failing(...items: string[]) {
  return ({ status, body }: { status: number; body: object }): void => {
    expect({ status, ...body }).toMatchObject({ status: 400, error_code: 'CBC.99007004', fail_check_items: items });
  };
}
