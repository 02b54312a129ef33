import type { BusEvent } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import type { billing, DataOf } from '@pc/contracts';
import { parseUtc } from '@pc/kernel';
import { UnitOfWork } from '@pc/store';
import { beijingYear } from '../../../domain/beijing-time';
import { ConsumptionBook, type ConsumptionChange } from '../../../ports/levels';

/** Adds up what customers consume, once per event; a refund is deducted in the year in which it happens (customers 7.8). */
@Injectable()
export class FollowConsumption {
  constructor(
    private readonly work: UnitOfWork,
    private readonly book: ConsumptionBook,
  ) {}

  paid({ id, data }: BusEvent<DataOf<typeof billing.orderPaid>>): Promise<void> {
    return this.note({ eventId: id, customerId: data.customer_id, year: yearOf(data.paid_at), fen: BigInt(data.consumption_fen) });
  }

  refunded({ id, time, data }: BusEvent<DataOf<typeof billing.refundCompleted>>): Promise<void> {
    return this.note({ eventId: id, customerId: data.customer_id, year: yearOf(time), fen: -BigInt(data.consumption_fen) });
  }

  private note(change: ConsumptionChange): Promise<void> {
    return this.work.run(async (tx) => {
      if (!(await this.book.note(tx, change))) tx.discard();
    });
  }
}

const yearOf = (time: string) => beijingYear(parseUtc(time) ?? new Date(time));
