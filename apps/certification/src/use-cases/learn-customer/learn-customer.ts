import { Injectable } from '@nestjs/common';
import { answerDeadline, isUnanswered } from '@pc/bus';
import { refuse, type Refusal } from '@pc/kernel';
import { UnitOfWork } from '@pc/store';
import { learned, type Customer } from '../../domain/customer';
import { Customers } from '../../ports/customers';
import { Directory } from '../../ports/directory';

/** What is known of a customer; where the copy lacks it, the customer service is asked (RN-2, interactions 1). */
@Injectable()
export class LearnCustomer {
  constructor(
    private readonly customers: Customers,
    private readonly directory: Directory,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Undefined: there is no such customer. Refused with PCB.0504 when nobody answers in time. */
  async execute(id: string, callersDeadline: number): Promise<Customer | undefined | Refusal> {
    try {
      return (await this.customers.find(id)) ?? (await this.ask(id, answerDeadline(callersDeadline)));
    } catch (error) {
      if (isUnanswered(error)) return refuse('PCB.0504');
      throw error;
    }
  }

  private async ask(id: string, deadline: number): Promise<Customer | undefined> {
    const told = await this.directory.customer(id, deadline);
    if (!told) return undefined;
    const copy = await this.unitOfWork.run((tx) => this.customers.change(tx, id, (known) => learned(known, told)));
    // An event came in between, of which the answer did not know; the next one does.
    return copy.version === 0 ? this.ask(id, deadline) : copy;
  }
}
