import request, { type Test } from 'supertest';
import type { Account } from './account';
import { PASSWORD } from './password';

const SESSIONS = '/v2/sessions';

type Headers = Readonly<Record<string, string>>;

export interface Login {
  readonly user?: string;
  readonly password?: string;
}

/** Logs in to the console, whatever comes of it (customers 10.11). */
export function login({ endpoint, name }: Pick<Account, 'endpoint' | 'name'>, { user, password = PASSWORD }: Login = {}): Test {
  return request(endpoint)
    .post(SESSIONS)
    .send({ account_name: name, ...(user !== undefined && { user_name: user }), password });
}

/** The console in a browser that is logged in: sends the cookie, and with what it writes the CSRF token. */
export class Browser {
  private constructor(
    private readonly endpoint: string,
    readonly cookie: string,
    readonly csrfToken: string,
  ) {}

  static async loggedIn(account: Pick<Account, 'endpoint' | 'name'>, how: Login = {}): Promise<Browser> {
    const { headers } = await login(account, how).expect(204);
    const [cookie] = headers['set-cookie'] as unknown as string[];
    return new Browser(account.endpoint, cookie!.split(';', 1)[0]!, headers['x-csrf-token']!);
  }

  get(path: string, headers: Headers = {}): Test {
    return request(this.endpoint).get(path).set(headers).set('cookie', this.cookie);
  }

  post(path: string, body: unknown = {}, headers: Headers = {}): Test {
    return this.withToken(request(this.endpoint).post(path).set(headers)).send(body as object);
  }

  put(path: string, body: unknown = {}, headers: Headers = {}): Test {
    return this.withToken(request(this.endpoint).put(path).set(headers)).send(body as object);
  }

  delete(path: string, headers: Headers = {}): Test {
    return this.withToken(request(this.endpoint).delete(path).set(headers));
  }

  private withToken(call: Test): Test {
    return call.set('cookie', this.cookie).set('x-csrf-token', this.csrfToken);
  }
}
