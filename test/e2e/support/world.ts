import type { SigningKey } from '@pc/kernel';
import { TestSystem, uniqueName } from '@pc/testing';
import { Account } from './account';
import type { Audit } from './answers';
import { Browser } from './browser';
import { Partner } from './partner';
import { PASSWORD } from './password';

export { PASSWORD } from './password';
export const REFERRAL = '1';
export const RESALE = '2';

type QuotaAction = 'adjust-begin' | 'adjust-end' | 'freeze' | 'unfreeze' | 'void' | 'extend';

interface Link {
  readonly type?: typeof REFERRAL | typeof RESALE;
  readonly resellerId?: string;
  readonly phone?: string;
  readonly email?: string;
}

/** Resellers get none (customers 10.10). */
const NO_KEY: SigningKey = { accessKey: '', secretKey: '' };

/** The running system and the vendor's operator, who makes the parties and quotas of each test, with names of their own (style 25). */
export class World {
  readonly operator: Account;

  /** Of the system that `npm test` started, unless told. */
  constructor(readonly system = TestSystem.fromEnvironment()) {
    this.operator = Account.ofDemo(system, 'operator');
  }

  /** A solution provider unless `more` says otherwise. */
  async partner(more: object = {}): Promise<Partner> {
    const [name, id] = await this.create(more);
    return new Partner(this.system.endpoint, id, name, await this.newKey(id));
  }

  distributor(): Promise<Partner> {
    return this.partner({ kind: 'DISTRIBUTOR' });
  }

  /** A reseller has no credentials: its id is all there is. */
  async reseller(distributor: Partner): Promise<string> {
    return (await this.create({ kind: 'RESELLER', distributor_id: distributor.id }))[1];
  }

  /** The same, logged in to its console, where it does what partners do. */
  async resellerInConsole(distributor: Partner, more: object = {}): Promise<Partner> {
    const [name, id] = await this.create({ kind: 'RESELLER', distributor_id: distributor.id, ...more });
    const { endpoint } = this.system;
    return new Partner(endpoint, id, name, NO_KEY, await Browser.loggedIn({ endpoint, name }));
  }

  /** A customer of a partner, resale unless told; of nobody without one. */
  async customer(partner?: Partner, { type = RESALE, resellerId, phone, email }: Link = {}): Promise<Account> {
    const name = uniqueName('customer');
    const link = partner && { partner_id: partner.id, association_type: type, ...(resellerId && { indirect_partner_id: resellerId }) };
    const { customer_id } = await this.done<{ customer_id: string }>('post', '/v2/operations/customers', {
      account_name: name,
      password: PASSWORD,
      ...(phone && { mobile_phone: phone }),
      ...(email && { email }),
      ...link,
    });
    return new Account(this.system.endpoint, customer_id, name, await this.newKey(customer_id));
  }

  customers(count: number, partner: Partner, link: Link = {}): Promise<Account[]> {
    return Promise.all(Array.from({ length: count }, () => this.customer(partner, link)));
  }

  /** A voucher quota; returns its id. */
  async grant(partner: Partner, value: number | string = 1000, more: object = {}): Promise<string> {
    const body = { partner_id: partner.id, quota_type: 0, quota_value: value, ...more };
    return (await this.done<{ quota_id: string }>('post', '/v2/operations/coupon-quotas', body)).quota_id;
  }

  change(quotaId: string, action: QuotaAction, body: object = {}) {
    return this.operator.api.post(`/v2/operations/coupon-quotas/${quotaId}/${action}`, body);
  }

  async setState(partner: Partner, facts: object): Promise<void> {
    await this.operator.api.put(`/v2/operations/partners/${partner.id}/state`, facts).expect(204);
  }

  /** An empty body ends the association. */
  async associate(customer: Account, body: object): Promise<void> {
    await this.operator.api.put(`/v2/operations/customers/${customer.id}/association`, body).expect(204);
  }

  /** The verification code that went to this phone or e-mail address last, from the local mailbox (customers 10.9). */
  async codeFor(receiver: string): Promise<string> {
    const path = `/v2/operations/notifications?receiver=${encodeURIComponent(receiver)}&limit=10`;
    const { notifications } = (await this.operator.api.get(path).expect(200)).body as { notifications: ReadonlyArray<{ code?: string }> };
    const code = notifications.find((notification) => notification.code)?.code;
    if (!code) throw new Error(`No code was sent to ${receiver}`);
    return code;
  }

  newKey(accountId: string): Promise<SigningKey> {
    return this.keyFrom(`/v2/operations/accounts/${accountId}/access-keys`, {});
  }

  /** A user of an account with these permission items, as its own programs call. */
  async user<A extends Account>(account: A, ...permissions: string[]): Promise<A> {
    const body = { user_name: uniqueName('clerk'), password: PASSWORD, permissions };
    const key = await this.keyFrom(`/v2/operations/accounts/${account.id}/users`, body);
    const Kind = account.constructor as new (endpoint: string, id: string, name: string, key: SigningKey) => A;
    return new Kind(account.endpoint, account.id, body.user_name, key);
  }

  /** Every sum that does not agree, in any service. */
  async breaches(): Promise<object[]> {
    const { services } = (await this.operator.api.get('/v2/operations/audit').expect(200)).body as Audit;
    return services.flatMap(({ breaches }) => breaches);
  }

  private async create(more: object): Promise<[name: string, id: string]> {
    const name = uniqueName('partner');
    const body = { account_name: name, name: `${name} Ltd`, password: PASSWORD, kind: 'SOLUTION_PROVIDER', ...more };
    return [name, (await this.done<{ partner_id: string }>('post', '/v2/operations/partners', body)).partner_id];
  }

  private async keyFrom(path: string, body: object): Promise<SigningKey> {
    const { access_key: accessKey, secret_key: secretKey } = await this.done<{ access_key: string; secret_key: string }>(
      'post',
      path,
      body,
    );
    return { accessKey, secretKey };
  }

  private async done<T>(method: 'post' | 'put', path: string, body: object): Promise<T> {
    return (await this.operator.api[method](path, body).expect(200)).body as T;
  }
}
