import fc from 'fast-check';
import { newAccount, type Account } from './account';
import { book } from './booking';
import { Books, yuan } from './books.fixture';
import { deposit, setCreditLine, withdraw } from './deposit';
import { tradeId } from './trade';

const TRADE = { id: 'T', reason: 'RECHARGE' } as const;

describe('what the staff book', () => {
  it('billing AC-13 the designated part is at most the whole, and only a solution provider or distributor has a transferable balance', () => {
    const books = new Books({ P: 'PARTNER', R: 'RESELLER', C: 'CUSTOMER' });
    expect(deposit(books.account('P'), { amount: 1n, designated: 2n }, TRADE)).toMatchObject({
      code: 'CBC.0100',
      field: 'designated_amount',
    });
    for (const id of ['P', 'R', 'C']) books.deposit(id, yuan(10), yuan(4));
    const shown = (id: string) => [books.balance(id, 'CASH'), books.account(id).designated, books.balance(id, 'TRANSFERABLE')];
    expect(['P', 'R', 'C'].map(shown)).toEqual([
      [yuan(10), yuan(4), yuan(6)],
      [yuan(10), yuan(4), 0n],
      [yuan(10), yuan(4), 0n],
    ]);
  });

  it('billing AC-13 a credit line is not set below what is used or reserved of it', () => {
    const books = new Books({ P: 'PARTNER' });
    books.creditLine('P', yuan(500));
    books.reserve('P', yuan(100), 'used');
    books.capture('used');
    books.reserve('P', yuan(50), 'reserved');
    expect(setCreditLine(books.account('P'), yuan(149.99), TRADE)).toMatchObject({ code: 'CBC.0100', field: 'amount' });
    books.creditLine('P', yuan(150));
    expect(books.balance('P', 'CREDIT')).toBe(yuan(50));
    books.release('reserved');
    books.creditLine('P', yuan(1_000));
    expect([books.balance('P', 'CREDIT'), books.faults()]).toEqual([yuan(900), []]);
  });

  it('billing AC-19 only what its owner cannot spend is withdrawn, and no more than that', () => {
    const books = new Books({ C: 'CUSTOMER' });
    books.deposit('C', yuan(100));
    expect(withdraw(books.account('C'), 1n, false, TRADE)).toMatchObject({ code: 'CBC.99005003' });
    expect(withdraw(books.account('C'), yuan(100.01), true, TRADE)).toMatchObject({ code: 'CBC.99005003' });
    books.take(withdraw(books.account('C'), yuan(100), true, TRADE));
    expect([books.balance('C', 'CASH'), books.balance('C', 'BANK'), books.faults()]).toEqual([0n, 0n, []]);
  });

  it('billing AC-6 a trade is named by its kind, the time and six characters', () => {
    expect(tradeId('reclaim', new Date('2026-03-01T08:09:10.999Z'), [0, 25, 26, 35, 1, 2])).toBe('RE260301080910AZ09BC');
  });
});

describe('what cannot be booked', () => {
  const withCash = (account: Account, amount: bigint) => book(TRADE, { account, changes: { CASH: amount, BANK: -amount } }).accounts[0]!;

  it('billing M-5 what does not add up', () => {
    expect(() => book(TRADE, { account: newAccount('A', 'PARTNER'), changes: { CASH: 1n } })).toThrow('does not add up');
  });

  it('billing AC-15 what takes more than there is, or what is reserved or designated', () => {
    const account = withCash(newAccount('A', 'PARTNER'), 100n);
    expect(() => withCash(account, -101n)).toThrow('A would have -1 fen of CASH');
    expect(() => withCash({ ...account, held: { ...account.held, CASH: 1n } }, -100n)).toThrow('0 fen of CASH');
    expect(() => withCash({ ...account, designated: 1n }, -100n)).toThrow('designated');
    expect(() => book(TRADE, { account, changes: { CREDIT: 1n, CASH: -1n } })).toThrow('more credit than its line');
  });
});

describe('any history', () => {
  const owner = fc.constantFrom('P', 'R', 'C');
  const payment = fc.integer({ min: 1, max: 15 }).map((number) => `payment-${number}`);
  const amount = fc.bigInt({ min: 1n, max: 50_000n });
  const step = fc.oneof(
    fc.record({ act: fc.constant('deposit' as const), owner, amount, designated: fc.bigInt({ min: 0n, max: 20_000n }) }),
    fc.record({ act: fc.constant('creditLine' as const), owner, amount }),
    fc.record({ act: fc.constant('reserve' as const), owner, amount }),
    fc.record({ act: fc.constant('capture' as const), payment }),
    fc.record({ act: fc.constant('release' as const), payment }),
    fc.record({ act: fc.constant('refund' as const), payment, amount }),
    fc.record({ act: fc.constant('grant' as const), giver: fc.constantFrom('P', 'R'), amount }),
    fc.record({ act: fc.constant('reclaim' as const), giver: fc.constantFrom('P', 'R'), amount }),
    fc.record({ act: fc.constant('toReseller' as const), amount }),
    fc.record({ act: fc.constant('fromReseller' as const), amount }),
    fc.record({ act: fc.constant('payGranted' as const), amount }),
    fc.record({ act: fc.constant('owe' as const), amount }),
    fc.record({ act: fc.constant('unlink' as const) }),
  );
  type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

  function run(books: Books, what: Step): void {
    if (what.act === 'deposit') books.deposit(what.owner, what.amount, what.designated);
    else if (what.act === 'creditLine') books.creditLine(what.owner, what.amount);
    else if (what.act === 'reserve') books.reserve(what.owner, what.amount);
    else if (what.act === 'refund') refundWhileOpen(books, what.payment, what.amount);
    else if (what.act === 'grant' || what.act === 'reclaim') books[what.act](what.giver, 'C', what.amount, `of ${what.giver}`);
    else if (what.act === 'toReseller' || what.act === 'fromReseller') books[what.act]('P', 'R', what.amount);
    else if (what.act === 'payGranted') books.reserve('C', what.amount, undefined, { from: 'GRANTED', associationId: 'of P' });
    else if (what.act === 'owe') books.accounts.set('C', { ...books.account('C'), debt: what.amount });
    else if (what.act === 'unlink') books.unlink('C');
    else if (what.act === 'capture') books.capture(what.payment);
    else books.release(what.payment);
  }

  /** After the end of an association it is not the customer that gets granted money back (billing RF-7). */
  function refundWhileOpen(books: Books, payment: string, amount: bigint): void {
    const isGranted = books.paid.get(payment)?.some(({ balance }) => balance === 'GRANTED');
    const { grantedIn } = books.account('C');
    if (!isGranted || (grantedIn && !grantedIn.isOver)) books.refund(payment, amount);
  }

  it('billing AC-15 M-5 records, balances and holds agree after every step, and all accounts together hold nothing', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        const books = new Books({ P: 'PARTNER', R: 'RESELLER', C: 'CUSTOMER' });
        for (const what of steps) {
          run(books, what);
          expect(books.faults()).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });
});
