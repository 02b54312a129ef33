import mongoose, { mongo } from 'mongoose';
import type { Fen } from '@pc/kernel';

const MAX_INT64 = 2n ** 63n - 1n;

/** An amount as it goes into the store, where it becomes an int64. Throws a RangeError beyond that. */
export function fenToStore(fen: Fen): bigint {
  if (fen > MAX_INT64 || fen < -MAX_INT64) throw new RangeError('An amount must fit into 64 bits');
  return fen;
}

/** An amount as it came from the store. Throws a TypeError for anything but a whole number: no amount is ever guessed. */
export function fenFromStore(value: unknown): Fen {
  if (typeof value === 'bigint') return value;
  if (value instanceof mongo.Long) return value.toBigInt();
  if (typeof value === 'number' && Number.isSafeInteger(value)) return BigInt(value);
  throw new TypeError('A stored amount is not a whole number of fen');
}

/** The mongoose type of an amount: `{ type: FenType }`. A bigint in documents, an int64 in the store. */
export class FenType extends mongoose.Schema.Types.BigInt {
  /** Mongoose finds a type by this name; the declaration of its own type admits only its own. */
  static override schemaName = 'FenType' as unknown as 'BigInt';

  override cast(value: unknown): bigint {
    try {
      return fenToStore(fenFromStore(value));
    } catch (error) {
      throw new mongoose.Error.CastError('Fen', value, this.path, error as Error);
    }
  }
}

Object.assign(mongoose.Schema.Types, { FenType });
