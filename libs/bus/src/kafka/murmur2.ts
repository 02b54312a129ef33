const SEED = 0x9747b28c;
const M = 0x5bd1e995;

/**
 * The hash by which Kafka's Java client chooses the partition of a key. That of kafkajs has the same values and counts in
 * big integers, which takes longer than all the rest of a small message.
 */
export function murmur2(key: Buffer): number {
  const whole = key.length & ~3;
  let hash = SEED ^ key.length;
  for (let at = 0; at < whole; at += 4) {
    let word = Math.imul(key.readInt32LE(at), M);
    word ^= word >>> 24;
    hash = Math.imul(hash, M) ^ Math.imul(word, M);
  }
  if (key.length > whole) {
    for (let at = key.length - 1; at >= whole; at--) hash ^= key[at]! << (8 * (at - whole));
    hash = Math.imul(hash, M);
  }
  hash = Math.imul(hash ^ (hash >>> 13), M);
  return hash ^ (hash >>> 15);
}
