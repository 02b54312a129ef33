import { Inject, Injectable } from '@nestjs/common';
import { refuse, type Refusal } from '@pc/kernel';
import type { Tx } from '@pc/store';
import { refusePhoneAtLimit } from '../../../domain/phone-limit';
import { Accounts } from '../../../ports/accounts';
import { PhoneRegistrations } from '../../../ports/phone-registrations';
import { ReportLookup } from '../../../ports/report-lookup';
import { CUSTOMER_SETTINGS, type CustomerSettings } from '../../../ports/settings';
import { VerificationCodes } from '../../../ports/verification-codes';

export interface Newcomer {
  readonly name: string;
  /** Absent or empty: there is no phone, and nothing to prove about it. */
  readonly phone?: string;
  readonly code?: string;
  /** The partners whose own reports do not stand in the way. */
  readonly own: readonly string[];
  /** How the request names the fields. */
  readonly fields: { readonly name: string; readonly phone: string };
}

/**
 * What every registration is checked for last, in the order of customers 4.1: name, phone limit, reports, then the code, which
 * a hopeless request does not burn.
 */
@Injectable()
export class RefuseTaken {
  constructor(
    private readonly accounts: Accounts,
    private readonly phones: PhoneRegistrations,
    private readonly reports: ReportLookup,
    private readonly codes: VerificationCodes,
    @Inject(CUSTOMER_SETTINGS) private readonly settings: CustomerSettings,
  ) {}

  async execute(tx: Tx, { name, phone, code, own, fields }: Newcomer): Promise<Refusal | undefined> {
    if (await this.accounts.findLogin(name, tx)) return refuse('CBC.99000038', { field: fields.name });
    if (!phone) return undefined;
    const registered = await this.phones.countAlone(tx, phone);
    const atLimit = refusePhoneAtLimit(registered, this.settings.registrationsPerPhone, fields.phone);
    if (atLimit) return atLimit;
    if (await this.reports.reportedByOther(tx, { phone }, ...own)) return refuse('CBC.99000051', { field: fields.phone });
    if (code === undefined) return refuse('CBC.0100', { field: 'verification_code', reason: 'required' });
    return this.codes.check(tx, { receiver: phone, scene: 'REGISTRATION', code });
  }
}
