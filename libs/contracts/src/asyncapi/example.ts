/** The part of JSON Schema that contracts of events turn into. */
export interface JsonSchema {
  type?: string;
  const?: unknown;
  enum?: unknown[];
  examples?: unknown[];
  anyOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  minimum?: number;
  maximum?: number;
  [keyword: string]: unknown;
}

/** Values as they look in a real message, by the field's name; an account's id is 32 hex digits, a quota's or coupon's begins with a date. */
const BY_NAME: ReadonlyArray<readonly [pattern: RegExp, value: string]> = [
  [/^quota_id$/, '202601310288000001'],
  [/^coupon_id$/, '202601310288000002'],
  [/_id$/, '0123456789abcdef0123456789abcdef'],
  [/name$/, 'demo'],
  [/^operation_type$/, '2'],
];

/** An example that fits the schema; the same one each time, so that the document does not change by itself. */
export function exampleOf(schema: JsonSchema, field = ''): unknown {
  if (schema.examples) return schema.examples[0];
  if ('const' in schema) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.anyOf) return exampleOf(schema.anyOf[0]!, field);
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, property]) => [name, exampleOf(property, name)]));
    case 'array':
      return schema.items ? [exampleOf(schema.items, field)] : [];
    case 'boolean':
      return false;
    case 'integer':
    case 'number':
      return schema.minimum ?? 0;
    default:
      return BY_NAME.find(([pattern]) => pattern.test(field))?.[1] ?? 'text';
  }
}
