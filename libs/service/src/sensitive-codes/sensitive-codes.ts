import type { BusRequest } from '@pc/bus';
import type { Refusal } from '@pc/kernel';

/** A command that may hold the code of a sensitive operation, sealed for `code`. */
export type Protected = BusRequest<{ readonly sealed_code?: string | undefined }>;

/** The customer service, which alone knows who has switched the protection on, and judges codes (customers 4.33, 10.6, 10.7). */
export abstract class SensitiveCodes {
  /**
   * Undefined: the caller may go on, and a code that was needed is used up. The same for every delivery of a command, and for every
   * repetition with its Idempotency-Key. Throws BusTimeout or BusUnavailable, and TransientFault while another replica asks the same.
   */
  abstract check(command: Protected, deadline: number): Promise<Refusal | undefined>;
}
