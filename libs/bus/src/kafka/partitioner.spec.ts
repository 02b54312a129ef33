import fc from 'fast-check';
import { Partitioners, type PartitionMetadata } from 'kafkajs';
import { createPartitioner } from './partitioner';

const partitions = (count: number) => Array.from({ length: count }, (_, partitionId) => ({ partitionId, leader: 1 }) as PartitionMetadata);
const choose = (partitioner: typeof createPartitioner, key: string | Buffer, count: number) =>
  partitioner()({ topic: 't', partitionMetadata: partitions(count), message: { key, value: '' } });

describe('the partition of a key', () => {
  it('is the one that every other Kafka client chooses', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.uint8Array()), fc.integer({ min: 1, max: 64 }), (key, count) => {
        const given = typeof key === 'string' ? key : Buffer.from(key);
        fc.pre(given.length > 0);
        expect(choose(createPartitioner, given, count)).toBe(choose(Partitioners.DefaultPartitioner, given, count));
      }),
    );
  });
});

describe('the partition of a message without a key', () => {
  const take = (messages: readonly object[], leaders: readonly number[]) => {
    const partitionMetadata = leaders.map((leader, partitionId) => ({ partitionId, leader }) as PartitionMetadata);
    const partitioner = createPartitioner();
    return messages.map((message) => partitioner({ topic: 't', partitionMetadata, message: message as { value: string } }));
  };

  it('changes in runs, and only between partitions that have a leader', () => {
    const chosen = take(
      Array.from({ length: 64 }, () => ({ value: '' })),
      [1, -1, 1],
    );
    expect(new Set(chosen)).toEqual(new Set([0, 2]));
    const changes = chosen.filter((partition, index) => index > 0 && partition !== chosen[index - 1]).length;
    expect(changes).toBeLessThanOrEqual(4);
  });

  it('stays that of a message that is sent again', () => {
    const message = { value: '' };
    const others = Array.from({ length: 40 }, () => ({ value: '' }));
    const chosen = take([message, ...others, message], [1, 1, 1]);
    expect(chosen.at(-1)).toBe(chosen[0]);
  });
});
