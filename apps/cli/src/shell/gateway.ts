import { fenFromText, signRequest, yuanText, type SigningKey } from '@pc/kernel';
import { setTimeout as sleep } from 'node:timers/promises';
import { CommandFault, GatewayRefusal } from './faults';
import type { Io } from './io';

export type Query = Readonly<Record<string, string | number | readonly string[] | undefined>>;
type Body = Readonly<Record<string, unknown>>;

/** A request that was throttled was not executed (api 7.12): it is sent again a few times. */
const TRIES_WHEN_THROTTLED = 5;

/** Fields of answers that hold yuan; they become decimal text before a binary number can stand for them. */
const MONEY_FIELDS: ReadonlySet<string> = new Set([
  'quota_value',
  'balance',
  'face_value',
  'operation_amount',
  'min_order_amount',
  'amount',
  'designated_amount',
  'credit_amount',
]);

/** The gateway's HTTP API, with every request signed by one account's key (api 4). */
export class Gateway {
  constructor(
    readonly endpoint: string,
    private readonly key: SigningKey,
    private readonly io: Pick<Io, 'fetch' | 'now' | 'stop'>,
  ) {}

  /** The documented answer `T` is taken at the gateway's word. */
  get<T>(path: string, query: Query = {}): Promise<T> {
    return this.send('GET', `${path}${queryText(query)}`) as Promise<T>;
  }

  post<T>(path: string, body: Body = {}, headers: Record<string, string> = {}): Promise<T> {
    return this.send('POST', path, body, headers) as Promise<T>;
  }

  put<T>(path: string, body: Body): Promise<T> {
    return this.send('PUT', path, body) as Promise<T>;
  }

  async delete(path: string): Promise<void> {
    await this.send('DELETE', path);
  }

  private async send(method: string, path: string, body?: Body, headers: Record<string, string> = {}): Promise<unknown> {
    for (let attempt = 1; ; attempt++) {
      const response = await this.sendOnce(method, path, body, headers);
      const text = await response.text();
      if (response.ok) return text ? readAnswer(text) : undefined;
      if (response.status !== 429 || attempt === TRIES_WHEN_THROTTLED) throw refusalOf(response, text);
      await sleep(Number(response.headers.get('retry-after') ?? 1) * 1000, undefined, { signal: this.io.stop });
    }
  }

  private async sendOnce(method: string, path: string, body: Body | undefined, extra: Record<string, string>): Promise<Response> {
    const url = this.endpoint.replace(/\/+$/, '') + path;
    const payload = body && { body: JSON.stringify(body) };
    const headers = signRequest(
      { method, url, ...payload, headers: { ...(payload && { 'content-type': 'application/json' }), 'x-language': 'en_US', ...extra } },
      this.key,
      this.io.now(),
    );
    try {
      return await this.io.fetch(url, { method, headers, ...payload, signal: this.io.stop });
    } catch (error) {
      throw new CommandFault(`No answer from ${this.endpoint} (${causeOf(error)}). Is the system running? \`npm start\` starts it.`);
    }
  }
}

function causeOf(error: unknown): string {
  const { cause, message } = error as Error & { cause?: NodeJS.ErrnoException };
  return cause?.code ?? cause?.message ?? message;
}

function queryText(query: Query): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue;
    for (const one of Array.isArray(value) ? value : [value]) parameters.append(name, String(one));
  }
  return parameters.size > 0 ? `?${parameters.toString()}` : '';
}

/** Reads an answer with its money as text: `100.1` of the field `balance` becomes `100.10`. */
export function readAnswer(text: string): unknown {
  return JSON.parse(text, function (key, value: unknown, context?: { source?: string }) {
    if (typeof value !== 'number' || !MONEY_FIELDS.has(key)) return value;
    const fen = fenFromText(context?.source ?? String(value));
    return fen === undefined ? value : yuanText(fen);
  } as Parameters<typeof JSON.parse>[1]);
}

function refusalOf(response: Response, text: string): GatewayRefusal {
  const { error_code, error_msg, fail_check_items } = errorBody(text);
  return new GatewayRefusal(
    response.status,
    error_code ?? `HTTP ${response.status}`,
    error_msg ?? response.statusText,
    response.headers.get('x-request-id') ?? undefined,
    fail_check_items,
  );
}

interface ErrorBody {
  readonly error_code?: string;
  readonly error_msg?: string;
  readonly fail_check_items?: readonly string[];
}

/** An answer from something before the gateway, such as a proxy, may not be JSON. */
function errorBody(text: string): ErrorBody {
  try {
    return (JSON.parse(text) as object | null) ?? {};
  } catch {
    return {};
  }
}
