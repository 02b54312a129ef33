import { type DemoRole, SignedClient, type TestSystem } from '@pc/testing';
import type { SigningKey } from '@pc/kernel';
import type { HeldCoupons } from './answers';
import { PATHS, withQuery } from './paths';

/** How an account calls: by signed requests, or in a console session. */
export type Client = Pick<SignedClient, 'get' | 'post' | 'put' | 'delete'>;

/** An account that a test made for itself, and the HTTP API as its programs see it, unless told otherwise. */
export class Account {
  constructor(
    readonly endpoint: string,
    readonly id: string,
    readonly name: string,
    readonly key: SigningKey,
    readonly api: Client = new SignedClient(endpoint, key),
  ) {}

  /** One that the seed of the demo made. */
  static ofDemo(system: TestSystem, roleOrName: DemoRole | (string & {})): Account {
    const { domain_id, name, access_key, secret_key } = system.account(roleOrName);
    return new Account(system.endpoint, domain_id, name, { accessKey: access_key!, secretKey: secret_key! });
  }

  /** The coupons that the account holds (benefits 5.6). */
  async held(query: Readonly<Record<string, string | number>> = {}): Promise<HeldCoupons> {
    return (await this.api.get(withQuery(PATHS.held, query)).expect(200)).body as HeldCoupons;
  }
}
