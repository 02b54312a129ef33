import fc from 'fast-check';
import Encoder from 'kafkajs/src/protocol/encoder';
import { mendEncoder } from './mend-encoder';

const original = {
  sizeOfVarLong: Encoder.sizeOfVarLong,
  writeVarLong: Encoder.prototype.writeVarLong,
  writeUVarInt: Encoder.prototype.writeUVarInt,
};
const int32 = fc.oneof(fc.integer(), fc.constantFrom(0, -1, 63, 64, -64, -65, 8191, 8192, 2 ** 30, -(2 ** 30), 2 ** 31 - 1, -(2 ** 31)));
const int64 = fc.oneof(int32, fc.maxSafeInteger(), fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }));

/** The bytes as kafkajs and as the mended encoder writes them, behind so much that the buffer must grow. */
function both(write: (encoder: Encoder) => void, filled = 0): Buffer[] {
  return [() => Object.assign(Encoder.prototype, original), mendEncoder].map((use) => {
    use();
    const encoder = new Encoder();
    for (let i = 0; i < filled; i++) encoder.writeVarInt(0);
    write(encoder);
    return encoder.buffer;
  });
}

describe('the mended encoder of kafkajs', () => {
  afterAll(() => {
    Object.assign(Encoder.prototype, original);
    Encoder.sizeOfVarLong = original.sizeOfVarLong;
  });

  it('writes the same variable-length integers', () => {
    fc.assert(
      fc.property(int32, fc.constantFrom(0, 509, 512), (value, filled) => {
        const [kafkajs, ours] = both((encoder) => encoder.writeVarInt(value), filled);
        expect(ours).toEqual(kafkajs);
      }),
    );
  });

  it('writes and measures the same long ones, and so the same times', () => {
    fc.assert(
      fc.property(int64, (value) => {
        const [kafkajs, ours] = both((encoder) => encoder.writeVarLong(value));
        expect(ours).toEqual(kafkajs);
        expect(Encoder.sizeOfVarLong(value)).toBe(ours!.length);
      }),
    );
  });
});
