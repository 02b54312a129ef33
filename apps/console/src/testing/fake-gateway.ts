import type { Answers, Person } from '../gateway/answers';
import { type Operation, OPERATIONS } from '../gateway/operations';

export interface Received {
  readonly operation: Operation | 'settings';
  readonly params: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>> | undefined;
  readonly url: string;
}

type Reply = Response | Promise<Response>;
type Handler = (received: Received) => Reply;

export const PARTNER: Person = {
  account_id: '0123456789abcdef0123456789abcdef',
  account_name: 'partner1',
  kind: 'PARTNER',
  partner_kind: 'SOLUTION_PROVIDER',
  administrator: true,
  csrf_token: 'csrf-1',
};

export const clerkOf = (person: Person, ...items: string[]): Person => ({
  ...person,
  user_id: 'ffffffffffffffffffffffffffffffff',
  user_name: 'clerk',
  administrator: false,
  permission_items: items,
});

export const DOCUMENTS = {
  user_agreement: { zh_CN: { text: '用户协议正文' }, en_US: { text: 'Text of the agreement' } },
  privacy_statement: { zh_CN: { text: '隐私声明正文' }, en_US: { text: 'Text of the statement' } },
};

const json = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'x-request-id': 'request-1', ...headers } });

/** The gateway as far as `fetch` sees one: it answers what a test tells it to, and remembers what it was asked. */
export class FakeGateway {
  readonly received: Received[] = [];
  private readonly handlers = new Map<string, Handler>();

  constructor(person?: Person) {
    this.on('settings', { documents: DOCUMENTS })
      .on('listOperators', { operators: [] })
      .on('getAccessConfiguration', { xaccount_type: 'PLATFORM1' })
      .on('queryCustomers', { count: 0, customer_infos: [] })
      .on('endSession', undefined);
    if (person) this.on('getSession', person);
    else this.refuse('getSession', 401, 'APIGW.0301', 'No credential');
    globalThis.fetch = ((url: string, init: RequestInit) => this.answer(url, init)) as typeof fetch;
  }

  on<O extends Operation>(operation: O, answer: Answers[O]): this;
  on(operation: 'settings', answer: unknown): this;
  on(operation: string, answer: unknown): this {
    return this.handle(operation, () => (answer === undefined ? new Response(null, { status: 204 }) : json(answer)));
  }

  refuse(operation: Operation | 'settings', status: number, error_code: string, error_msg: string, beside: object = {}): this {
    return this.handle(operation, () => json({ error_code, error_msg, ...beside }, status));
  }

  handle(operation: string, handler: Handler): this {
    this.handlers.set(operation, handler);
    return this;
  }

  askedFor(operation: Operation): Received[] {
    return this.received.filter((received) => received.operation === operation);
  }

  private async answer(url: string, { method = 'GET', headers, body }: RequestInit): Promise<Response> {
    const [path] = url.split('?', 1) as [string];
    const { operation, params } = operationAt(method, path);
    const sent = Object.fromEntries(new Headers(headers).entries());
    const received = { operation, params, headers: sent, body: body ? (JSON.parse(body as string) as Received['body']) : undefined, url };
    this.received.push(received);
    const handler = this.handlers.get(operation);
    if (!handler) throw new Error(`${operation} has no answer`);
    return handler(received);
  }
}

function operationAt(method: string, path: string): Pick<Received, 'operation' | 'params'> {
  if (path === '/console/settings.json') return { operation: 'settings', params: {} };
  for (const [operation, spec] of Object.entries(OPERATIONS)) {
    const pattern = new RegExp(`^${spec.path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
    const match = spec.method === method && pattern.exec(path);
    if (match) return { operation: operation as Operation, params: { ...match.groups } };
  }
  throw new Error(`Nothing answers ${method} ${path}`);
}
