import { ANONYMOUS_CALLER, type Caller, type Language, parseJson, parseWire, withCustomerIdAlias } from '@pc/contracts';
import { type Refusal, refuse } from '@pc/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isUtf8 } from 'node:buffer';
import type { z } from 'zod';
import { cookiesOf, setCookie, type Cookie } from './cookies';
import { pageHeaders, pageText, type Page } from './html';
import { idempotencyKeyOf } from './idempotency';
import { languageOf, pageLanguageOf } from './language';
import { accepted, Refused } from './refused';
import { isPublic, type RouteSpec } from './route-spec';

type OutputOf<S> = [NonNullable<S>] extends [never] ? undefined : NonNullable<S> extends z.ZodType ? z.output<NonNullable<S>> : undefined;

/** A request whose access and form are checked. */
export interface Call<R extends RouteSpec = RouteSpec> {
  readonly route: R;
  readonly caller: Caller;
  readonly params: OutputOf<R['params']>;
  readonly query: OutputOf<R['query']>;
  readonly body: OutputOf<R['body']>;
  /** The body before the checks: what a repetition is compared with (api 7.10). */
  readonly json: unknown;
  /** Path as sent, without the query. */
  readonly path: string;
  readonly requestId: string;
  readonly language: Language;
  readonly idempotencyKey: string | undefined;
  readonly traceparent: string | undefined;
  readonly cookies: ReadonlyMap<string, string>;
  header(name: string): string | undefined;
  answerHeader(name: string, value: string): void;
  setCookie(cookie: Cookie): void;
  /** The answer of a route whose type is `text/html`: the text of the page, with its headers set. */
  answerPage(page: Page): string;
}

/** Reads and checks everything of a request. Throws Refused. */
export function readCall<R extends RouteSpec>(route: R, request: FastifyRequest, reply: FastifyReply): Call<R> {
  const json = route.body && readBody(route, request);
  return {
    route,
    caller: request.caller ?? ANONYMOUS_CALLER,
    params: check<R['params']>(route.params, request.params),
    query: check<R['query']>(route.query, route.query && accepted(withCustomerIdAlias(request.query as Record<string, unknown>))),
    body: check<R['body']>(route.body, json),
    json,
    path: request.url.split('?', 1)[0]!,
    requestId: request.id,
    language: (route.errorForm === 'page' ? pageLanguageOf : languageOf)(request.headers),
    idempotencyKey: isRepeatable(route, request) ? accepted(idempotencyKeyOf(request.headers, route.keyRequired)) : undefined,
    traceparent: traceparentOf(request),
    cookies: cookiesOf(request.headers.cookie),
    header: (name) => textOf(request.headers[name.toLowerCase()]),
    answerHeader: (name, value) => void reply.header(name, value),
    setCookie: (cookie) => setCookie(request, reply, cookie),
    answerPage: (page) => {
      void reply.headers(pageHeaders(page));
      return pageText(page);
    },
  };
}

function textOf(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}

function check<S extends z.ZodType | undefined>(schema: z.ZodType | undefined, value: unknown): OutputOf<S> {
  if (!schema) return undefined as OutputOf<S>;
  const result = parseWire(schema, value);
  if (!result.ok) throw new Refused(result.refusal);
  return result.value as OutputOf<S>;
}

/** What is kept is kept for one account (api 7.10): a key of nobody would hand one stranger's answer to the next. */
function isRepeatable(route: RouteSpec, request: FastifyRequest): boolean {
  return route.method !== 'GET' && !isPublic(route) && request.caller !== undefined;
}

/** Only JSON is read (api 1.3), and where the route says so a form; a suffix such as `;charset=utf-8` is allowed. */
function readBody({ bodyForms = ['json'] }: RouteSpec, request: FastifyRequest): unknown {
  const type = request.headers['content-type']?.split(';', 1)[0]!.trim().toLowerCase();
  const body = request.body as Buffer | undefined;
  if (type === 'application/json' && bodyForms.includes('json')) return accepted(parseObject(body));
  if (type === 'application/x-www-form-urlencoded' && bodyForms.includes('form')) return formFields(body);
  throw new Refused(notJson('content_type'), 415);
}

/** Of a field that comes twice the last one counts, as with JSON. */
function formFields(body: Buffer = NO_BODY): object {
  return Object.fromEntries(new URLSearchParams(body.toString()));
}

function parseObject(body: Buffer = NO_BODY): object | Refusal {
  if (!isUtf8(body)) return notJson('not_json');
  try {
    const value = parseJson(body.toString());
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : notJson('not_object');
  } catch (error) {
    if (error instanceof SyntaxError) return notJson('not_json');
    throw error;
  }
}

const NO_BODY = Buffer.alloc(0);
const notJson = (reason: string) => refuse('CBC.0100', { field: 'body', reason });

function traceparentOf(request: FastifyRequest): string | undefined {
  const header = request.headers['traceparent'];
  return typeof header === 'string' && /^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/.test(header) ? header : undefined;
}
