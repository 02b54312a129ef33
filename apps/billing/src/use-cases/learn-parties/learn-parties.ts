import { answerDeadline, isUnanswered } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Tx } from '@pc/store';
import { learned } from '../../domain/customer';
import { Directory } from '../../ports/directory';
import { Parties } from '../../ports/parties';

/**
 * Asks the customer service for parties that the copies lack, before the transaction that needs them (interactions 1).
 * False: there was no answer in time, and the request is to be refused with `PCB.0504`.
 */
@Injectable()
export class LearnParties {
  constructor(
    private readonly parties: Parties,
    private readonly directory: Directory,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** The customer and its partner; an id that no customer has may be a partner's or reseller's. */
  customer(id: string, callersDeadline: number): Promise<boolean> {
    return isAnswered(async () => {
      const deadline = answerDeadline(callersDeadline);
      if (!(await this.knows((tx) => this.parties.customer(tx, id)))) await this.askCustomer(id, deadline);
      const customer = await this.look((tx) => this.parties.customer(tx, id));
      await this.learnDealer(customer ? customer.association?.partnerId : id, deadline);
    });
  }

  reseller(id: string, callersDeadline: number): Promise<boolean> {
    return isAnswered(async () => {
      if (!(await this.knows((tx) => this.parties.reseller(tx, id)))) await this.askDealer(id, answerDeadline(callersDeadline));
    });
  }

  private async learnDealer(id: string | undefined, deadline: number): Promise<void> {
    if (id === undefined || (await this.knows((tx) => this.parties.partner(tx, id)))) return;
    if (!(await this.knows((tx) => this.parties.reseller(tx, id)))) await this.askDealer(id, deadline);
  }

  private async askCustomer(id: string, deadline: number): Promise<void> {
    const told = await this.directory.customer(id, deadline);
    if (!told) return;
    const copy = await this.unitOfWork.run((tx) => this.parties.changeCustomer(tx, id, (known) => learned(known, told)));
    // An event came in between, of which the answer did not know; the next one does.
    if (copy.version === 0) await this.askCustomer(id, deadline);
  }

  private async askDealer(id: string, deadline: number): Promise<void> {
    const { partner, reseller } = await this.directory.dealer(id, deadline);
    await this.unitOfWork.run(async (tx) => {
      if (partner) await this.parties.learnPartner(tx, partner);
      if (reseller) await this.parties.learnReseller(tx, reseller);
    });
  }

  private async knows(find: Look<unknown>): Promise<boolean> {
    return (await this.look(find)) !== undefined;
  }

  private look<T>(find: Look<T>): Promise<T> {
    return this.unitOfWork.run((tx) => {
      tx.discard();
      return find(tx);
    });
  }
}

type Look<T> = (tx: Tx) => Promise<T>;

async function isAnswered(ask: () => Promise<void>): Promise<boolean> {
  try {
    await ask();
    return true;
  } catch (error) {
    if (isUnanswered(error)) return false;
    throw error;
  }
}
