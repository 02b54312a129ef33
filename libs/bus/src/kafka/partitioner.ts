import { Partitioners, type ICustomPartitioner, type PartitionerArgs } from 'kafkajs';

/** Messages without a key that go to one partition before the next one gets its share. */
const RUN_LENGTH = 16;

/**
 * Keys go where every other Kafka client puts them (murmur2). Messages without a key take turns in short runs:
 * one produce that touches few partitions is fetched in fewer rounds. A message that is sent again keeps its
 * partition, else the broker could not recognise the repetition.
 */
export const createPartitioner: ICustomPartitioner = () => {
  const byKey = Partitioners.DefaultPartitioner();
  const chosen = new WeakMap<object, number>();
  let turn = Math.floor(Math.random() * RUN_LENGTH * 1_000);
  return (args: PartitionerArgs) => {
    if (args.message.key) return byKey(args);
    const known = chosen.get(args.message);
    if (known !== undefined) return known;
    const led = args.partitionMetadata.filter(({ leader }) => leader >= 0);
    const candidates = led.length > 0 ? led : args.partitionMetadata;
    const partition = candidates[Math.floor(turn++ / RUN_LENGTH) % candidates.length]!.partitionId;
    chosen.set(args.message, partition);
    return partition;
  };
};
