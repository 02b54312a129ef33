import { mongo } from 'mongoose';

/** Something about the store that will pass; what asked may ask again. */
export class StoreFault extends Error {
  override readonly name: string = 'StoreFault';
}

/** The store cannot be reached, or is not fit for us; the message says which and what would be right. */
export class StoreUnavailable extends StoreFault {
  override readonly name = 'StoreUnavailable';
}

/** Another transaction took the same key first; whoever lost must look again. */
export class Collision extends StoreFault {
  override readonly name = 'Collision';

  constructor(
    message: string,
    /** Where the key was taken. */
    readonly collection?: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** It could not be found out in time whether a commit took place; a repetition with the same key finds out. */
export class CommitUnknown extends StoreFault {
  override readonly name = 'CommitUnknown';
}

const DUPLICATE_KEY = 11000;
const PASSING_LABELS = ['TransientTransactionError', 'UnknownTransactionCommitResult', 'RetryableWriteError', 'SystemOverloadedError'];
const PASSING_CODES = new Set([
  6,
  7,
  89,
  9001, // host unreachable or not found, network timeout, socket
  50,
  64,
  262, // time limit exceeded, write concern timed out
  91,
  189,
  10107,
  11600,
  11602,
  13435,
  13436, // shutdown, stepdown, no primary
  112,
  246,
  251, // write conflict, snapshot gone, transaction gone
]);
/** Beside all that the driver makes of a lost connection, under many names. */
const PASSING_NAMES = new Set([
  'MongoServerSelectionError',
  'MongooseServerSelectionError',
  'MongoNotConnectedError',
  'MongoTopologyClosedError',
  'MongoServerClosedError',
  'MongoClientClosedError',
  'MongoPoolClosedError',
  'MongoWaitQueueTimeoutError',
  'MongoOperationTimeoutError',
  'MongoExpiredSessionError',
]);

/** Of a socket itself, in whose write the driver does not see to it: the other end has gone, and nothing was sent. */
const PASSING_SOCKET_CODES = new Set(['EPIPE', 'ECONNRESET']);

/** Whether asking again can help: the store is away, is changing its primary, or another transaction was in the way. */
export function isTransientStoreError(error: unknown): boolean {
  if (error instanceof StoreFault) return true;
  if (!(error instanceof Error)) return false;
  if (error instanceof mongo.MongoNetworkError) return true;
  if (PASSING_NAMES.has(error.name) || isTransientStoreError(cutOffBy(error))) return true;
  if (PASSING_SOCKET_CODES.has(String((error as NodeJS.ErrnoException).code))) return true;
  return (
    error instanceof mongo.MongoError &&
    (PASSING_CODES.has(Number(error.code)) || PASSING_LABELS.some((label) => error.hasErrorLabel(label)))
  );
}

/** The driver's own error behind a bulk write that it cut off: the wrapper has neither its name nor its code. */
function cutOffBy(error: Error): unknown {
  return error instanceof mongo.MongoBulkWriteError ? error.errorResponse : undefined;
}

/** Whether a unique index refused a write. */
export function isDuplicateKey(error: unknown): boolean {
  return error instanceof mongo.MongoError && error.code === DUPLICATE_KEY;
}
