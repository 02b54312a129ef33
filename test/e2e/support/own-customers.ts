import type { Response, Test } from 'supertest';
import { until } from '@pc/testing';

const SUB_CUSTOMERS = '/v2/partners/sub-customers';

/** The paths of what a partner does with its customers (customers 8.4, 8.5, 8.7, 7.15). */
export const OWN = {
  list: `${SUB_CUSTOMERS}/query`,
  tags: `${SUB_CUSTOMERS}/new-customers-tags/batch-query`,
  freeze: `${SUB_CUSTOMERS}/freeze`,
  unfreeze: `${SUB_CUSTOMERS}/unfreeze`,
  label: (customerId: string) => `${SUB_CUSTOMERS}/${customerId}/label`,
  accountManager: (customerId: string) => `${SUB_CUSTOMERS}/${customerId}/account-manager`,
} as const;

/** Signed calls, or a browser. */
export interface Api {
  post(path: string, body?: object): Test;
}

export interface OwnCustomer {
  readonly customer_id: string;
  readonly associated_on: string;
  readonly is_frozen: 0 | 1 | 2;
  readonly verified_status: string;
  readonly customer_type: number;
}

export interface OwnCustomers {
  readonly count: number;
  readonly customer_infos: readonly OwnCustomer[];
}

export async function ownCustomers(api: Api, body: object = {}): Promise<OwnCustomers> {
  return (await api.post(OWN.list, body).expect(200)).body as OwnCustomers;
}

export async function ownIds(api: Api, body: object = {}): Promise<string[]> {
  return (await ownCustomers(api, body)).customer_infos.map(({ customer_id }) => customer_id);
}

export async function ownCustomer(api: Api, customerId: string, more: object = {}): Promise<OwnCustomer> {
  return (await ownCustomers(api, { customer_id: customerId, ...more })).customer_infos[0]!;
}

/** Waits until the list shows this freeze; a partner's own freeze follows it a moment later (customers 6.13). */
export function shownAsFrozen(api: Api, customerId: string, level: OwnCustomer['is_frozen'], more: object = {}): Promise<unknown> {
  const isShown = async () => (await ownCustomer(api, customerId, more)).is_frozen === level;
  return until(isShown, { timeoutMs: 10_000, what: `is_frozen ${level}` });
}

/** For `expect`: done, but for these customers (customers 7.11). */
export function doneExcept(...refused: ReadonlyArray<readonly [id: string, code: string]>) {
  return ({ status, body }: Response): void => {
    const error_details = refused.map(([id, error_code]) => ({ error_code, error_msg: expect.stringMatching(/./) as string, id }));
    expect({ status, body: body as object }).toEqual({ status: 200, body: { error_details } });
  };
}
