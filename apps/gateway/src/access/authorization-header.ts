import { SIGNING_ALGORITHM } from '@pc/kernel';

export interface Authorization {
  readonly accessKey: string;
  /** Names in lower case, in the order in which they were signed. */
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

const PARTS = /^Access=([^,\s]{1,64}),\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-fA-F]{64})$/;

/** Reads `SDK-HMAC-SHA256 Access=…, SignedHeaders=…, Signature=…` (api 4.1.10); undefined for anything else (api 4.2.1). */
export function parseAuthorization(header: string): Authorization | undefined {
  const [algorithm, rest] = splitOnce(header.trim(), ' ');
  const match = algorithm === SIGNING_ALGORITHM ? PARTS.exec(rest.trim()) : null;
  if (!match) return undefined;
  return { accessKey: match[1]!, signedHeaders: match[2]!.toLowerCase().split(';'), signature: match[3]!.toLowerCase() };
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
