import Ajv2020 from 'ajv/dist/2020';
import { ERROR_CODES } from '@pc/contracts';
import { HealthRegistry } from '@pc/platform';
import { RouteTable } from '../routing/route-table';
import { OPERATOR, SOLUTION_PROVIDER } from '../testing/callers';
import { TestGateway } from '../testing/test-gateway';
import { codesOf } from './error-responses';
import type { JsonSchema } from './json-schema';

interface Media {
  schema: JsonSchema;
  example?: unknown;
  examples?: Record<string, { value: unknown }>;
}
interface Response {
  description: string;
  headers?: Record<string, { $ref?: string }>;
  content?: Record<string, Media>;
}
interface Parameter {
  $ref?: string;
  name: string;
  in: string;
  required: boolean;
  description: string;
  schema: JsonSchema;
  example: unknown;
}
interface Operation {
  operationId: string;
  summary: string;
  tags: string[];
  security: object[];
  parameters: Parameter[];
  requestBody?: { content: Record<string, Media> };
  responses: Record<string, Response>;
}
interface Document {
  openapi: string;
  info: object;
  paths: Record<string, Record<string, Operation>>;
  components: Record<string, Record<string, JsonSchema>>;
  tags: Array<{ name: string }>;
}

describe('the API document', () => {
  let gateway: TestGateway;
  let document: Document;
  const operations = () => Object.values(document.paths).flatMap((path) => Object.values(path));
  const operation = (id: string) => operations().find(({ operationId }) => operationId === id)!;

  beforeAll(async () => {
    gateway = await TestGateway.start();
    document = (await gateway.send('GET', '/openapi.json')).body as unknown as Document;
  });
  afterAll(() => gateway.stop());

  /** Every node of the document with its place. */
  function* nodes(node: unknown, place = '#'): Generator<[place: string, node: Record<string, unknown>]> {
    if (typeof node !== 'object' || node === null) return;
    yield [place, node as Record<string, unknown>];
    for (const [key, value] of Object.entries(node)) yield* nodes(value, `${place}/${key}`);
  }

  it('is OpenAPI 3.1 and holds every route of the gateway', () => {
    expect(document.openapi).toBe('3.1.0');
    const routes = gateway.app.get(RouteTable).all();
    expect(
      operations()
        .map(({ operationId }) => operationId)
        .toSorted(),
    ).toEqual(routes.map((route) => route.operation).toSorted());
    expect(new Set(routes.map((route) => route.operation)).size).toBe(routes.length);
    for (const { operationId, tags } of operations())
      expect([operationId, document.tags.map(({ name }) => name)]).toEqual([operationId, expect.arrayContaining(tags)]);
  });

  it('every reference leads somewhere', () => {
    const follow = (ref: string) =>
      ref
        .slice(2)
        .split('/')
        .reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], document);
    const dangling = [...nodes(document)].filter(([, { $ref }]) => typeof $ref === 'string' && follow($ref) === undefined);
    expect(dangling).toEqual([]);
  });

  it('holds nothing of zod or of our own keywords', () => {
    const own = [...nodes(document)].filter(([, node]) =>
      ['$defs', 'wire', 'written', '$schema', '~standard'].some((keyword) => keyword in node),
    );
    expect(own.map(([place]) => place)).toEqual([]);
  });

  it('every path parameter of a path is described', () => {
    for (const [path, methods] of Object.entries(document.paths)) {
      const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      for (const { parameters } of Object.values(methods))
        expect(parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name)).toEqual(names);
    }
  });

  /** Every field of every schema with its place. */
  const fields = () =>
    [...nodes(document.components.schemas)].flatMap(([place, { properties = {} }]) =>
      Object.entries(properties as Record<string, JsonSchema>).map(([name, field]) => [`${place} ${name}`, field] as const),
    );
  const parameters = () =>
    operations().flatMap((one) =>
      one.parameters.filter(({ $ref }) => !$ref).map((parameter) => [`${one.operationId} ${parameter.name}`, parameter] as const),
    );

  it('every parameter and every field has a description, a type and, where it is a text, its greatest length', () => {
    const shown = [
      ...fields(),
      ...parameters().map(([place, { schema, description }]) => [place, { ...schema, description }] as const),
    ].filter(([, { $ref }]) => !$ref);
    const lacking = (missing: (field: JsonSchema) => boolean) => shown.filter(([, field]) => missing(field)).map(([place]) => place);
    expect(lacking(({ description }) => !description)).toEqual([]);
    expect(lacking(({ type, anyOf, enum: options }) => !(type ?? anyOf ?? options))).toEqual([]);
    expect(lacking(({ type, maxLength, enum: options }) => type === 'string' && maxLength === undefined && options === undefined)).toEqual(
      [],
    );
  });

  it('every parameter and every simple field has an example', () => {
    const isComposed = ({ $ref, items, properties }: JsonSchema) => Boolean($ref ?? items ?? properties);
    const bare = fields().filter(([, field]) => !isComposed(field) && !field.anyOf?.some(isComposed) && !(field.examples ?? field.enum));
    expect(bare.map(([place]) => place)).toEqual([]);
    expect(
      parameters()
        .filter(([, { example }]) => example === undefined)
        .map(([place]) => place),
    ).toEqual([]);
  });

  it('every example body is valid against its schema', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    ajv.addSchema({ $id: 'doc', ...document });
    const check = (place: string, { schema, example, examples = {} }: Media) => {
      const validate = ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"doc#/')) as object);
      for (const value of [...(example === undefined ? [] : [example]), ...Object.values(examples).map((one) => one.value)]) {
        const valid = validate(value);
        expect([place, validate.errors]).toEqual([place, null]);
        expect(valid).toBe(true);
      }
    };
    for (const { operationId, requestBody, responses } of operations()) {
      for (const media of Object.values(requestBody?.content ?? {})) check(`${operationId} request`, media);
      for (const [status, { content }] of Object.entries(responses))
        for (const media of Object.values(content ?? {})) check(`${operationId} ${status}`, media);
    }
  });

  const FORM = 'application/x-www-form-urlencoded';
  /** An example as it is sent: as JSON, or as a form where that is the only way. */
  const written = (content: Record<string, Media>) => {
    const json = content['application/json'];
    const key = { 'idempotency-key': 'example' };
    if (json) return { headers: key, body: json.example };
    return {
      headers: { ...key, 'content-type': FORM },
      body: new URLSearchParams(content[FORM]!.example as Record<string, string>).toString(),
    };
  };

  it('the example of every request is accepted by the gateway itself', async () => {
    gateway.bus.addKey('operator', OPERATOR);
    gateway.bus.addKey('provider', SOLUTION_PROVIDER);
    for (const [path, methods] of Object.entries(document.paths)) {
      for (const [method, { operationId, requestBody, parameters: given }] of Object.entries(methods)) {
        if (!requestBody) continue;
        const accessKey = path.startsWith('/v2/operations/') ? 'operator' : 'provider';
        const answer = await gateway.signed(
          { accessKey, secretKey: `secret of ${accessKey}` },
          method.toUpperCase(),
          path.replaceAll(/\{(\w+)\}/g, (_, name) => String(given.find((parameter) => parameter.name === name)!.example)),
          written(requestBody.content),
        );
        expect([operationId, answer.text]).toEqual([operationId, expect.not.stringContaining('CBC.0100')]);
      }
    }
  });

  it('names every error code of an operation, each once under its status', () => {
    for (const route of gateway.app.get(RouteTable).all()) {
      for (const [status, code] of codesOf(route)) {
        const response = operation(route.operation).responses[status];
        expect([route.operation, code, response?.description]).toEqual([route.operation, code, expect.stringContaining(code)]);
        expect([route.operation, Object.keys(response!.content!['application/json']!.examples!)]).toEqual([
          route.operation,
          expect.arrayContaining([code]),
        ]);
      }
    }
    const issue = operation('issueCoupons');
    for (const code of ['CBC.99000012', 'CBC.99000017', 'CBC.50000010', 'CBC.0100'])
      expect(issue.responses['400']!.description).toContain(code);
    expect(issue.responses['409']!.description).toContain('PCB.0409');
    for (const code of Object.keys(ERROR_CODES).filter((name) => JSON.stringify(issue).includes(name)))
      expect(ERROR_CODES).toHaveProperty([code]);
  });

  it('shows money as it stands on the wire, optional fields as optional, lists with their bounds', () => {
    const { properties, required } = document.components.schemas!.IssueCouponsRequest!;
    expect(required).toEqual(['quota_id', 'customer_ids', 'face_value']);
    expect(properties!.face_value).toMatchObject({ type: ['number', 'string'], exclusiveMinimum: 0, maximum: 999_999_999.99 });
    expect(properties!.customer_ids).toMatchObject({
      type: 'array',
      minItems: 1,
      maxItems: 100,
      items: { type: 'string', minLength: 1, maxLength: 64 },
    });
    const limit = operation('listIssuedCoupons').parameters.find(({ name }) => name === 'limit');
    expect(limit).toMatchObject({ in: 'query', required: false, schema: { type: 'integer', minimum: 1, maximum: 100, default: 10 } });
  });

  it('guarded operations name every way of access, open ones none', () => {
    expect(operation('issueCoupons').security).toEqual([{ signature: [] }, { token: [] }, { session: [] }]);
    expect(operation('endSession').security).toEqual([{ session: [] }]);
    expect(operation('createToken').security).toEqual([]);
  });

  it('documents the 503 of readiness with the report that it carries, not with the body of an error', async () => {
    gateway.app.get(HealthRegistry).register('replies', () => 'not joined');
    const { status, body } = await gateway.send('GET', '/health/ready');
    const { content } = operation('ready').responses[status]!;
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    const schemaOf = (media: Media) => document.components.schemas![media.schema.$ref!.split('/').at(-1)!]!;
    expect([status, ajv.validate(schemaOf(content!['application/json']!), body)]).toEqual([503, true]);
    expect(ajv.validate(document.components.schemas!.Error!, body)).toBe(false);
  });
});
