import { Injectable } from '@nestjs/common';
import type { Caller } from '@pc/contracts';
import { Sealer, type Refusal } from '@pc/kernel';
import type { Tx } from '@pc/store';
import { SensitiveCode } from '../../codes/sensitive-code/sensitive-code';

/** customers 6.1: to start or handle a request is a sensitive operation. */
@Injectable()
export class DemandCode {
  constructor(
    private readonly sensitiveCode: SensitiveCode,
    private readonly sealer: Sealer,
  ) {}

  /** What it refuses has to be committed: wrong answers are counted. */
  execute(tx: Tx, caller: Caller, sealedCode: string | undefined): Promise<Refusal | undefined> {
    return this.sensitiveCode.require(tx, caller, sealedCode === undefined ? undefined : this.sealer.open(sealedCode, 'code'));
  }
}
