/** The rules of AsyncAPI 3.0 for the parts of a document that ours has (https://www.asyncapi.com/docs/reference/specification/v3.0.0). */
const map = (value: object, keys = '^[\\w.-]+$') => ({ type: 'object', propertyNames: { pattern: keys }, additionalProperties: value });
const text = { type: 'string', minLength: 1 };
const reference = {
  type: 'object',
  required: ['$ref'],
  additionalProperties: false,
  properties: { $ref: { type: 'string', pattern: '^#/' } },
};
const schema = { type: 'object', properties: { $ref: { type: 'string', pattern: '^#/components/schemas/' } } };

const closed = (required: string[], properties: object) => ({ type: 'object', required, additionalProperties: false, properties });

const message = closed(['name', 'headers', 'payload', 'contentType', 'summary', 'bindings', 'examples'], {
  name: text,
  title: text,
  summary: text,
  contentType: { const: 'application/json' },
  headers: { ...schema, required: ['type'], properties: { type: { const: 'object' } } },
  payload: schema,
  bindings: closed(['kafka'], { kafka: closed(['key', 'bindingVersion'], { key: schema, bindingVersion: { const: '0.5.0' } }) }),
  examples: {
    type: 'array',
    minItems: 1,
    items: closed(['name', 'headers', 'payload'], { name: text, headers: { type: 'object' }, payload: { type: 'object' } }),
  },
});

export const asyncApiStructure = closed(['asyncapi', 'info', 'channels', 'operations', 'components'], {
  asyncapi: { const: '3.0.0' },
  info: closed(['title', 'version'], {
    title: text,
    version: text,
    description: text,
    license: closed(['name'], { name: text, url: text }),
  }),
  defaultContentType: { const: 'application/json' },
  servers: map(
    closed(['host', 'protocol'], {
      host: text,
      protocol: text,
      description: text,
      variables: map(closed([], { default: text, description: text })),
    }),
    '^[A-Za-z0-9_-]+$',
  ),
  channels: map(
    closed(['address', 'messages'], { address: text, title: text, servers: { type: 'array', items: reference }, messages: map(reference) }),
  ),
  operations: map(
    closed(['action', 'channel'], {
      action: { enum: ['send', 'receive'] },
      channel: reference,
      summary: text,
      messages: { type: 'array', minItems: 1, items: reference },
    }),
  ),
  components: closed(['messages', 'schemas'], { messages: map(message), schemas: map(schema) }),
});
