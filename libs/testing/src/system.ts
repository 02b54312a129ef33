import { type SigningKey, signRequest } from '@pc/kernel';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import request, { type Test } from 'supertest';
import { fromEnvironment } from './servers';

export type DemoRole = 'operator' | 'solution_provider' | 'distributor' | 'reseller' | 'gov_subsidy' | 'gov_cloud' | 'customer';

/** An account of credentials.json. A reseller has no access key. */
export interface DemoAccount {
  readonly role: DemoRole;
  readonly name: string;
  readonly password: string;
  readonly domain_id: string;
  readonly project_id: string | null;
  readonly access_key: string | null;
  readonly secret_key: string | null;
  readonly xaccount_type: string | null;
}

/** The whole running system that end-to-end tests drive; `npm test` starts it, seeded, and hands over where it is. */
export class TestSystem {
  private constructor(
    readonly endpoint: string,
    readonly dataDir: string,
    readonly accounts: readonly DemoAccount[],
  ) {}

  static fromEnvironment(): TestSystem {
    const dataDir = fromEnvironment('PC_DATA_DIR');
    const { accounts } = JSON.parse(readFileSync(join(dataDir, 'credentials.json'), 'utf8')) as { accounts: DemoAccount[] };
    return new TestSystem(fromEnvironment('PC_ENDPOINT'), dataDir, accounts);
  }

  /** Another system, which knows the same accounts or some of them. */
  at(endpoint: string): TestSystem {
    return new TestSystem(endpoint, this.dataDir, this.accounts);
  }

  /** The first account of a role, or the one of a name. */
  account(roleOrName: DemoRole | (string & {})): DemoAccount {
    const found = this.accounts.find(({ role, name }) => role === roleOrName || name === roleOrName);
    if (!found) throw new Error(`credentials.json has no account ${roleOrName}`);
    return found;
  }

  /** Signed calls as an account of credentials.json. */
  as(roleOrName: DemoRole | (string & {})): SignedClient {
    const { name, access_key: accessKey, secret_key: secretKey } = this.account(roleOrName);
    if (!accessKey || !secretKey) throw new Error(`${name} has no access key`);
    return new SignedClient(this.endpoint, { accessKey, secretKey });
  }
}

type Headers = Readonly<Record<string, string>>;

/** The HTTP API with every request signed by one key; each call is a supertest request, ready for `expect`. */
export class SignedClient {
  constructor(
    readonly endpoint: string,
    private readonly key: SigningKey,
  ) {}

  get(path: string, headers: Headers = {}): Test {
    return this.send('get', path, undefined, headers);
  }

  post(path: string, body: unknown = {}, headers: Headers = {}): Test {
    return this.send('post', path, body, headers);
  }

  put(path: string, body: unknown = {}, headers: Headers = {}): Test {
    return this.send('put', path, body, headers);
  }

  delete(path: string, headers: Headers = {}): Test {
    return this.send('delete', path, undefined, headers);
  }

  /** A text is sent as it is: for bodies that are not JSON. */
  private send(method: 'get' | 'post' | 'put' | 'delete', path: string, body: unknown, extra: Headers): Test {
    const payload = body === undefined ? undefined : { body: typeof body === 'string' ? body : JSON.stringify(body) };
    const headers = { ...(payload && { 'content-type': 'application/json' }), ...extra };
    const signed = signRequest({ method: method.toUpperCase(), url: this.endpoint + path, headers, ...payload }, this.key, new Date());
    const call = request(this.endpoint)[method](path).set(signed);
    return payload ? call.send(payload.body) : call;
  }
}
