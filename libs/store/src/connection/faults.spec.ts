import { mongo } from 'mongoose';
import { Collision, CommitUnknown, isDuplicateKey, isTransientStoreError, StoreUnavailable } from './faults';

const serverError = (code: number, labels: string[] = []) => {
  const error = new mongo.MongoServerError({ message: 'x', code });
  labels.forEach((label) => error.addErrorLabel(label));
  return error;
};

/** As the driver makes it: from its own error, or from what the server answered. */
const bulkError = (cause: Error | { message: string; code: number }) => new mongo.MongoBulkWriteError(cause, {} as mongo.BulkWriteResult);

/** As the driver does: a kind of its own, under a name of its own, that it shows nobody. */
class PoolClearedOnNetworkError extends mongo.MongoNetworkError {
  override get name() {
    return 'PoolClearedOnNetworkError';
  }
}

describe('isTransientStoreError', () => {
  it.each<[string, unknown]>([
    ['a lost connection', new mongo.MongoNetworkError('x')],
    ['a connection that went with all others of its pool', new PoolClearedOnNetworkError('x')],
    ['a bulk write that a lost connection cut off', bulkError(new mongo.MongoNetworkError('x'))],
    [
      'a write to a socket that the other end has closed',
      Object.assign(new Error('This socket has been ended by the other party'), { code: 'EPIPE' }),
    ],
    ['a write conflict', serverError(112)],
    ['a server that is no longer primary', serverError(10107)],
    ['whatever the server calls passing', serverError(1, ['TransientTransactionError'])],
    ['a commit of unknown outcome', new CommitUnknown('x')],
    ['a lost race', new Collision('x')],
    ['an unreachable store', new StoreUnavailable('x')],
  ])('says yes to %s', (_, error) => expect(isTransientStoreError(error)).toBe(true));

  it.each<[string, unknown]>([
    ['a double key', serverError(11000)],
    ['a double key in a bulk write', bulkError({ message: 'x', code: 11000 })],
    ['a document that the server refuses', serverError(121)],
    ['wrong credentials', serverError(18)],
    ['a programming error', new TypeError('x')],
    ['something that is no error', 'x'],
  ])('says no to %s', (_, error) => expect(isTransientStoreError(error)).toBe(false));

  it('tells double keys by their code', () => {
    expect(isDuplicateKey(serverError(11000))).toBe(true);
    expect(isDuplicateKey(serverError(112))).toBe(false);
  });
});
