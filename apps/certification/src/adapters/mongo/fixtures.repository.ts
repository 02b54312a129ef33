import { Injectable } from '@nestjs/common';
import { Sealer } from '@pc/kernel';
import { StoreConnection, type Tx } from '@pc/store';
import { Fixtures } from '../../ports/fixtures';
import { REALNAME_FIXTURES, type FixtureDocument } from './collections';

/** Numbers are found by their keyed hash; they lie nowhere themselves. */
@Injectable()
export class FixturesRepository extends Fixtures {
  constructor(
    private readonly store: StoreConnection,
    private readonly sealer: Sealer,
  ) {
    super();
  }

  override async outcomeOf(number: string): Promise<string | undefined> {
    return (await this.store.collection<FixtureDocument>(REALNAME_FIXTURES).findOne({ _id: this.keyOf(number) }))?.outcome;
  }

  override async put(tx: Tx, number: string, outcome: string): Promise<void> {
    const fixtures = tx.collection<FixtureDocument>(REALNAME_FIXTURES);
    await fixtures.replaceOne({ _id: this.keyOf(number) }, { outcome, at: tx.now }, { session: tx.session, upsert: true });
  }

  private keyOf(number: string): string {
    return this.sealer.blindIndex(number.trim().toUpperCase(), 'realname.fixture');
  }
}
