import type { CallerKind, ErrorCodeName, PartnerKind, RequestContract } from '@pc/contracts';
import type { z } from 'zod';

/** JSON, or the fields of an HTML form, all of them texts. */
export type BodyForm = 'json' | 'form';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** One kind of caller that a route serves; a partner may be narrowed to some kinds. */
export interface CallerRule {
  readonly kind: CallerKind;
  readonly partnerKinds?: readonly PartnerKind[];
  /** Only so; absent: through the console and the API alike (api 7.21). */
  readonly channel?: 'CONSOLE';
}

export const OPERATOR: CallerRule = { kind: 'OPERATOR' };
export const PARTNER: CallerRule = { kind: 'PARTNER' };
export const DISTRIBUTOR: CallerRule = { kind: 'PARTNER', partnerKinds: ['DISTRIBUTOR'] };
/** In the console only (customers 4.1). */
export const RESELLER: CallerRule = { kind: 'RESELLER' };
export const CUSTOMER: CallerRule = { kind: 'CUSTOMER' };
/** Everybody who has an account. */
export const ANY_ACCOUNT: readonly CallerRule[] = [OPERATOR, PARTNER, RESELLER, CUSTOMER];

/**
 * All there is to know about a route. Access, limits, validation, the question to the service and the API document
 * are made from this one declaration.
 */
export interface RouteSpec<
  P extends z.ZodType | undefined = z.ZodType | undefined,
  Q extends z.ZodObject | undefined = z.ZodObject | undefined,
  B extends z.ZodType | undefined = z.ZodType | undefined,
  A extends z.ZodType | undefined = z.ZodType | undefined,
  C extends RequestContract | undefined = RequestContract | undefined,
> {
  /** Name of the operation in the API document, in `RATE_LIMIT_OVERRIDES` and in metrics. */
  readonly operation: string;
  readonly method: Method;
  /** Parameters in braces: `/v2/operations/partners/{partner_id}/state`. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  /** `ANYONE` needs no credential. */
  readonly callers: 'ANYONE' | readonly CallerRule[];
  /** Serves who sends no credential at all as well; one that is sent must be right. */
  readonly anonymous?: true;
  /** A user needs one of these items, the main account none (api 5). */
  readonly permissions?: readonly string[];
  /** Serves console sessions only (api 7.21). */
  readonly channel?: 'CONSOLE';
  /** Refuses the exchanged token of a partner (api 3.2): what the customer itself must consent to, and its own credentials. */
  readonly inPerson?: true;
  /** Demands an `Idempotency-Key` (api 7.10). */
  readonly keyRequired?: true;
  /** Of a redirect, 302 and 303, the handler returns `{ url }`. */
  readonly status: 200 | 201 | 204 | 302 | 303;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** In which forms the body may come; JSON alone unless told. */
  readonly bodyForms?: readonly BodyForm[];
  /** The answer's body, for the API document; absent with status 204. */
  readonly answer?: A;
  /** Media type of an answer that is not JSON. */
  readonly answerType?: string;
  /** Answers under another status that are no errors, for the API document. */
  readonly otherAnswers?: Readonly<Record<number, { readonly description: string; readonly answer: z.ZodType }>>;
  /** Headers of the answer and what they mean. */
  readonly answerHeaders?: Readonly<Record<string, string>>;
  /** Codes of refusals beyond those that every route of its kind has; with a status where it is not the code's usual one. */
  readonly errors?: ReadonlyArray<ErrorCodeName | readonly [status: number, code: ErrorCodeName]>;
  /** Codes that stand in `error_details` of an answer with status 200 (api 9.3). */
  readonly detailErrors?: readonly ErrorCodeName[];
  /** Errors in the form of the token service (api 3.1), or as a page for people, instead of the common one (api 9.1). */
  readonly errorForm?: 'token-service' | 'page';
  /** Requests a second for one source address and for one account (api 6); `none`: not limited. */
  readonly rate?: number | 'none';
  /** What the gateway asks of a service for this route. */
  readonly asks?: C;
}

/** The limit of operations that the table of api 6 does not name. */
export const DEFAULT_RATE = 10;

/** Keeps the exact types of a declaration, from which those of its calls follow. */
export function declareRoute<
  P extends z.ZodType | undefined = undefined,
  Q extends z.ZodObject | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
  A extends z.ZodType | undefined = undefined,
  C extends RequestContract | undefined = undefined,
>(spec: RouteSpec<P, Q, B, A, C>): RouteSpec<P, Q, B, A, C> {
  return spec;
}

export function isPublic(route: RouteSpec): boolean {
  return route.callers === 'ANYONE';
}
