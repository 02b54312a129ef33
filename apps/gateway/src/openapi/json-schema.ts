import type { WireMeta } from '@pc/contracts';
import { z } from 'zod';

/** A JSON Schema (2020-12), the dialect of OpenAPI 3.1. */
export interface JsonSchema {
  $ref?: string;
  type?: string | string[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  enum?: unknown[];
  examples?: unknown[];
  description?: string;
  additionalProperties?: boolean | JsonSchema;
  [keyword: string]: unknown;
}

export type Components = Record<string, JsonSchema>;

/**
 * The JSON Schema of a zod schema as it stands on the wire: `input` for requests, `output` for answers.
 * Schemas that have an id become components and are referred to.
 */
export function jsonSchemaOf(schema: z.ZodType, io: 'input' | 'output', components: Components): JsonSchema {
  const {
    $schema: _dialect,
    $defs = {},
    ...root
  } = z.toJSONSchema(schema, { io, unrepresentable: 'any', override: showAsWritten }) as JsonSchema & { $defs?: Components };
  for (const [name, definition] of Object.entries($defs)) components[name] = withComponentRefs(definition) as JsonSchema;
  return withComponentRefs(root) as JsonSchema;
}

/** A field that zod reads by a function of ours says itself how it looks on the wire. */
function showAsWritten({ jsonSchema }: { jsonSchema: object }): void {
  const schema = jsonSchema as JsonSchema & WireMeta;
  Object.assign(schema, schema.wire, schema.written !== undefined && { examples: [schema.written] });
  for (const keyword of ['wire', 'written', 'id']) delete schema[keyword];
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
  if (schema.type === 'object' && schema.additionalProperties === false) delete schema.additionalProperties;
}

function withComponentRefs(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withComponentRefs);
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [
      key,
      key === '$ref' ? String(value).replace('#/$defs/', '#/components/schemas/') : withComponentRefs(value),
    ]),
  );
}

/** Without the alternative `null`, which query strings cannot express. */
export function withoutNull(schema: JsonSchema): JsonSchema {
  if (Array.isArray(schema.type)) {
    const types = schema.type.filter((type) => type !== 'null');
    return { ...schema, type: types.length === 1 ? types[0]! : types };
  }
  const { anyOf, ...rest } = schema;
  const others = anyOf?.filter(({ type }) => type !== 'null');
  return others?.length === 1 ? { ...others[0], ...rest } : schema;
}
