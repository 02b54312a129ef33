import { event } from '@pc/contracts';
import { z } from 'zod';
import { InvalidMessage } from '../faults';
import type { IncomingMessage } from '../kafka/kafka-port';
import { decodeEvent, encodeEvent } from './cloud-event.codec';

const changed = event('incentive', 'changed', 'quota_id', 'A test', z.object({ quota_id: z.string(), delta_fen: z.int() }));
const stored = {
  id: 'quota-1:7',
  topic: 'pc.incentive.events',
  type: changed.type,
  subject: 'quota-1',
  version: 7,
  time: '2026-01-31T08:00:00Z',
  data: '{"quota_id":"quota-1","delta_fen":-5}',
};

function received(change: Partial<IncomingMessage> = {}): IncomingMessage {
  const { topic, key, value, headers } = encodeEvent('ns.pc.incentive.events', stored);
  return { topic, key: key!, value: Buffer.from(value), headers, partition: 0, offset: 0, timestamp: 0, ...change };
}

describe('the CloudEvents codec', () => {
  it('writes Kafka binary mode: attributes in headers, the data alone as value, the subject as key', () => {
    expect(encodeEvent('ns.pc.incentive.events', stored)).toEqual({
      topic: 'ns.pc.incentive.events',
      key: 'quota-1',
      value: stored.data,
      headers: {
        ce_specversion: '1.0',
        ce_id: 'quota-1:7',
        ce_source: '/pc/incentive',
        ce_type: 'pc.incentive.changed.v1',
        ce_subject: 'quota-1',
        ce_time: '2026-01-31T08:00:00Z',
        ce_aggregateversion: '7',
        'content-type': 'application/json',
      },
    });
  });

  it('reads what it wrote', () => {
    const { topic: _topic, data: _data, ...attributes } = stored;
    expect(decodeEvent(changed, received())).toEqual({ ...attributes, data: { quota_id: 'quota-1', delta_fen: -5 } });
  });

  it('refuses an event that lacks an attribute', () => {
    const { ce_subject: _subject, ...headers } = received().headers;
    expect(() => decodeEvent(changed, received({ headers }))).toThrow(InvalidMessage);
  });

  it('refuses data that do not fit the contract, and names the field but not its value', () => {
    const value = Buffer.from('{"quota_id":"quota-1","delta_fen":"secret"}');
    expect(() => decodeEvent(changed, received({ value }))).toThrow('The payload does not fit its contract: delta_fen invalid_type');
  });

  it('does not quote a value that is not JSON', () => {
    expect(() => decodeEvent(changed, received({ value: Buffer.from('secret') }))).toThrow(/^The value is not JSON$/);
  });
});
