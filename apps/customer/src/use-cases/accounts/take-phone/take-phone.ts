import { Inject, Injectable } from '@nestjs/common';
import type { Refusal } from '@pc/kernel';
import type { Tx } from '@pc/store';
import { refusePhoneAtLimit } from '../../../domain/phone-limit';
import { PhoneRegistrations } from '../../../ports/phone-registrations';
import { CUSTOMER_SETTINGS, type CustomerSettings } from '../../../ports/settings';

/** Refuses a phone that has reached its limit (customers 4.11, 4.25); nobody else takes its last registration meanwhile. */
@Injectable()
export class TakePhone {
  constructor(
    private readonly phones: PhoneRegistrations,
    @Inject(CUSTOMER_SETTINGS) private readonly settings: CustomerSettings,
  ) {}

  async execute(tx: Tx, phone: string | undefined): Promise<Refusal | undefined> {
    if (phone === undefined) return undefined;
    return refusePhoneAtLimit(await this.phones.countAlone(tx, phone), this.settings.registrationsPerPhone, 'mobile_phone');
  }
}
