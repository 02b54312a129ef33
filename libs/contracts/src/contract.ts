import { z } from 'zod';
import type { ServiceName } from './topics';

/** What one service may ask of another: pattern `<service>.<name>.v1` (interactions 1). */
export interface RequestContract<P extends z.ZodType = z.ZodType, A extends z.ZodType = z.ZodType> {
  readonly service: ServiceName;
  readonly pattern: string;
  readonly payload: P;
  readonly answer: A;
  /** `true` when it changes nothing: it has no order to keep and is spread over all partitions. */
  readonly readOnly: boolean;
}
export type PayloadOf<C extends RequestContract> = z.infer<C['payload']>;
export type AnswerOf<C extends RequestContract> = z.infer<C['answer']>;

/** What a service tells everyone: `ce_type` is `pc.<service>.<name>.v1` (interactions 1). */
export interface EventContract<D extends z.ZodType = z.ZodType> {
  readonly service: ServiceName;
  readonly name: string;
  readonly type: string;
  /** The field of the data that holds the aggregate's id: key and `ce_subject` of the message. */
  readonly subject: string;
  readonly summary: string;
  readonly data: D;
}
export type DataOf<E extends EventContract> = z.infer<E['data']>;

export function command<P extends z.ZodType, A extends z.ZodType>(
  service: ServiceName,
  name: string,
  payload: P,
  answer: A,
): RequestContract<P, A> {
  return { service, pattern: `${service}.${name}.v1`, payload, answer, readOnly: false };
}

export function query<P extends z.ZodType, A extends z.ZodType>(
  service: ServiceName,
  name: string,
  payload: P,
  answer: A,
): RequestContract<P, A> {
  return { service, pattern: `${service}.${name}.v1`, payload, answer, readOnly: true };
}

export function event<D extends z.ZodObject>(
  service: ServiceName,
  name: string,
  subject: keyof z.infer<D> & string,
  summary: string,
  data: D,
): EventContract<D> {
  return { service, name, type: `pc.${service}.${name}.v1`, subject, summary, data };
}

/** An amount in messages: integer fen; field names end in `_fen` (interactions 1). */
export const fen = z.int().meta({ description: 'Amount in fen (1/100 yuan)', examples: [100_000] });
/** A moment in messages: UTC as on the wire. */
export const utc = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
  .meta({ description: 'UTC, yyyy-MM-ddTHH:mm:ssZ', examples: ['2026-01-31T08:00:00Z'] });
export const id = z.string().min(1).max(64);
/** The part of every list query (api 7.2, 7.3). */
export const page = { offset: z.int().min(0).max(2_147_483_647), limit: z.int().min(1).max(1000) };
/** The answer of commands that tell nothing. */
export const nothing = z.object({});
