import type { z } from 'zod';
import { DEFAULT_RATE, isPublic, type RouteSpec } from '../routing/route-spec';
import { errorResponses, sentence } from './error-responses';
import { exampleOf } from './example';
import { type Components, type JsonSchema, jsonSchemaOf, withoutNull } from './json-schema';

/** The OpenAPI operation of a route; named schemas go into `components`. */
export function operationOf(route: RouteSpec, components: Components): object {
  return {
    operationId: route.operation,
    tags: [route.tag],
    summary: route.summary,
    description: descriptionOf(route),
    security: securityOf(route),
    parameters: [...pathParameters(route, components), ...queryParameters(route, components), ...headerParameters(route)],
    ...(route.body && {
      requestBody: { required: true, content: requestContent(route, route.body, components) },
    }),
    responses: { [route.status]: successResponse(route, components), ...errorResponses(route), ...otherResponses(route, components) },
  };
}

/** Any one of them. */
export const WAYS_OF_ACCESS: object[] = [{ signature: [] }, { token: [] }, { session: [] }];

function securityOf(route: RouteSpec): object[] {
  if (isPublic(route)) return [];
  if (route.anonymous) return [{}, ...WAYS_OF_ACCESS];
  return route.channel === 'CONSOLE' ? [{ session: [] }] : WAYS_OF_ACCESS;
}

function descriptionOf(route: RouteSpec): string {
  const callers =
    route.callers === 'ANYONE'
      ? 'anyone'
      : route.callers
          .map(({ kind, partnerKinds, channel }) =>
            [kind, ...(partnerKinds ?? []), ...(channel ? [`in the ${channel}`] : [])].join(' ').toLowerCase(),
          )
          .join(', ');
  const lines = [
    route.description,
    `Caller: ${callers}${route.anonymous ? ', or anyone without a credential' : ''}.`,
    route.permissions && `A user needs one of ${route.permissions.map((item) => `\`${item}\``).join(', ')}; the main account needs none.`,
    route.channel && 'In the console only.',
    route.keyRequired && 'An `Idempotency-Key` is mandatory.',
    route.inPerson && 'Not with the exchanged token of a partner.',
    route.rate !== 'none' && `At most ${route.rate ?? DEFAULT_RATE} requests a second for one source address and for one account.`,
    route.detailErrors && `Codes in \`error_details\`: ${route.detailErrors.map((code) => `\`${code}\` ${sentence(code)}`).join('; ')}.`,
  ];
  return lines.filter(Boolean).join('\n\n');
}

function pathParameters({ params }: RouteSpec, components: Components): object[] {
  return parametersOf(params, 'path', components);
}

function queryParameters({ query }: RouteSpec, components: Components): object[] {
  return parametersOf(query, 'query', components);
}

function parametersOf(schema: z.ZodType | undefined, place: 'path' | 'query', components: Components): object[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = jsonSchemaOf(schema, 'input', components);
  return Object.entries(properties).map(([name, field]) => {
    const { description, examples: _shownBeside, ...rest } = withoutNull(field);
    return {
      name,
      in: place,
      required: place === 'path' || required.includes(name),
      description,
      schema: rest,
      ...(rest.type === 'array' && { style: 'form', explode: true }),
      example: exampleOf(field, components),
    };
  });
}

function requestContent({ operation, bodyForms = ['json'] }: RouteSpec, body: z.ZodType, components: Components): object {
  const media = Object.values(jsonContent(`${capital(operation)}Request`, body, 'input', components))[0] as object;
  return Object.fromEntries(bodyForms.map((form) => [form === 'json' ? 'application/json' : 'application/x-www-form-urlencoded', media]));
}

function headerParameters(route: RouteSpec): object[] {
  const changes = route.method !== 'GET' && route.asks && !route.asks.readOnly && !isPublic(route);
  return [
    { $ref: '#/components/parameters/X-Language' },
    ...(changes ? [{ $ref: '#/components/parameters/Idempotency-Key' }] : []),
    ...(route.method !== 'GET' && !isPublic(route) ? [{ $ref: '#/components/parameters/X-CSRF-Token' }] : []),
  ];
}

const STATUS_TEXTS = { 200: 'OK', 201: 'OK', 204: 'Done', 302: 'Go on at `Location`', 303: 'Go on at `Location`' } as const;

function successResponse(route: RouteSpec, components: Components): object {
  const own: Array<[string, object]> = Object.entries(route.answerHeaders ?? {}).map(([name, description]) => [
    name,
    { description, schema: { type: 'string' } },
  ]);
  return {
    description: STATUS_TEXTS[route.status],
    headers: {
      'X-Request-Id': { $ref: '#/components/headers/X-Request-Id' },
      ...(route.asks && !route.asks.readOnly && { 'Idempotent-Replayed': { $ref: '#/components/headers/Idempotent-Replayed' } }),
      ...Object.fromEntries(own),
    },
    ...(route.answer && { content: jsonContent(`${capital(route.operation)}Response`, route.answer, 'output', components) }),
    ...(route.answerType && { content: { [route.answerType]: { schema: { type: 'string' } } } }),
  };
}

function otherResponses({ operation, otherAnswers = {} }: RouteSpec, components: Components): object {
  return Object.fromEntries(
    Object.entries(otherAnswers).map(([status, { description, answer }]) => [
      status,
      {
        description,
        headers: { 'X-Request-Id': { $ref: '#/components/headers/X-Request-Id' } },
        content: jsonContent(`${capital(operation)}Response${status}`, answer, 'output', components),
      },
    ]),
  );
}

function jsonContent(name: string, schema: z.ZodType, io: 'input' | 'output', components: Components): object {
  const shown: JsonSchema = jsonSchemaOf(schema, io, components);
  components[name] = shown;
  return { 'application/json': { schema: { $ref: `#/components/schemas/${name}` }, example: exampleOf(shown, components) } };
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
