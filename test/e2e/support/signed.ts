import { type SigningKey, signRequest } from '@pc/kernel';
import request, { type Test } from 'supertest';

interface SignedPost {
  readonly endpoint: string;
  readonly path: string;
  readonly key: SigningKey;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The moment that the signature claims; now unless told. */
  readonly date?: Date;
  /** Changes what was signed before it is sent. */
  readonly tamper?: (headers: Record<string, string>) => Record<string, string>;
  /** Is sent instead of the body that was signed. */
  readonly sent?: string;
}

/** A signed POST whose signature a test can spoil. */
export function postSigned({
  endpoint,
  path,
  key,
  body,
  headers = { 'content-type': 'application/json' },
  date = new Date(),
  tamper = (same) => same,
  sent = body,
}: SignedPost): Test {
  const signed = signRequest({ method: 'POST', url: endpoint + path, headers, body }, key, date);
  return request(endpoint).post(path).set(tamper(signed)).send(sent);
}

/** The signature with its last bit turned over. */
export function withOneBitChanged({ authorization = '', ...headers }: Record<string, string>): Record<string, string> {
  const last = Number.parseInt(authorization.slice(-1), 16);
  return { ...headers, authorization: authorization.slice(0, -1) + (last ^ 1).toString(16) };
}
