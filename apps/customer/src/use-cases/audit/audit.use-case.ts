import { Injectable } from '@nestjs/common';
import { answer } from '@pc/bus';
import type { customer as contracts } from '@pc/contracts';
import { refuseUnlessVendor } from '../../domain/authority';
import type { ReplyOf, RequestOf } from '../../ports/commands';
import { Contradictions } from '../../ports/contradictions';

type Contract = typeof contracts.auditCustomer;

/** What contradicts itself in the parties and their credentials (architecture 8). */
@Injectable()
export class Audit {
  constructor(private readonly contradictions: Contradictions) {}

  async execute({ context }: RequestOf<Contract>): ReplyOf<Contract> {
    return refuseUnlessVendor(context.caller) ?? answer(await this.contradictions.find());
  }
}
