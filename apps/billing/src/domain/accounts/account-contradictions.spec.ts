import { BALANCES, type Account, type Balance } from './account';
import { accountContradictions, sumContradictions } from './account-contradictions';
import { Books } from './books.fixture';

describe('what contradicts itself in accounts', () => {
  function scene() {
    const books = new Books({ P: 'PARTNER', C: 'CUSTOMER' });
    books.deposit('P', 100n);
    books.grant('P', 'C', 60n);
    books.reserve('P', 30n, 'it');
    return books;
  }
  const recorded = (books: Books, id: string) => (balance: Balance) => {
    const own = books.lines.filter((line) => line.accountId === id && line.balance === balance);
    return { count: own.length, sum: own.reduce((sum, { amount }) => sum + amount, 0n) };
  };
  const details = (books: Books, change: Partial<Account> = {}, holds = [...books.holds.values()]) =>
    accountContradictions({ ...books.account('P'), ...change }, recorded(books, 'P'), holds).map(({ detail }) => detail);

  it('billing AC-15 M-5 nothing, when all is well', () => {
    const books = scene();
    expect([details(books), sumContradictions(books.accounts.values())]).toEqual([[], []]);
  });

  it('billing AC-15 a balance that is not its records, in sum or in number', () => {
    const books = scene();
    const { balances, records } = books.account('P');
    expect(details(books, { balances: { ...balances, CASH: 41n } })).toEqual(['CASH is not the sum of its records']);
    expect(details(books, { records: { ...records, BANK: 2 } })).toEqual(['BANK is not the sum of its records']);
    books.lines.splice(0, 1);
    expect(details(books)).toHaveLength(1);
  });

  it('billing 4.5 money that is held for no payment, and a payment that holds none', () => {
    const books = scene();
    expect(details(books, {}, [])).toEqual(
      ['CASH', 'TRANSFERABLE'].map((balance) => `what is held of ${balance} is not what payments reserved`),
    );
    books.release('it');
    expect(details(books, {}, [...scene().holds.values()])).toHaveLength(2);
  });

  it('billing AC-15 M-5 a balance below 0, and money that came from nowhere', () => {
    const books = scene();
    const account = books.account('C');
    const balances = { ...account.balances, GRANTED: -1n };
    const found = accountContradictions({ ...account, balances }, recorded(books, 'C'), []);
    expect(found.map(({ rule, detail }) => [rule, detail])).toContainEqual(['billing AC-15', 'Account C would have -1 fen of GRANTED']);
    books.accounts.set('C', { ...account, balances });
    expect(sumContradictions(books.accounts.values())).toMatchObject([{ rule: 'billing M-5', detail: 'together they hold -61 fen' }]);
    expect(BALANCES).toHaveLength(7);
  });
});
