import type { Components, JsonSchema } from './json-schema';

/** A value that a schema accepts, put together from the examples of its fields. */
export function exampleOf(schema: JsonSchema, components: Components): unknown {
  if (schema.$ref) return exampleOf(components[schema.$ref.split('/').at(-1)!]!, components);
  if (schema.examples) return schema.examples[0];
  if (schema.enum) return schema.enum[0];
  if (schema.anyOf) return exampleOf(schema.anyOf[0]!, components);
  if (schema.properties) return objectExample(schema.properties, components);
  if (schema.type === 'array' || schema.items) return schema.items ? [exampleOf(schema.items, components)] : [];
  return schema.type === 'object' ? {} : undefined;
}

function objectExample(properties: Record<string, JsonSchema>, components: Components): Record<string, unknown> {
  return Object.fromEntries(Object.entries(properties).map(([name, field]) => [name, exampleOf(field, components)]));
}
