import type { AnswerOf, Caller, customer as contracts, PayloadOf } from '@pc/contracts';
import type { Reply } from '@pc/bus';
import { UnitOfWork } from '@pc/store';
import { uniqueName } from '@pc/testing';
import { RegistrationController } from '../../apps/customer/src/api/registration.controller';
import type { Customer } from '../../apps/customer/src/domain/account';
import { Accounts } from '../../apps/customer/src/ports/accounts';
import { VerificationCodes } from '../../apps/customer/src/ports/verification-codes';
import { CompleteAssociation } from '../../apps/customer/src/use-cases/registration/complete-association/complete-association.use-case';
import type { CustomerHarness } from './customer-harness';

type Registered = AnswerOf<typeof contracts.registerCustomer>;

/** A partner with a platform, as the one who registers customers in a test. */
export interface Registrant {
  readonly caller: Caller;
  readonly xaccountType: string;
}

export interface Wish {
  readonly xaccount_id?: string;
  readonly xaccount_type?: string;
  readonly domain_name?: string;
  readonly phone?: string;
  readonly code?: string;
  readonly password?: string;
  readonly marketing_closed?: boolean;
  readonly cooperation_type?: string;
  readonly indirect_partner_id?: string;
  readonly include_association_result?: boolean;
}

/** What tests of registration do with the customer service. */
export class Registrations {
  private phones = 13_900_100_000;

  constructor(private readonly service: CustomerHarness) {}

  newPhone(): string {
    return String(++this.phones);
  }

  async registrant(kind: 'SOLUTION_PROVIDER' | 'DISTRIBUTOR' = 'SOLUTION_PROVIDER'): Promise<Registrant> {
    const name = uniqueName('registrant');
    const account_id = await this.service.createPartner(name, { kind, xaccount_type: `${name}-platform` });
    return {
      caller: { account_id, account_name: name, kind: 'PARTNER', partner_kind: kind, channel: 'API' },
      xaccountType: `${name}-platform`,
    };
  }

  /** Sends a code and reads it as its receiver would. */
  async codeFor(phone: string): Promise<string> {
    // The newest is the one that counts, and this clock stands still.
    this.service.clock.advance(1);
    const codes = this.service.port(VerificationCodes);
    await this.service.port(UnitOfWork).run((tx) => codes.issue(tx, { channel: 'SMS', receiver: phone, scene: 'REGISTRATION' }));
    return this.service.codeFor(phone);
  }

  register({ caller, xaccountType }: Registrant, { phone, code, password, ...wish }: Wish = {}, context = {}): Promise<Reply<Registered>> {
    const seal = (plain: string, purpose: string) => this.service.sealer.seal(plain, purpose);
    const payload: PayloadOf<typeof contracts.registerCustomer> = {
      xaccount_id: uniqueName('x'),
      xaccount_type: xaccountType,
      marketing_closed: false,
      include_association_result: false,
      ...(phone !== undefined && { sealed_phone: seal(phone, 'contact') }),
      ...(code !== undefined && { sealed_code: seal(code, 'code') }),
      ...(password !== undefined && { sealed_password: seal(password, 'password') }),
      ...wish,
    };
    return this.service.part(RegistrationController).registerCustomer(this.service.ask(payload, caller, context));
  }

  check(caller: Caller, search_type: 'email' | 'mobile' | 'name', value: string) {
    const payload = { search_type, sealed_value: this.service.sealer.seal(value, 'contact') };
    return this.service.part(RegistrationController).checkIdentity(this.service.ask(payload, caller));
  }

  signUp({ phone, code, password = 'Zebra-7-crossing', email, domain_name }: Wish & { email?: string }) {
    const seal = (plain: string, purpose: string) => this.service.sealer.seal(plain, purpose);
    const payload: PayloadOf<typeof contracts.signUp> = {
      sealed_phone: seal(phone ?? this.newPhone(), 'contact'),
      sealed_code: seal(code ?? '123456', 'code'),
      sealed_password: seal(password, 'password'),
      marketing_closed: true,
      ...(email !== undefined && { sealed_email: seal(email, 'contact') }),
      ...(domain_name !== undefined && { domain_name }),
    };
    return this.service.part(RegistrationController).signUp(this.service.ask(payload));
  }

  sendSignUpCode(phone: string) {
    this.service.clock.advance(1);
    const payload = { sealed_phone: this.service.sealer.seal(phone, 'contact'), language: 'en-us' as const };
    return this.service.part(RegistrationController).sendSignUpCode(this.service.ask(payload));
  }

  /** Stands for a process that ends between the two steps: what was begun at once is not. */
  cutOff(): jest.SpyInstance {
    return jest.spyOn(this.service.part(CompleteAssociation), 'begin').mockReturnValue();
  }

  /** What the sweeper of any replica does. */
  sweep(): Promise<number> {
    const later = new Date(this.service.clock.now().getTime() + 1);
    return this.service.part(CompleteAssociation).sweep(later, new AbortController().signal);
  }

  async customer(id: string): Promise<Customer> {
    return (await this.service.port(Accounts).find(id)) as Customer;
  }
}
