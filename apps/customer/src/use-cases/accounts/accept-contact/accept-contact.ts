import { Injectable } from '@nestjs/common';
import { isRefusal, refuse, Sealer, type Refusal } from '@pc/kernel';
import type { Contact } from '../../../domain/account';
import { isEmailAddress, MAINLAND_PHONE } from '../../../domain/contact';

/** Phone and e-mail address as they travel over the bus. */
export interface SealedContact {
  readonly sealed_phone?: string | undefined;
  readonly sealed_email?: string | undefined;
}

/** Opens a contact that came sealed over the bus, and checks its form (customers 4.7, 4.8). */
@Injectable()
export class AcceptContact {
  constructor(private readonly sealer: Sealer) {}

  execute({ sealed_phone, sealed_email }: SealedContact): Contact | Refusal {
    const phone = sealed_phone === undefined ? undefined : this.phone(sealed_phone);
    if (isRefusal(phone)) return phone;
    const email = sealed_email === undefined ? undefined : this.email(sealed_email);
    if (isRefusal(email)) return email;
    return { ...(phone !== undefined && { phone }), ...(email !== undefined && { email }) };
  }

  phone(sealed: string): string | Refusal {
    const phone = this.sealer.open(sealed, 'contact');
    return MAINLAND_PHONE.test(phone) ? phone : refuse('CBC.5017', { field: 'mobile_phone' });
  }

  email(sealed: string): string | Refusal {
    const email = this.sealer.open(sealed, 'contact');
    return isEmailAddress(email) ? email : refuse('CBC.0100', { field: 'email', reason: 'format' });
  }
}
