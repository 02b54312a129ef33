import request, { type Test } from 'supertest';
import type { Account } from './account';
import { PATHS } from './paths';
import { PASSWORD } from './world';

interface Login {
  readonly user?: string;
  readonly password?: string;
  readonly scope?: object;
}

/** Asks for a token by password (api 3.1). */
export function askToken({ name, endpoint }: Account, { user = name, password = PASSWORD, scope }: Login = {}): Test {
  const identity = { methods: ['password'], password: { user: { name: user, password, domain: { name } } } };
  return request(endpoint)
    .post(PATHS.tokens)
    .send({ auth: { identity, scope: scope ?? { domain: { name } } } });
}

export async function tokenOf(account: Account, login: Login = {}): Promise<string> {
  return (await askToken(account, login).expect(201)).headers['x-subject-token']!;
}

export interface Exchange {
  readonly domain_name?: string;
  readonly domain_id?: string;
  readonly agency_name?: string;
}

/** Asks to exchange a partner's token for one of its customer (api 3.2). */
export function exchange(endpoint: string, token: string | undefined, whom: Exchange, scope?: object): Test {
  const auth = { identity: { methods: ['assume_role'], assume_role: whom }, ...(scope && { scope }) };
  const call = request(endpoint).post(PATHS.tokens);
  return (token === undefined ? call : call.set('x-auth-token', token)).send({ auth });
}

/** For `expect` of a call: an error answer in the form of the token service (api 3.1). */
export function refusedByTokenService(status: number, title: string) {
  return (response: { status: number; body: unknown }): void => {
    expect([response.status, response.body]).toEqual([status, { error: { code: status, message: expect.any(String) as string, title } }]);
  };
}
