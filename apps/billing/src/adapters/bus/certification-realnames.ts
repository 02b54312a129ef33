import { askAsSystem, BusClient } from '@pc/bus';
import { Inject, Injectable } from '@nestjs/common';
import { certification } from '@pc/contracts';
import { Realnames } from '../../ports/realnames';
import { BILLING_SETTINGS, type BillingSettings } from '../../ports/settings';

const VERIFIED = '2';

/** Asks the certification service over the bus (interactions 6, certification RN-19). */
@Injectable()
export class CertificationRealnames extends Realnames {
  constructor(
    private readonly bus: BusClient,
    @Inject(BILLING_SETTINGS) private readonly settings: BillingSettings,
  ) {
    super();
  }

  override async isVerified(customerId: string, deadline: number): Promise<boolean | undefined> {
    if (!this.settings.realnameRequired) return undefined;
    const status = await askAsSystem(this.bus, certification.getRealnameStatus, { customer_id: customerId }, deadline);
    return status.verified_status === VERIFIED;
  }
}
