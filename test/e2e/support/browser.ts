import request, { type Test } from 'supertest';
import type { Account } from './account';
import { PASSWORD } from './world';

const SESSIONS = '/v2/sessions';

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

  get(path: string): Test {
    return request(this.endpoint).get(path).set('cookie', this.cookie);
  }

  post(path: string, body: object = {}): Test {
    return this.withToken(request(this.endpoint).post(path)).send(body);
  }

  put(path: string, body: object = {}): Test {
    return this.withToken(request(this.endpoint).put(path)).send(body);
  }

  delete(path: string): Test {
    return this.withToken(request(this.endpoint).delete(path));
  }

  private withToken(call: Test): Test {
    return call.set('cookie', this.cookie).set('x-csrf-token', this.csrfToken);
  }
}
