import { answerDeadline, isUnanswered } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@pc/store';
import { learned, type Customer } from '../../domain/customer';
import { Directory } from '../../ports/directory';
import { Parties } from '../../ports/parties';

/** Parties that a request speaks of. A dealer is a partner or a reseller. */
export interface Named {
  readonly customers?: readonly string[];
  readonly partners?: readonly string[];
  readonly resellers?: readonly string[];
}

const ASKED_AT_ONCE = 100;

/** Asks the customer service for parties that the copies lack, before the transaction that needs them (benefits R-71). */
@Injectable()
export class LearnParties {
  constructor(
    private readonly parties: Parties,
    private readonly directory: Directory,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Returns those about which there was no answer in time; a request that names one is to be refused with `PCB.0504`. */
  async learn({ customers = [], partners = [], resellers = [] }: Named, callersDeadline = Infinity): Promise<ReadonlySet<string>> {
    const deadline = answerDeadline(callersDeadline);
    const [newCustomers, newPartners, newResellers] = await Promise.all([
      this.parties.unknown('customers', customers),
      this.parties.unknown('partners', partners),
      this.parties.unknown('resellers', resellers),
    ]);
    const dealers = [...new Set([...newPartners, ...newResellers])];
    const questions = [
      ...chunks(newCustomers).map((ids) => this.askCustomers(ids, deadline)),
      ...dealers.map((id) => this.askDealer(id, deadline)),
    ];
    return new Set((await Promise.all(questions)).flat());
  }

  private askCustomers(ids: readonly string[], deadline: number): Promise<readonly string[]> {
    return unansweredUnless(ids, async () => {
      for (let asked = ids; asked.length > 0;) asked = await this.learnCustomers(asked, deadline);
    });
  }

  /** Returns those of whom an event came while the answer was on its way, and was not in it: the next answer knows it. */
  private async learnCustomers(ids: readonly string[], deadline: number): Promise<readonly string[]> {
    const found = await this.directory.customers(ids, deadline);
    if (found.length === 0) return [];
    return this.unitOfWork.run(async (tx) => {
      const copies: Customer[] = [];
      for (const told of found) copies.push(await this.parties.changeCustomer(tx, told.id, (copy) => learned(copy, told)));
      return copies.filter(({ version }) => version === 0).map(({ id }) => id);
    });
  }

  private askDealer(id: string, deadline: number): Promise<readonly string[]> {
    return unansweredUnless([id], async () => {
      const { partner, reseller } = await this.directory.dealer(id, deadline);
      await this.unitOfWork.run(async (tx) => {
        if (partner) await this.parties.learnPartner(tx, partner);
        if (reseller) await this.parties.learnReseller(tx, reseller);
      });
    });
  }
}

async function unansweredUnless(ids: readonly string[], ask: () => Promise<void>): Promise<readonly string[]> {
  try {
    await ask();
    return [];
  } catch (error) {
    if (isUnanswered(error)) return ids;
    throw error;
  }
}

function chunks(ids: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(ids.length / ASKED_AT_ONCE) }, (_, index) =>
    ids.slice(index * ASKED_AT_ONCE, (index + 1) * ASKED_AT_ONCE),
  );
}
