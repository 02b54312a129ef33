import { asyncApiDocument, EVENTS } from '@pc/contracts';
import { Ajv } from 'ajv';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { stringify } from 'yaml';
import { ASYNCAPI_FILE, type AsyncApi, eventValidator, type EventMessage } from './asyncapi-events';
import { asyncApiStructure } from './asyncapi-structure';

const NOTICE = '# Made from libs/contracts by `npm run asyncapi`.\n';
const current = NOTICE + stringify(asyncApiDocument(), { aliasDuplicateObjects: false, lineWidth: 0 });
// The document as a reader of the file gets it: without what only JavaScript can say.
const document = JSON.parse(JSON.stringify(asyncApiDocument())) as AsyncApi;

// `npm run asyncapi` runs this file to write what it otherwise compares.
if (process.env['WRITE_ASYNCAPI']) writeFileSync(ASYNCAPI_FILE, current);

describe('docs/asyncapi.yaml', () => {
  it('is what the contracts say; `npm run asyncapi` writes it anew', () => {
    expect(existsSync(ASYNCAPI_FILE) && readFileSync(ASYNCAPI_FILE, 'utf8')).toBe(current);
  });

  it('has the structure of AsyncAPI 3.0', () => {
    const validate = new Ajv({ strict: false, allErrors: true }).compile(asyncApiStructure);
    validate(document);
    expect(validate.errors ?? []).toEqual([]);
  });

  it('refers only to what it holds', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path]) => path!);
    const missing = references.filter(
      (path) =>
        path.split('/').reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], document) === undefined,
    );
    expect(references.length).toBeGreaterThan(EVENTS.length);
    expect(missing).toEqual([]);
  });

  it('has every event once, on the topic of its service', () => {
    const names = Object.values(document.components.messages).map(({ name }) => name);
    expect(names.sort()).toEqual(EVENTS.map(({ type }) => type).sort());
    for (const { address, messages } of Object.values(document.channels)) {
      const types = Object.keys(messages).map((name) => document.components.messages[name]!.name);
      expect(types).toEqual(EVENTS.filter(({ service }) => address === `pc.${service}.events`).map(({ type }) => type));
    }
  });
});

describe('eventValidator', () => {
  const validate = eventValidator(document);
  const examples = Object.values(document.components.messages).map(({ name, examples: [example] }) => [name, example!] as const);
  const message = (type: string): EventMessage => {
    const example = examples.find(([name]) => name === type)![1];
    return { topic: `${type.split('.').slice(0, 2).join('.')}.events`, key: example.headers['ce_subject']!, ...example };
  };
  const issued = message('pc.incentive.coupon-issued.v1');

  it.each(examples.map(([name]) => name))('takes the example of %s', (type) => expect(validate(message(type))).toEqual([]));

  it.each<[string, Partial<EventMessage>, RegExp]>([
    ['an unknown type', { headers: { ...issued.headers, ce_type: 'pc.incentive.nothing.v1' } }, /not in the document/],
    ['another topic', { topic: 'pc.customer.events' }, /not told on pc\.customer\.events/],
    ['a key that is not the subject', { key: 'other' }, /key other is not the subject/],
    ['a header that is missing', { headers: { ce_type: issued.headers['ce_type']! } }, /ce_subject/],
    ['a version that is no number', { headers: { ...issued.headers, ce_aggregateversion: '0' } }, /ce_aggregateversion/],
    ['a source of another service', { headers: { ...issued.headers, ce_source: '/pc/billing' } }, /ce_source/],
    ['money with decimals', { payload: { ...(issued.payload as object), face_value_fen: 1.5 } }, /face_value_fen must be integer/],
    ['a field too many', { payload: { ...(issued.payload as object), phone: '1' } }, /additional properties.*phone/],
    ['no data', { payload: {} }, /required/],
  ])('refuses %s', (_case, change, fault) => {
    expect(validate({ ...issued, ...change }).join('\n')).toMatch(fault);
  });
});
