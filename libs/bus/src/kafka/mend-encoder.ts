import Encoder from 'kafkajs/src/protocol/encoder';

const MORE = 0x80;
const SEVEN_BITS = 0x7f;
const LONGEST_VAR_INT = 5;
/** Beyond it the zigzag form does not fit 32 bits, and kafkajs' own way is taken. */
const SMALL = 2 ** 30;

/**
 * kafkajs 2.2.4 writes every length of a message (two a header) by way of an array and a buffer of its own, and the time of
 * every message in steps of big integers. Here the bytes go straight where they belong; they are the same.
 */
export function mendEncoder(): void {
  const { writeVarLong } = original;
  Encoder.sizeOfVarLong = (value) => (isSmall(value) ? Encoder.sizeOfVarInt(value) : original.sizeOfVarLong.call(Encoder, value));
  Encoder.prototype.writeVarLong = function (this: Encoder, value) {
    return isSmall(value) ? this.writeVarInt(value) : writeVarLong.call(this, value);
  };
  Encoder.prototype.writeUVarInt = function (this: Encoder, value) {
    this.ensureAvailable(LONGEST_VAR_INT);
    let rest = value >>> 0;
    while (rest > SEVEN_BITS) {
      this.buf[this.offset++] = (rest & SEVEN_BITS) | MORE;
      rest >>>= 7;
    }
    this.buf[this.offset++] = rest;
    return this;
  };
}

/** As kafkajs has them, however often they are mended. */
const original = { sizeOfVarLong: Encoder.sizeOfVarLong, writeVarLong: Encoder.prototype.writeVarLong };

function isSmall(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < SMALL;
}
