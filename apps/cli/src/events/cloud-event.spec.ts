import { eventText, isOfType, readCloudEvent } from './cloud-event';

const HEADERS = {
  ce_specversion: '1.0',
  ce_id: 'e1',
  ce_source: '/pc/incentive',
  ce_type: 'pc.incentive.coupon-issued.v1',
  ce_subject: '202601310000000001',
  ce_time: '2026-01-31T08:00:00Z',
  ce_aggregateversion: '1',
  'content-type': 'application/json',
  traceparent: '00-0',
};
const asBytes = (headers: Record<string, string>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, Buffer.from(value)]));
const message = (headers: Record<string, string>, value: string | null = '{"coupon_id":"c1","face_value_fen":100}') => ({
  headers: asBytes(headers),
  value: value === null ? null : Buffer.from(value),
});

describe('readCloudEvent', () => {
  it('reads binary mode into the structured form', () => {
    expect(readCloudEvent(message(HEADERS))).toEqual({
      specversion: '1.0',
      id: 'e1',
      source: '/pc/incentive',
      type: 'pc.incentive.coupon-issued.v1',
      subject: '202601310000000001',
      time: '2026-01-31T08:00:00Z',
      aggregateversion: 1,
      datacontenttype: 'application/json',
      data: { coupon_id: 'c1', face_value_fen: 100 },
    });
  });

  it.each(['ce_specversion', 'ce_id', 'ce_source', 'ce_type'])('takes a message without %s for no CloudEvent', (name) => {
    expect(readCloudEvent(message(Object.fromEntries(Object.entries(HEADERS).filter(([other]) => other !== name))))).toBeUndefined();
  });

  it.each([null, 'no JSON'])('takes the value %j for no CloudEvent', (value) =>
    expect(readCloudEvent(message(HEADERS, value))).toBeUndefined(),
  );
});

describe('an event', () => {
  const event = readCloudEvent(message(HEADERS))!;

  it('is chosen by its full type or its bare name', () => {
    expect(['coupon-issued', 'pc.incentive.coupon-issued.v1', 'coupon', 'incentive'].map((filter) => isOfType(event, filter))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('is shown with its head and data', () => {
    expect(eventText(event)).toBe(
      '2026-01-31T08:00:00Z  pc.incentive.coupon-issued.v1  202601310000000001  version 1\n    coupon_id: c1\n    face_value_fen: 100',
    );
  });
});
