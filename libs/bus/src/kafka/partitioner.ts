import type { ICustomPartitioner, PartitionerArgs } from 'kafkajs';
import { murmur2 } from './murmur2';

/** Messages without a key that go to one partition before the next one gets its share. */
const RUN_LENGTH = 16;
const POSITIVE = 0x7fffffff;

/**
 * Keys go where every other Kafka client puts them (murmur2). Messages without a key take turns in short runs:
 * one produce that touches few partitions is fetched in fewer rounds. A message that is sent again keeps its
 * partition, else the broker could not recognise the repetition.
 */
export const createPartitioner: ICustomPartitioner = () => {
  const chosen = new WeakMap<object, number>();
  let turn = Math.floor(Math.random() * RUN_LENGTH * 1_000);
  return ({ message, partitionMetadata }: PartitionerArgs) => {
    if (message.key) return (murmur2(Buffer.from(message.key)) & POSITIVE) % partitionMetadata.length;
    const known = chosen.get(message);
    if (known !== undefined) return known;
    const led = partitionMetadata.filter(({ leader }) => leader >= 0);
    const candidates = led.length > 0 ? led : partitionMetadata;
    const partition = candidates[Math.floor(turn++ / RUN_LENGTH) % candidates.length]!.partitionId;
    chosen.set(message, partition);
    return partition;
  };
};
