import type { CodeKey } from './code-records';

/** What is secret about codes. */
export abstract class CodeSecrets {
  /** Six decimal digits of chance (customers 4.13). */
  abstract newCode(): string;
  /** A keyed hash that is another one each time; nothing else of the code is kept. */
  abstract stamp(key: CodeKey, code: string): string;
  /** Takes the same time for every code. */
  abstract matches(key: CodeKey, code: string, stamp: string): boolean;
  abstract receiverHash(receiver: string): string;
}
