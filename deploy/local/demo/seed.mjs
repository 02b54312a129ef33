import { join } from 'node:path';
import { readJson, writeJson } from '../files.mjs';
import { newPassword } from '../secrets.mjs';
import { CUSTOMERS, PARTNERS, QUOTAS } from './accounts.mjs';
import { GatewayApi } from './operator-api.mjs';

const PAGE = 100;
const PARALLEL = 4;

/**
 * Brings the demo about through the operator's API and writes the credentials of its accounts. What exists already,
 * found by its name, is left as it is: a second run changes nothing.
 */
export async function seedDemo({ endpoint, dataDir, secrets, signal }) {
  const seed = new Seed(new GatewayApi(endpoint, secrets.operator, signal), dataDir, secrets, endpoint);
  return seed.run();
}

class Seed {
  #ids = new Map();
  #created = 0;

  constructor(api, dataDir, secrets, endpoint) {
    Object.assign(this, { api, dataDir, secrets, endpoint });
    this.path = join(dataDir, 'credentials.json');
    this.known = readJson(this.path)?.accounts ?? [];
  }

  async run() {
    const operatorId = await this.#operatorId();
    await this.#findExisting();
    // A reseller needs its distributor, a customer its partner: one kind after the other.
    for (const partner of PARTNERS) await this.#ensure(partner.name, () => this.#createPartner(partner));
    await inParallel(CUSTOMERS, (customer) => this.#ensure(customer.name, () => this.#createCustomer(customer)));
    await inParallel(QUOTAS, (quota) => this.#ensureQuota(quota));
    await this.#writeCredentials(operatorId);
    return this.#created > 0 ? `${this.#created} accounts and quotas created` : 'exists';
  }

  /** The operator's id is in the answer of a token by password (api 3.1). */
  async #operatorId() {
    const { name, password } = this.secrets.operator;
    const user = { name, password, domain: { name } };
    const { token } = await this.api.post('/v3/auth/tokens', {
      auth: { identity: { methods: ['password'], password: { user } }, scope: { domain: { name } } },
    });
    return token.user.domain.id;
  }

  async #findExisting() {
    const partners = await this.#pages('/v2/operations/partners', (answer) => [...answer.partners, ...answer.resellers]);
    for (const found of partners) this.#ids.set(found.account_name, found.partner_id ?? found.indirect_partner_id);
    const customers = await this.#pages('/v2/operations/customers?account_name=demo-', (answer) => answer.customers);
    for (const found of customers) this.#ids.set(found.account_name, found.customer_id);
  }

  async #pages(path, rows) {
    const all = [];
    for (let page; page === undefined || page.length === PAGE; all.push(...page)) {
      page = rows(await this.api.get(`${path}${path.includes('?') ? '&' : '?'}offset=${all.length}&limit=${PAGE}`));
    }
    return all;
  }

  async #ensure(name, create) {
    if (this.#ids.has(name)) return;
    this.#ids.set(name, await create());
    this.#created++;
  }

  async #createPartner({ name, company, creditCode, kind, government, distributor, xaccountType, phone, email }) {
    const answer = await this.api.post(
      '/v2/operations/partners',
      {
        account_name: name,
        name: company,
        password: this.#passwordOf(name),
        kind,
        mobile_phone: phone,
        email,
        ...(creditCode && { credit_code: creditCode }),
        ...(government.length > 0 && { government_kinds: government }),
        ...(distributor && { distributor_id: this.#ids.get(distributor) }),
        ...(xaccountType && { xaccount_type: xaccountType }),
      },
      `seed-${name}`,
    );
    return answer.partner_id;
  }

  async #createCustomer({ name, partner, reseller, type, phone, email }) {
    const owner = partner && {
      partner_id: this.#ids.get(partner),
      association_type: type,
      ...(reseller && { indirect_partner_id: this.#ids.get(reseller) }),
    };
    const answer = await this.api.post(
      '/v2/operations/customers',
      { account_name: name, password: this.#passwordOf(name), mobile_phone: phone, email, ...owner },
      `seed-${name}`,
    );
    return answer.customer_id;
  }

  async #ensureQuota({ partner, value }) {
    const partnerId = this.#ids.get(partner);
    const { quotas, total_count } = await this.api.get(`/v2/operations/coupon-quotas?partner_id=${partnerId}&limit=1`);
    if ((total_count ?? quotas.length) > 0) return;
    await this.api.post(
      '/v2/operations/coupon-quotas',
      { partner_id: partnerId, quota_type: 0, quota_value: value },
      `seed-quota-${partner}`,
    );
    this.#created++;
  }

  /** Kept in secrets.json from before the account exists, so that a run cut off half-way knows it. */
  #passwordOf(name) {
    const passwords = (this.secrets.passwords ??= {});
    if (!passwords[name]) {
      passwords[name] = newPassword();
      writeJson(join(this.dataDir, 'secrets.json'), this.secrets);
    }
    return passwords[name];
  }

  async #writeCredentials(operatorId) {
    const { operator } = this.secrets;
    const own = {
      role: 'operator',
      name: operator.name,
      password: operator.password,
      access_key: operator.access_key,
      secret_key: operator.secret_key,
    };
    const demo = [...PARTNERS, ...CUSTOMERS.map((customer) => ({ ...customer, role: 'customer' }))];
    const accounts = [await this.#account(own, operatorId)];
    await inParallel(demo, async (one) =>
      accounts.push(
        await this.#account(
          { role: one.role, name: one.name, password: this.#passwordOf(one.name), xaccount_type: one.xaccountType },
          this.#ids.get(one.name),
        ),
      ),
    );
    const order = [operator.name, ...demo.map(({ name }) => name)];
    accounts.sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
    // Accounts that were added by hand or by `pc` stay.
    const others = this.known.filter(({ name }) => !order.includes(name));
    writeJson(this.path, { endpoint: this.endpoint, accounts: [...accounts, ...others] });
  }

  async #account({ role, name, password, xaccount_type = null, ...key }, id) {
    const known = this.known.find((account) => account.domain_id === id);
    if (known) return { ...known, password };
    const { projects, access_keys } = await this.api.get(`/v2/operations/accounts/${id}/credentials`);
    const { access_key, secret_key } = key.access_key ? key : await this.#newKey(role, id, access_keys);
    return { role, name, password, domain_id: id, project_id: projects[0]?.project_id ?? null, access_key, secret_key, xaccount_type };
  }

  /** A reseller has no key (customers 10.10). Two are the most of others: one whose secret nobody here knows makes room. */
  async #newKey(role, id, keys) {
    if (role === 'reseller') return { access_key: null, secret_key: null };
    if (keys.length > 1) await this.api.delete(`/v2/operations/accounts/${id}/access-keys/${keys[0].access_key}`);
    return this.api.post(`/v2/operations/accounts/${id}/access-keys`, {});
  }
}

async function inParallel(items, work) {
  const queue = [...items];
  const next = async () => {
    for (let item; (item = queue.shift());) await work(item);
  };
  await Promise.all(Array.from({ length: PARALLEL }, next));
}
