import { Books, yuan } from './books.fixture';
import { available } from './account';

describe('what a payment reserves, spends and gives back', () => {
  it('billing 4.5 10 the worked example: 10,000.00 of 15,000.00, of which 2,000.00 are designated, and the refund after 73 days', () => {
    const books = new Books({ P: 'PARTNER' });
    books.deposit('P', yuan(15_000), yuan(2_000));
    expect([books.balance('P', 'CASH'), books.balance('P', 'TRANSFERABLE')]).toEqual([yuan(15_000), yuan(13_000)]);
    expect(books.reserve('P', yuan(10_000), 'first')).toBeUndefined();
    expect(available(books.account('P'), 'CASH')).toBe(yuan(3_000));
    expect(books.balance('P', 'CASH')).toBe(yuan(15_000));
    books.capture('first');
    expect([books.balance('P', 'CASH'), books.balance('P', 'TRANSFERABLE')]).toEqual([yuan(5_000), yuan(3_000)]);
    expect(books.account('P').designated).toBe(yuan(2_000));
    expect(books.reserve('P', yuan(4_000), 'second')?.code).toBe('CBC.99005003');
    books.refund('first', yuan(7_000));
    expect([books.balance('P', 'CASH'), books.balance('P', 'TRANSFERABLE')]).toEqual([yuan(12_000), yuan(10_000)]);
    expect(books.faults()).toEqual([]);
  });

  it('billing PP-4 V5 cash comes before credit, and both together must cover the amount', () => {
    const books = new Books({ P: 'PARTNER' });
    books.deposit('P', yuan(600));
    books.creditLine('P', yuan(500));
    expect(books.reserve('P', yuan(1_100.01))).toMatchObject({ code: 'CBC.99005003', reason: 'balance_short' });
    expect(books.reserve('P', yuan(1_000), 'it')).toBeUndefined();
    expect(books.holds.get('it')).toMatchObject({
      parts: [
        { accountId: 'P', balance: 'CASH', amount: yuan(600) },
        { accountId: 'P', balance: 'CREDIT', amount: yuan(400) },
      ],
      transferable: yuan(600),
    });
    expect(books.reserve('P', yuan(100.01))?.code).toBe('CBC.99005003');
    expect(books.reserve('P', yuan(100))).toBeUndefined();
  });

  it('billing PP-4 a transferable balance that is short refuses although cash is enough; only a solution provider or distributor has one', () => {
    const books = new Books({ P: 'PARTNER', R: 'RESELLER' });
    for (const id of ['P', 'R']) {
      books.deposit(id, yuan(100));
      const account = books.account(id);
      books.accounts.set(id, { ...account, balances: { ...account.balances, TRANSFERABLE: 0n } });
    }
    expect(books.reserve('P', yuan(0.01))).toMatchObject({ code: 'CBC.99005003', reason: 'transferable_short' });
    expect(books.reserve('P', yuan(100.01))).toMatchObject({ code: 'CBC.99005003', reason: 'both_short' });
    expect(books.reserve('R', yuan(100))).toBeUndefined();
  });

  it('billing 6.5 C4 a release leaves everything as it was', () => {
    const books = new Books({ P: 'PARTNER' });
    books.deposit('P', yuan(100));
    const before = books.account('P');
    books.reserve('P', yuan(100), 'it');
    books.release('it');
    expect(books.account('P')).toEqual(before);
  });

  it('billing PAY-6 nothing is due, nothing moves', () => {
    const books = new Books({ C: 'CUSTOMER' });
    expect(books.reserve('C', 0n, 'free')).toBeUndefined();
    books.capture('free');
    expect([books.lines, books.account('C').hasConsumed]).toEqual([[], false]);
  });

  it('billing AC-1 of granted money only that of the present association is spent, and no cash', () => {
    const books = new Books({ C: 'CUSTOMER' });
    books.deposit('C', yuan(500));
    const granted = (associationId: string) => ({ from: 'GRANTED' as const, associationId });
    expect(books.reserve('C', yuan(1), 'own', granted('A'))).toMatchObject({ reason: 'balance_short' });
    const account = books.account('C');
    const balances = { ...account.balances, GRANTED: yuan(80), BANK: account.balances.BANK - yuan(80) };
    books.accounts.set('C', { ...account, balances, grantedIn: { associationId: 'A', by: 'P' } });
    expect(books.reserve('C', yuan(1), 'late', granted('B'))?.code).toBe('CBC.99005003');
    expect(books.reserve('C', yuan(80), 'it', granted('A'))).toBeUndefined();
    books.capture('it');
    expect([books.balance('C', 'GRANTED'), books.balance('C', 'CASH'), books.account('C').hasConsumed]).toEqual([0n, yuan(500), true]);
  });

  it('billing RF-8 RF-9 credit is refilled before cash, over several refunds each part up to what it paid', () => {
    const books = new Books({ P: 'PARTNER' });
    books.deposit('P', yuan(600));
    books.creditLine('P', yuan(500));
    books.reserve('P', yuan(1_000), 'it');
    books.capture('it');
    expect([books.balance('P', 'CASH'), books.balance('P', 'CREDIT')]).toEqual([0n, yuan(100)]);
    books.refund('it', yuan(300));
    expect([books.balance('P', 'CASH'), books.balance('P', 'CREDIT')]).toEqual([0n, yuan(400)]);
    books.refund('it', yuan(300));
    expect([books.balance('P', 'CASH'), books.balance('P', 'CREDIT')]).toEqual([yuan(200), yuan(500)]);
    books.refund('it', yuan(400));
    expect([books.balance('P', 'CASH'), books.balance('P', 'TRANSFERABLE')]).toEqual([yuan(600), yuan(600)]);
    books.refund('it', yuan(0.01));
    expect(books.balance('P', 'CASH')).toBe(yuan(600));
    expect(books.faults()).toEqual([]);
  });
});
