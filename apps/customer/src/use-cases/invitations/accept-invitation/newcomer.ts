import { Injectable } from '@nestjs/common';
import type { customer as contracts, PayloadOf } from '@pc/contracts';
import { isRefusal, newHexId, refuse, Sealer, type Refusal } from '@pc/kernel';
import { generatedName } from '../../../domain/registration/registration-name';
import { AcceptContact } from '../../accounts/accept-contact/accept-contact';
import { AcceptPassword } from '../../accept-password/accept-password';

/** Somebody who accepts without an account yet: what the account will need (customers 5.15). */
export interface Newcomer {
  readonly id: string;
  readonly name: string;
  readonly phone: string;
  readonly code: string;
  readonly passwordHash: string;
}

/** Opens and checks what a new customer entered (customers 4.7, 4.21, 5.15). */
@Injectable()
export class Newcomers {
  constructor(
    private readonly acceptContact: AcceptContact,
    private readonly acceptPassword: AcceptPassword,
    private readonly sealer: Sealer,
  ) {}

  async read({ sealed_phone, sealed_code, sealed_password }: PayloadOf<typeof contracts.acceptInvitation>): Promise<Newcomer | Refusal> {
    const required = (field: string) => refuse('CBC.0100', { field, reason: 'required' });
    if (sealed_phone === undefined) return required('phone');
    if (sealed_code === undefined) return required('verification_code');
    if (sealed_password === undefined) return required('password');
    const phone = this.acceptContact.phone(sealed_phone);
    if (isRefusal(phone)) return phone;
    const name = generatedName(newHexId());
    const passwordHash = await this.acceptPassword.execute(sealed_password, name, phone);
    if (isRefusal(passwordHash)) return passwordHash;
    return { id: newHexId(), name, phone, code: this.sealer.open(sealed_code, 'code'), passwordHash };
  }
}
