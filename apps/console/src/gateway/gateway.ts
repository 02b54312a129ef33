import type { Language } from '../language/languages';
import type { Answers, ConsoleSettings, Person } from './answers';
import { errorIn, GatewayError } from './gateway-error';
import { type Operation, OPERATIONS } from './operations';

interface Request {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: object;
}

/** Who is signed in has changed without the console's doing; undefined: nobody is any more. */
type OnChange = (person: Person | undefined) => void;

/** The HTTP API as the console calls it: the session is a cookie that no script sees, the CSRF token is kept in memory alone. */
export class Gateway {
  private onChange: OnChange = () => undefined;
  private person: Person | undefined;

  constructor(private readonly languageOf: () => Language) {}

  watch(onChange: OnChange): void {
    this.onChange = onChange;
  }

  /** Throws GatewayError. */
  async call<O extends Operation>(operation: O, request: Request = {}): Promise<Answers[O]> {
    const asked = this.person;
    let response = await this.send(operation, request);
    if (response.status === 403 && (await this.hasNewToken(operation))) response = await this.send(operation, request);
    if (response.ok && asked && isRead(operation) && !(await this.isStill(asked))) throw new GatewayError(403, undefined, '');
    if (response.ok) return (response.status === 204 ? undefined : await response.json()) as Answers[O];
    if (response.status === 401 && operation !== 'createSession') this.forget();
    throw await errorIn(response);
  }

  async signIn(login: { account_name: string; user_name?: string; password: string }): Promise<Person> {
    await this.call('createSession', { body: login });
    return this.whoIsSignedIn();
  }

  /** Throws GatewayError, of status 401 where nobody is. */
  async whoIsSignedIn(): Promise<Person> {
    this.person = await this.call('getSession');
    return this.person;
  }

  async signOut(): Promise<void> {
    await this.call('endSession');
    this.person = undefined;
  }

  /** customers 4.31: the documents that the installation has named. */
  async settings(): Promise<ConsoleSettings> {
    const response = await this.fetched('/console/settings.json', { method: 'GET' });
    if (!response.ok) throw await errorIn(response);
    return (await response.json()) as ConsoleSettings;
  }

  private send(operation: Operation, { params = {}, query, body }: Request): Promise<Response> {
    const { method, path } = OPERATIONS[operation];
    const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name]!));
    const headers = {
      'X-Language': this.languageOf(),
      ...(method !== 'GET' && this.person && { 'X-CSRF-Token': this.person.csrf_token }),
      ...(body && { 'Content-Type': 'application/json' }),
    };
    return this.fetched(query ? `${filled}?${new URLSearchParams(query).toString()}` : filled, {
      method,
      headers,
      ...(body && { body: JSON.stringify(body) }),
    });
  }

  private async fetched(url: string, init: RequestInit): Promise<Response> {
    try {
      return await fetch(url, { ...init, credentials: 'same-origin' });
    } catch {
      throw new GatewayError(0, undefined, '');
    }
  }

  /** Another tab may have signed in anew: then the token of this one is that of a session that is over (customers 10.11). */
  private async hasNewToken(operation: Operation): Promise<boolean> {
    const before = this.person;
    if (!before || OPERATIONS[operation].method === 'GET') return false;
    return (await this.isStill(before)) && this.person?.csrf_token !== before.csrf_token;
  }

  /** Whether the session is that of the same person as before; of another one it tells. */
  private async isStill({ account_id, user_id }: Person): Promise<boolean> {
    const now = await this.whoIsSignedIn();
    if (now.account_id === account_id && now.user_id === user_id) return true;
    this.onChange(now);
    return false;
  }

  private forget(): void {
    if (!this.person) return;
    this.person = undefined;
    this.onChange(undefined);
  }
}

/** Carries no token, so that only a look afterwards tells whose data came: those of whom another tab signed in, perhaps. */
function isRead(operation: Operation): boolean {
  return OPERATIONS[operation].method === 'GET' && operation !== 'getSession';
}
