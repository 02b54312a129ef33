import type { mongo } from 'mongoose';

export type ClientSession = mongo.ClientSession;
export type Collection<T extends mongo.Document = mongo.Document> = mongo.Collection<T>;
export type Filter<T extends mongo.Document> = mongo.Filter<T>;
export type Row = mongo.Document;

type Write = (fields: Record<string, unknown>, message: string) => void;

/** Where the store writes what it notices; pino fits. Never a document: it may hold personal data. */
export interface StoreLogger {
  readonly info: Write;
  readonly warn: Write;
  readonly error: Write;
}

const ignore: Write = () => undefined;
export const silentStoreLogger: StoreLogger = { info: ignore, warn: ignore, error: ignore };
