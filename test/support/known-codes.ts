import { BusTimeout } from '@pc/bus';
import { refuse, type Refusal } from '@pc/kernel';
import { SensitiveCodes, type Protected } from '@pc/service';

/** The customer service as it judges sensitive codes: who is protected, one code each, used once, and silence when told to be silent. */
export class KnownCodes extends SensitiveCodes {
  /** By account, the code that was sent; undefined: none. */
  readonly sent = new Map<string, string | undefined>();
  readonly asked: Protected[] = [];
  silent = false;

  override async check(command: Protected): Promise<Refusal | undefined> {
    this.asked.push(command);
    if (this.silent) throw new BusTimeout('customer.check-verification-code.v1');
    const { account_id } = command.context.caller;
    if (!this.sent.has(account_id)) return undefined;
    if (this.sent.get(account_id) !== command.payload.sealed_code) return refuse('CBC.99000026', { field: 'verification_code' });
    this.sent.set(account_id, undefined);
    return undefined;
  }
}
