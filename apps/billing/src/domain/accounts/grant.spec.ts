import { Books, yuan } from './books.fixture';

const OWNERS = { P: 'PARTNER', R: 'RESELLER', C: 'CUSTOMER' } as const;

describe('money that is given and taken back', () => {
  const withCash = (amount: number, designated = 0) => {
    const books = new Books(OWNERS);
    books.deposit('P', yuan(amount), yuan(designated));
    return books;
  };
  const shown = (books: Books) => [books.balance('P', 'CASH'), books.balance('P', 'TRANSFERABLE'), books.balance('C', 'GRANTED')];

  it('billing AC-2 10.9 what is neither designated nor held can be granted, to the last fen', () => {
    const books = withCash(15_000, 2_000);
    books.reserve('P', yuan(500), 'held');
    expect(books.grant('P', 'C', yuan(12_500.01))).toBe('CBC.5003');
    expect(books.grant('P', 'C', yuan(12_500))).toBeUndefined();
    expect(shown(books)).toEqual([yuan(2_500), yuan(500), yuan(12_500)]);
    expect(books.grant('P', 'C', 1n)).toBe('CBC.5003');
  });

  it('billing AC-2 nor is more granted than the transferable balance', () => {
    const books = withCash(100);
    const account = books.account('P');
    books.accounts.set('P', { ...account, balances: { ...account.balances, TRANSFERABLE: yuan(99) } });
    expect(books.grant('P', 'C', yuan(99.01))).toBe('CBC.5003');
    expect(books.grant('P', 'C', yuan(99))).toBeUndefined();
  });

  it('billing AC-3 no more is reclaimed than is left, of the account of this association alone', () => {
    const books = withCash(100);
    expect(books.reclaim('P', 'C', 1n)).toBe('CBC.99000047');
    books.grant('P', 'C', yuan(100));
    expect(books.reclaim('P', 'C', 1n, 'B')).toBe('CBC.99000047');
    expect(books.reclaim('P', 'C', yuan(100.01))).toBe('CBC.99005003');
    expect(books.reclaim('P', 'C', yuan(40))).toBeUndefined();
    expect(shown(books)).toEqual([yuan(40), yuan(40), yuan(60)]);
    expect(books.faults()).toEqual([]);
  });

  it('billing AC-3 AC-7 what a payment holds is neither reclaimed nor returned before that ends', () => {
    const books = withCash(100);
    books.grant('P', 'C', yuan(100));
    books.reserve('C', yuan(30), 'it', { from: 'GRANTED', associationId: 'A' });
    expect(books.reclaim('P', 'C', yuan(70.01))).toBe('CBC.99005003');
    expect(books.unlink('C')).toBe(yuan(70));
    expect(books.reclaim('P', 'C', 1n)).toBe('CBC.99000047');
    expect(books.reserve('C', 1n, 'late', { from: 'GRANTED', associationId: 'A' })?.code).toBe('CBC.99005003');
    expect(books.grant('P', 'C', 1n, 'B')).toBe('PCB.0504');
    books.release('it');
    expect(books.unlink('C')).toBe(yuan(30));
    expect([shown(books), books.account('C').grantedIn]).toEqual([[yuan(100), yuan(100), 0n], undefined]);
  });

  it('billing AC-5 a distributor gives to its reseller what it has free, and gets back what that one has', () => {
    const books = withCash(100, 10);
    expect(books.toReseller('P', 'R', yuan(90.01))).toBe('CBC.99005003');
    books.toReseller('P', 'R', yuan(90));
    books.grant('R', 'C', yuan(50));
    expect(books.grant('R', 'C', yuan(40.01))).toBe('CBC.5003');
    expect(books.fromReseller('P', 'R', yuan(40.01))).toBe('CBC.99005003');
    expect(books.fromReseller('P', 'R', yuan(40))).toBeUndefined();
    expect([books.balance('P', 'CASH'), books.balance('P', 'TRANSFERABLE'), books.balance('R', 'CASH')]).toEqual([yuan(50), yuan(40), 0n]);
    expect(books.unlink('C')).toBe(yuan(50));
    expect(books.balance('R', 'CASH')).toBe(yuan(50));
  });

  it('billing AC-16 all that is left goes back once', () => {
    const books = withCash(100);
    books.grant('P', 'C', yuan(60));
    expect([books.unlink('C'), books.unlink('C')]).toEqual([yuan(60), 0n]);
    expect(shown(books)).toEqual([yuan(100), yuan(100), 0n]);
    expect(books.grant('P', 'C', yuan(1), 'B')).toBeUndefined();
  });

  it('billing AC-18 a grant pays first what the customer owes: its credit, then what other systems charged', () => {
    const books = withCash(100);
    books.creditLine('C', yuan(50));
    books.reserve('C', yuan(20), 'on credit');
    books.capture('on credit');
    books.accounts.set('C', { ...books.account('C'), debt: yuan(30) });
    books.grant('P', 'C', yuan(10));
    expect([books.balance('C', 'GRANTED'), books.balance('C', 'CREDIT'), books.account('C').debt]).toEqual([0n, yuan(40), yuan(20)]);
    books.grant('P', 'C', yuan(25));
    expect([books.balance('C', 'GRANTED'), books.balance('C', 'CREDIT'), books.account('C').debt]).toEqual([yuan(5), yuan(50), 0n]);
    expect(books.lines.filter(({ trade }) => trade.reason === 'WRITE_OFF').map(({ balance, amount }) => [balance, amount])).toEqual([
      ['GRANTED', -yuan(10)],
      ['CREDIT', yuan(10)],
      ['GRANTED', -yuan(20)],
      ['CREDIT', yuan(10)],
      ['REVENUE', yuan(10)],
    ]);
    expect(books.faults()).toEqual([]);
  });

  it('billing RF-8 credit that was paid back meanwhile is not refilled beyond its line: the rest is granted money, which paid it back', () => {
    const books = withCash(100);
    books.creditLine('C', yuan(20));
    books.reserve('C', yuan(20), 'on credit');
    books.capture('on credit');
    books.accounts.set('C', { ...books.account('C'), debt: yuan(15) });
    books.grant('P', 'C', yuan(15));
    books.refund('on credit', yuan(20));
    expect([books.balance('C', 'CREDIT'), books.balance('C', 'GRANTED'), books.balance('C', 'CASH')]).toEqual([yuan(20), yuan(15), 0n]);
    expect(books.faults()).toEqual([]);
  });

  it('billing RF-7 granted money is not refunded to a customer whose association is over', () => {
    const books = withCash(100);
    books.grant('P', 'C', yuan(50));
    books.reserve('C', yuan(50), 'it', { from: 'GRANTED', associationId: 'A' });
    books.capture('it');
    books.refund('it', yuan(10));
    expect(books.unlink('C')).toBe(yuan(10));
    expect(() => books.refund('it', yuan(10))).toThrow('takes no granted money any more');
  });
});
