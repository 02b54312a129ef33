/** Why a field was refused; `libs/contracts` holds the sentence of each key in both languages. */
export type Reason = string;

/**
 * An expected refusal: a value, never thrown. `code` is one of the documented error codes
 * (`libs/contracts` lists them with their HTTP status and texts).
 */
export interface Refusal {
  readonly type: 'refusal';
  readonly code: string;
  /** The field of the request that is at fault, as the caller spelt it (`customer_ids[3]`). */
  readonly field?: string;
  readonly reason?: Reason;
  /** Values that the reason's sentence names, such as a limit. */
  readonly params?: Readonly<Record<string, string | number>>;
  /** Every failed precondition (api 7.22). */
  readonly items?: readonly string[];
}

type RefusalDetails = Omit<Refusal, 'type' | 'code'>;

export function refuse(code: string, details: RefusalDetails = {}): Refusal {
  return { type: 'refusal', code, ...details };
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && (value as { type?: unknown }).type === 'refusal';
}
