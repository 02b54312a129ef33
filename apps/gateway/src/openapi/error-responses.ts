import { ERROR_CODES, type ErrorCode, type ErrorCodeName } from '@pc/contracts';
import { refuse } from '@pc/kernel';
import { STATUS_CODES } from 'node:http';
import { errorBody, tokenErrorBody } from '../routing/errors';
import { isPublic, type RouteSpec } from '../routing/route-spec';

/** Every code that a route may answer, with the status that it has there. */
export function codesOf(route: RouteSpec): Array<readonly [status: number, code: ErrorCodeName]> {
  const codes: Array<readonly [number, ErrorCodeName]> = (route.errors ?? []).map((error) =>
    typeof error === 'string' ? ([ERROR_CODES[error].status, error] as const) : error,
  );
  if (route.params ?? route.query ?? route.body ?? route.asks) codes.push([400, 'CBC.0100']);
  if (route.body) codes.push([413, 'CBC.0100'], [415, 'CBC.0100']);
  if (!isPublic(route)) codes.push([401, 'APIGW.0301'], [401, 'CBC.0154'], [403, 'CBC.0151']);
  if (route.rate !== 'none') codes.push([429, 'APIGW.0308']);
  if (route.asks && !route.asks.readOnly && !isPublic(route)) codes.push([409, 'PCB.0409']);
  if (route.asks || !isPublic(route)) codes.push([503, 'CBC.0999'], [504, 'PCB.0504']);
  codes.push([500, 'CBC.0999']);
  return codes;
}

/** The error answers of a route, one a status, each with an example of every code. */
export function errorResponses(route: RouteSpec): Record<string, object> {
  const byStatus = Map.groupBy(codesOf(route), ([status]) => status);
  const sorted = [...byStatus].toSorted(([a], [b]) => a - b);
  return Object.fromEntries(
    sorted.map(([status, entries]) => [String(status), errorResponse(route, status, [...new Set(entries.map(([, code]) => code))])]),
  );
}

function errorResponse(route: RouteSpec, status: number, codes: readonly ErrorCodeName[]) {
  const ofTokenService = route.errorForm === 'token-service';
  return {
    description: `${STATUS_CODES[status]}: ${codes.map((code) => `\`${code}\` ${sentence(code)}`).join('; ')}`,
    headers: {
      'X-Request-Id': { $ref: '#/components/headers/X-Request-Id' },
      ...(status === 429 && { 'Retry-After': { $ref: '#/components/headers/Retry-After' } }),
    },
    content: {
      'application/json': {
        schema: { $ref: `#/components/schemas/${ofTokenService ? 'TokenServiceError' : 'Error'}` },
        examples: Object.fromEntries(
          codes.map((code) => [
            code,
            { value: ofTokenService ? tokenErrorBody({ status, refusal: refuse(code) }, 'en_US') : errorBody(refuse(code), 'en_US') },
          ]),
        ),
      },
      ...(route.errorForm === 'page' && { 'text/html': { schema: { type: 'string' } } }),
    },
  };
}

export function sentence(code: ErrorCodeName): string {
  return (ERROR_CODES[code] as ErrorCode).en;
}
