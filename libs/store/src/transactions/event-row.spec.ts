import type { StoredEvent } from '@pc/bus';
import { outboxDocument, outboxRow, outboxRows } from './event-row';

const eventOf = (characters: number, version: number): StoredEvent => ({
  id: `q:${version}:quota-changed`,
  topic: 't',
  type: 'y',
  subject: 'q',
  version,
  time: '',
  data: 'x'.repeat(characters),
});

describe('outboxRows', () => {
  it('puts the events of a transaction into one row', () => {
    const events = [eventOf(10, 1), eventOf(10, 2)];
    expect(outboxRows(events, 100)).toEqual([{ position: 100, events }]);
  });

  it('come back from the store as they were', () => {
    const [row] = outboxRows([{ ...eventOf(10, 1), data: '{"a":"\\"中"}', traceparent: '00-trace' }, eventOf(3, 2)], 100);
    expect(outboxRow(outboxDocument(row!))).toEqual(row);
  });

  it('parts what no document could hold, in order, the last part at the position', () => {
    const events = [1, 2, 3].map((version) => eventOf(2_500_000, version));
    expect(outboxRows(events, 100).map(({ position, events: [first] }) => [position, first!.version])).toEqual([
      [98, 1],
      [99, 2],
      [100, 3],
    ]);
  });

  it('refuses more than the positions of a transaction can hold', () => {
    expect(() =>
      outboxRows(
        Array.from({ length: 17 }, (_, version) => eventOf(3_900_000, version)),
        100,
      ),
    ).toThrow('too large');
  });
});
